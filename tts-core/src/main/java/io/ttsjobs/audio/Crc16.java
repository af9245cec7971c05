package io.ttsjobs.audio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The two 16-bit checksums of an MP3 file; both use the polynomial x^16 + x^15 + x^2 + 1, from opposite ends. */
final class Crc16 {

    private static final int REFLECTED = 0xA001;
    private static final int FORWARD = 0x8005;

    /** How many words behind a word may be to count for it: the degree of the polynomial. */
    private static final int DEGREE = 16;

    /** Masks what is left of a number that is divided by the degree. */
    private static final int MODULO_DEGREE = DEGREE - 1;

    /** Eight tables in a row: entry {@code 256 * k + b} is byte b followed by k zero bytes. */
    private static final char[] ARC = arcTables();

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Crc16() {}

    /** Goes on with the checksum that LAME tags use (CRC-16/ARC, starting at 0). */
    static int arc(int start, byte[] bytes, int offset, int length) {
        int words = length / Long.BYTES;
        int crc = words == 0 ? start : ofWords(start, bytes, offset, words);
        for (int i = offset + words * Long.BYTES; i < offset + length; i++) {
            crc = crc >> 8 ^ ARC[(bytes[i] ^ crc) & 0xFF];
        }
        return crc;
    }

    /**
     * Moves what all words but the last sixteen contribute into those, and only they need the tables.
     *
     * <p>Squared six times, as one may term by term where 1 + 1 = 0, the polynomial is x^1024 + x^960 + x^128 + 1, and the
     * checksum of a multiple of it is 0. So a word counts as much as if it stood 1, 14 and 16 words of 64 bits later.
     */
    private static int ofWords(int start, byte[] bytes, int offset, int words) {
        long[] moved = new long[DEGREE]; // the last sixteen words that were moved on
        long last = start;
        int i = 0;
        for (; i < words - DEGREE; i++) {
            last ^= word(bytes, offset, i) ^ moved[i & MODULO_DEGREE] ^ moved[(i + 2) & MODULO_DEGREE];
            moved[i & MODULO_DEGREE] = last;
        }
        int crc = 0;
        for (; i < words; i++) {
            crc = checksum(
                    word(bytes, offset, i) ^ last ^ moved[i & MODULO_DEGREE] ^ moved[(i + 2) & MODULO_DEGREE] ^ crc);
            moved[i & MODULO_DEGREE] = 0;
            last = 0;
        }
        return crc;
    }

    private static long word(byte[] bytes, int offset, int index) {
        return (long) LONGS.get(bytes, offset + index * Long.BYTES);
    }

    /** {@return the checksum of eight bytes, the lowest first} */
    private static int checksum(long bytes) {
        int low = (int) bytes;
        int high = (int) (bytes >>> 32);
        return ARC[7 << 8 | (low & 0xFF)]
                ^ ARC[6 << 8 | (low >>> 8 & 0xFF)]
                ^ ARC[5 << 8 | (low >>> 16 & 0xFF)]
                ^ ARC[4 << 8 | low >>> 24]
                ^ ARC[3 << 8 | (high & 0xFF)]
                ^ ARC[2 << 8 | (high >>> 8 & 0xFF)]
                ^ ARC[1 << 8 | (high >>> 16 & 0xFF)]
                ^ ARC[high >>> 24];
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
        char[] tables = new char[Long.BYTES * 256];
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
