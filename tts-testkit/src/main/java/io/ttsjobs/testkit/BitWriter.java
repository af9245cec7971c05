package io.ttsjobs.testkit;

/** Puts bits into a byte array, the highest bit of a value first. */
final class BitWriter {

    private final byte[] bytes;
    private long position;

    BitWriter(byte[] bytes, int firstByte) {
        this.bytes = bytes;
        this.position = 8L * firstByte;
    }

    BitWriter write(int value, int bits) {
        for (int bit = bits - 1; bit >= 0; bit--) {
            if ((value >>> bit & 1) != 0) {
                bytes[(int) (position >> 3)] |= (byte) (0x80 >> (position & 7));
            }
            position++;
        }
        return this;
    }

    /** Leaves bits as they are. */
    BitWriter skip(int bits) {
        position += bits;
        return this;
    }
}
