package io.ttsjobs.audio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The two 16-bit checksums of an MP3 file; both use the polynomial x^16 + x^15 + x^2 + 1, from opposite ends. */
final class Crc16 {

    private static final int REFLECTED = 0xA001;
    private static final int FORWARD = 0x8005;

    /** Bytes that one step takes. */
    private static final int STEP = 16;

    /** Sixteen tables in a row: entry {@code 256 * k + b} is byte b followed by k zero bytes. */
    private static final char[] ARC = arcTables();

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Crc16() {}

    /** Goes on with the checksum that LAME tags use (CRC-16/ARC, starting at 0). */
    static int arc(int start, byte[] bytes, int offset, int length) {
        int crc = start;
        int i = offset;
        for (int end = offset + length - STEP; i <= end; i += STEP) {
            crc = before(8, (long) LONGS.get(bytes, i) ^ crc) ^ before(0, (long) LONGS.get(bytes, i + 8));
        }
        for (; i < offset + length; i++) {
            crc = crc >> 8 ^ ARC[(bytes[i] ^ crc) & 0xFF];
        }
        return crc;
    }

    /** {@return the checksum of eight bytes, the lowest first, and that many zeros} */
    private static int before(int zeros, long bytes) {
        int low = (int) bytes;
        int high = (int) (bytes >>> 32);
        return ARC[(zeros + 7) << 8 | (low & 0xFF)]
                ^ ARC[(zeros + 6) << 8 | (low >>> 8 & 0xFF)]
                ^ ARC[(zeros + 5) << 8 | (low >>> 16 & 0xFF)]
                ^ ARC[(zeros + 4) << 8 | low >>> 24]
                ^ ARC[(zeros + 3) << 8 | (high & 0xFF)]
                ^ ARC[(zeros + 2) << 8 | (high >>> 8 & 0xFF)]
                ^ ARC[(zeros + 1) << 8 | (high >>> 16 & 0xFF)]
                ^ ARC[zeros << 8 | high >>> 24];
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
        char[] tables = new char[STEP * 256];
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
