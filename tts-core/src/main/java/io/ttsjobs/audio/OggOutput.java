package io.ttsjobs.audio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * An Ogg file of one logical stream of audio, whose packets are all no larger than a page.
 *
 * <p>Pages hold no more than a second, so that seeking is fine enough (RFC 7845, section 6). The last page is kept back
 * until the end is known. The same packets make the same file.
 */
final class OggOutput {

    /** A stream that is alone needs no number that differs from others. */
    private static final int SERIAL = 0x74747331;

    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final int HEADER_BYTES = 27;
    private static final int CRC_OFFSET = 22;
    private static final int MAX_SEGMENTS = 255;
    private static final int SEGMENT_BYTES = 255;

    private final OutputFile out;
    private final int pageSamples;
    private final byte[] lacing = new byte[MAX_SEGMENTS];
    private final byte[] body = new byte[MAX_SEGMENTS * SEGMENT_BYTES];
    private int segments;
    private int bodyBytes;
    private int sequence;
    private long written;
    private long total;

    /**
     * Starts a file.
     *
     * @param out where to write
     * @param pageSamples what a page holds at most, in sample frames
     * @param headers packets that have a page each
     */
    OggOutput(OutputFile out, int pageSamples, byte[]... headers) {
        this(out, pageSamples);
        for (byte[] header : headers) {
            put(header, 0, header.length);
            writePage(sequence == 0 ? FIRST : 0, 0);
        }
    }

    private OggOutput(OutputFile out, int pageSamples) {
        this.out = out;
        this.pageSamples = pageSamples;
    }

    /** Writes down what {@link #restore} needs: above all the page that is not in the file yet. */
    void save(DataOutput to) throws IOException {
        to.writeInt(sequence);
        to.writeLong(written);
        to.writeLong(total);
        to.writeInt(segments);
        to.write(lacing, 0, segments);
        to.writeInt(bodyBytes);
        to.write(body, 0, bodyBytes);
    }

    /** {@return the output as it was saved, to go on at the end of the file} */
    static OggOutput restore(OutputFile out, int pageSamples, DataInput from) throws IOException {
        OggOutput output = new OggOutput(out, pageSamples);
        output.sequence = from.readInt();
        output.written = Saved.count(from);
        output.total = Saved.count(from);
        output.segments = Saved.number(from, 1, MAX_SEGMENTS);
        from.readFully(output.lacing, 0, output.segments);
        output.bodyBytes = Saved.number(from, output.lacedBytes(), output.lacedBytes());
        from.readFully(output.body, 0, output.bodyBytes);
        return output;
    }

    /** {@return what the lacing says of the size of the page} */
    private int lacedBytes() {
        int bytes = 0;
        for (int i = 0; i < segments; i++) {
            bytes += lacing[i] & 0xFF;
        }
        return bytes;
    }

    /** Writes a packet of so many sample frames. */
    void packet(byte[] bytes, int offset, int size, int samples) {
        boolean fits = segments + size / SEGMENT_BYTES + 1 <= MAX_SEGMENTS && total + samples - written <= pageSamples;
        if (segments > 0 && !fits) {
            writePage(0, total);
            written = total;
        }
        put(bytes, offset, size);
        total += samples;
    }

    /**
     * Says where the stream ends if no further packet comes.
     *
     * @param trim sample frames for players to drop at the end
     * @return the position of the end; it is later than asked for where the last page is shorter than what is to be
     *     dropped, because positions never go back
     */
    long end(long trim) {
        return Math.max(written, total - trim);
    }

    /** {@return the page that is kept back, as the last one of the stream, which ends at {@link #end}} */
    byte[] lastPage(long trim) {
        return page(LAST, end(trim));
    }

    private void put(byte[] bytes, int offset, int size) {
        System.arraycopy(bytes, offset, body, bodyBytes, size);
        bodyBytes += size;
        int left = size;
        for (; left >= SEGMENT_BYTES; left -= SEGMENT_BYTES) {
            lacing[segments++] = (byte) SEGMENT_BYTES;
        }
        lacing[segments++] = (byte) left;
    }

    private void writePage(int flags, long granule) {
        out.write(page(flags, granule));
        sequence++;
        segments = 0;
        bodyBytes = 0;
    }

    private byte[] page(int flags, long granule) {
        ByteBuffer page =
                ByteBuffer.allocate(HEADER_BYTES + segments + bodyBytes).order(ByteOrder.LITTLE_ENDIAN);
        page.put("OggS".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) flags);
        page.putLong(granule).putInt(SERIAL).putInt(sequence);
        page.position(HEADER_BYTES - 1);
        page.put((byte) segments).put(lacing, 0, segments).put(body, 0, bodyBytes);
        return page.putInt(CRC_OFFSET, OggCrc.update(0, page.array(), 0, page.capacity()))
                .array();
    }
}
