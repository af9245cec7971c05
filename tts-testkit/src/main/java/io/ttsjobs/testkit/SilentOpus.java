package io.ttsjobs.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Ogg Opus with nothing to hear, for servers that stand in for those that speak Opus; the mock itself has no encoder.
 *
 * <p>Mono, in packets of 20 ms; the last one is cut by its position, so the length is exact to the sample of 48 kHz.
 */
public final class SilentOpus {

    private static final int RATE = 48_000;
    private static final int PACKET_SAMPLES = RATE / 50;
    private static final int PACKETS_PER_PAGE = 50;
    private static final short PRE_SKIP = 312;

    /** CELT over the full band, one frame of 20 ms, in which nothing is coded. */
    private static final byte[] SILENCE = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

    private static final int HEADER_SIZE = 27;
    private static final int CRC_OFFSET = 22;
    private static final int CRC_POLYNOMIAL = 0x04C1_1DB7;
    private static final int FIRST_PAGE = 2;
    private static final int LAST_PAGE = 4;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private int pages;

    private SilentOpus() {}

    /**
     * A file of a length.
     *
     * @param length above zero; rounded up to a sample
     * @return the file
     */
    public static byte[] of(Duration length) {
        long samples = (length.toNanos() * (RATE / 1000) + 999_999) / 1_000_000;
        return new SilentOpus().encode(samples);
    }

    private byte[] encode(long samples) {
        page(FIRST_PAGE, 0, head(), 1);
        page(0, 0, tags(), 1);
        long end = PRE_SKIP + samples;
        long position = 0;
        while (position < end) {
            long left = (end - position + PACKET_SAMPLES - 1) / PACKET_SAMPLES;
            int packets = (int) Math.min(PACKETS_PER_PAGE, left);
            position = Math.min(end, position + (long) packets * PACKET_SAMPLES);
            page(position == end ? LAST_PAGE : 0, position, SILENCE, packets);
        }
        return file.toByteArray();
    }

    /** Writes a page that holds one packet so many times. */
    private void page(int flags, long position, byte[] packet, int times) {
        byte[] bytes = new byte[HEADER_SIZE + times * (1 + packet.length)];
        ByteBuffer page = littleEndian(bytes)
                .put(ascii("OggS"))
                .put((byte) 0)
                .put((byte) flags)
                .putLong(position);
        page.putInt(1).putInt(pages++).putInt(0).put((byte) times);
        for (int i = 0; i < times; i++) {
            page.put((byte) packet.length);
        }
        for (int i = 0; i < times; i++) {
            page.put(packet);
        }
        page.putInt(CRC_OFFSET, crc(bytes));
        file.writeBytes(bytes);
    }

    private static byte[] head() {
        byte[] head = new byte[19];
        littleEndian(head)
                .put(ascii("OpusHead"))
                .put((byte) 1)
                .put((byte) 1)
                .putShort(PRE_SKIP)
                .putInt(RATE);
        return head;
    }

    private static byte[] tags() {
        byte[] vendor = ascii("ttsjobs");
        byte[] tags = new byte[16 + vendor.length];
        littleEndian(tags).put(ascii("OpusTags")).putInt(vendor.length).put(vendor);
        return tags;
    }

    private static int crc(byte[] page) {
        int crc = 0;
        for (byte b : page) {
            crc ^= b << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ CRC_POLYNOMIAL : crc << 1;
            }
        }
        return crc;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
