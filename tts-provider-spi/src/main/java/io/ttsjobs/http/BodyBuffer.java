package io.ttsjobs.http;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Bytes that come in pieces, kept without ever being copied to a larger array, so that 20 MB take 20 MB and not twice as
 * much.
 *
 * <p>Not thread-safe while it is written to; once written it may be read by many threads.
 */
public final class BodyBuffer extends OutputStream {

    private static final int BLOCK_BYTES = 64 * 1024;

    private final List<byte[]> blocks = new ArrayList<>();
    private long size;

    /** Makes an empty buffer. */
    public BodyBuffer() {}

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        int from = offset;
        for (int left = offset + length - from; left > 0; left = offset + length - from) {
            int used = (int) (size % BLOCK_BYTES);
            if (used == 0) {
                blocks.add(new byte[BLOCK_BYTES]);
            }
            int count = Math.min(left, BLOCK_BYTES - used);
            System.arraycopy(source, from, blocks.get(blocks.size() - 1), used, count);
            size += count;
            from += count;
        }
    }

    /**
     * How much there is.
     *
     * @return bytes
     */
    public long size() {
        return size;
    }

    /**
     * The start of it.
     *
     * @param most how many bytes at most, 0 or more
     * @return a copy of the first bytes, fewer than {@code most} if there are not so many
     */
    public byte[] head(int most) {
        byte[] head = new byte[(int) Math.min(most, size)];
        for (int at = 0; at < head.length; at += BLOCK_BYTES) {
            System.arraycopy(blocks.get(at / BLOCK_BYTES), 0, head, at, Math.min(BLOCK_BYTES, head.length - at));
        }
        return head;
    }

    /**
     * Opens it from its first byte; may be called often.
     *
     * @return a new stream of what is there now, which reads no I/O and need not be closed
     */
    public InputStream open() {
        return new Reading(size);
    }

    /** One way through the blocks. */
    private final class Reading extends InputStream {
        private final long end;
        private long at;

        Reading(long end) {
            this.end = end;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            if (at == end) {
                return -1;
            }
            int inBlock = (int) (at % BLOCK_BYTES);
            int count = (int) Math.min(Math.min(length, BLOCK_BYTES - inBlock), end - at);
            System.arraycopy(blocks.get((int) (at / BLOCK_BYTES)), inBlock, target, offset, count);
            at += count;
            return count;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, end - at);
        }
    }
}
