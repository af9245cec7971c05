package io.ttsjobs.audio;

/** The 32-bit checksum of an Ogg page (RFC 3533): polynomial 0x04C11DB7, highest bit first, from 0, not inverted. */
final class OggCrc {

    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int[] TABLE = table();

    private OggCrc() {}

    /** Goes on with a checksum. */
    static int update(int start, byte[] bytes, int offset, int length) {
        int crc = start;
        for (int i = offset; i < offset + length; i++) {
            crc = crc << 8 ^ TABLE[crc >>> 24 ^ (bytes[i] & 0xFF)];
        }
        return crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int b = 0; b < table.length; b++) {
            int crc = b << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc << 1 ^ (crc < 0 ? POLYNOMIAL : 0);
            }
            table[b] = crc;
        }
        return table;
    }
}
