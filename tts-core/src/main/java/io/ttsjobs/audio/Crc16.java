package io.ttsjobs.audio;

/** The two 16-bit checksums of an MP3 file; both use the polynomial x^16 + x^15 + x^2 + 1, from opposite ends. */
final class Crc16 {

    private static final int REFLECTED = 0xA001;
    private static final int FORWARD = 0x8005;

    /** Eight tables in a row: entry {@code 256 * k + b} is byte b followed by k zero bytes. */
    private static final char[] ARC = arcTables();

    private Crc16() {}

    /** Goes on with the checksum that LAME tags use (CRC-16/ARC, starting at 0), eight bytes a step. */
    static int arc(int start, byte[] bytes, int offset, int length) {
        int crc = start;
        int i = offset;
        for (int end = offset + length - 7; i < end; i += 8) {
            crc = ARC[0x700 | ((bytes[i] ^ crc) & 0xFF)]
                    ^ ARC[0x600 | ((bytes[i + 1] ^ crc >> 8) & 0xFF)]
                    ^ ARC[0x500 | (bytes[i + 2] & 0xFF)]
                    ^ ARC[0x400 | (bytes[i + 3] & 0xFF)]
                    ^ ARC[0x300 | (bytes[i + 4] & 0xFF)]
                    ^ ARC[0x200 | (bytes[i + 5] & 0xFF)]
                    ^ ARC[0x100 | (bytes[i + 6] & 0xFF)]
                    ^ ARC[bytes[i + 7] & 0xFF];
        }
        for (; i < offset + length; i++) {
            crc = crc >> 8 ^ ARC[(bytes[i] ^ crc) & 0xFF];
        }
        return crc;
    }

    /** Goes on with the checksum that protects a frame's header and side information (starting at 0xFFFF). */
    static int frame(int start, byte[] bytes, int offset, int length) {
        int crc = start;
        for (int i = offset; i < offset + length; i++) {
            crc ^= (bytes[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc << 1 ^ ((crc & 0x8000) == 0 ? 0 : FORWARD);
            }
        }
        return crc & 0xFFFF;
    }

    private static char[] arcTables() {
        char[] tables = new char[8 * 256];
        for (int b = 0; b < 256; b++) {
            int crc = b;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc >> 1 ^ ((crc & 1) == 0 ? 0 : REFLECTED);
            }
            tables[b] = (char) crc;
        }
        for (int i = 256; i < tables.length; i++) {
            int shorter = tables[i - 256];
            tables[i] = (char) (shorter >> 8 ^ tables[shorter & 0xFF]);
        }
        return tables;
    }
}
