package io.ttsjobs.provider.elevenlabs;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;

/** A body that has come whole, to be read once; what has been read is let go. */
final class BodyStream extends InputStream {

    private final Deque<ByteBuffer> pieces;
    private final long size;

    BodyStream(Collection<ByteBuffer> pieces, long size) {
        this.pieces = new ArrayDeque<>(pieces);
        this.size = size;
    }

    /** How many bytes came. */
    long size() {
        return size;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        ByteBuffer piece = pieces.peek();
        while (piece != null && !piece.hasRemaining()) {
            pieces.remove();
            piece = pieces.peek();
        }
        if (piece == null) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, piece.remaining());
        piece.get(target, offset, count);
        return count;
    }

    /** As the parent's, without its exception: the bytes are in memory. */
    @Override
    public byte[] readAllBytes() {
        byte[] all = new byte[pieces.stream().mapToInt(ByteBuffer::remaining).sum()];
        int at = 0;
        while (at < all.length) {
            at += read(all, at, all.length - at);
        }
        return all;
    }
}
