package io.ttsjobs.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Some bytes of a file. A channel is under it, because that lets the file be renamed on every system while it is read; it
 * is closed by an interrupt.
 */
final class FileSlice extends InputStream {

    private final Path file;
    private final InputStream in;
    private long left;

    private FileSlice(Path file, InputStream in, long left) {
        this.file = file;
        this.in = in;
        this.left = left;
    }

    /** Opens the bytes between two positions. */
    static FileSlice open(Path file, long from, long to) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            return new FileSlice(file, Channels.newInputStream(channel.position(from)), to - from);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return length == 0 ? 0 : -1;
        }
        int count = in.read(into, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException(file + " is shorter than it was, by " + left + " bytes at least");
        }
        left -= count;
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
