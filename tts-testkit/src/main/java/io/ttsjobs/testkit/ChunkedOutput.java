package io.ttsjobs.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A body in chunks of 16 KiB, without the last, empty one. */
final class ChunkedOutput extends OutputStream {

    private final OutputStream out;
    private final byte[] block = new byte[16 * 1024];
    private int filled;

    ChunkedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        block[filled++] = (byte) value;
        if (filled == block.length) {
            flush();
        }
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int from = offset;
        while (from < offset + length) {
            int count = Math.min(offset + length - from, block.length - filled);
            System.arraycopy(source, from, block, filled, count);
            filled += count;
            from += count;
            if (filled == block.length) {
                flush();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (filled > 0) {
            out.write((Integer.toHexString(filled) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(block, 0, filled);
            out.write(new byte[] {'\r', '\n'});
            filled = 0;
        }
        out.flush();
    }
}
