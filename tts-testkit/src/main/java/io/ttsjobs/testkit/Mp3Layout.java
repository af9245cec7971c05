package io.ttsjobs.testkit;

import java.util.List;

/** The frames of a mono MP3 stream of constant bit rate: how large each one is, and its header. */
final class Mp3Layout {

    static final int GRANULE = 576;
    static final int HEADER_SIZE = 4;

    /** Three rates each of MPEG-1, MPEG-2 and MPEG-2.5, in the order of their index in the header. */
    private static final List<Integer> RATES =
            List.of(44_100, 48_000, 32_000, 22_050, 24_000, 16_000, 11_025, 12_000, 8_000);

    private static final List<Integer> MPEG1_KBITS =
            List.of(32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320);
    private static final List<Integer> MPEG2_KBITS = List.of(8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160);
    private static final int[] VERSION_BITS = {0b11, 0b10, 0b00};

    private static final int SYNC = 0x7FF << 21;
    private static final int LAYER_III = 0b01 << 17;
    private static final int NO_CRC = 1 << 16;
    private static final int PADDED = 1 << 9;
    private static final int MONO = 0b11 << 6;
    private static final int ORIGINAL = 1 << 2;

    private final int sampleRate;
    private final int bitRate;
    private final int rateIndex;
    private final int bitRateIndex;

    /**
     * Looks up the stream's place in the tables of the standard.
     *
     * @throws IllegalArgumentException if MP3 has no such sample rate, or no such bit rate at it
     */
    Mp3Layout(int sampleRate, int bitRate) {
        this.sampleRate = sampleRate;
        this.bitRate = bitRate;
        this.rateIndex = RATES.indexOf(sampleRate);
        if (rateIndex < 0) {
            throw new IllegalArgumentException("sampleRate must be one of " + RATES + ", but is " + sampleRate);
        }
        List<Integer> kbits = isMpeg1() ? MPEG1_KBITS : MPEG2_KBITS;
        this.bitRateIndex = bitRate % 1000 == 0 ? kbits.indexOf(bitRate / 1000) + 1 : 0;
        if (bitRateIndex == 0) {
            throw new IllegalArgumentException(
                    "bitRate at " + sampleRate + " Hz must be one of " + kbits + " kbit/s, but is " + bitRate);
        }
    }

    /** The bit rate to take when none is asked for. */
    static int usualBitRate(int sampleRate) {
        int index = RATES.indexOf(sampleRate);
        return index >= 0 && index < 3 ? 128_000 : 64_000;
    }

    boolean isMpeg1() {
        return rateIndex < 3;
    }

    int sampleRate() {
        return sampleRate;
    }

    int bitRate() {
        return bitRate;
    }

    int granulesPerFrame() {
        return isMpeg1() ? 2 : 1;
    }

    int sideInfoSize() {
        return isMpeg1() ? 17 : 9;
    }

    /** The size of a frame without padding. */
    int plainFrameSize() {
        return Math.toIntExact(frameStart(1));
    }

    /** Where a frame starts: padding keeps the stream at its bit rate to the byte. */
    long frameStart(int frame) {
        return (long) frame * granulesPerFrame() * (GRANULE / 8) * bitRate / sampleRate;
    }

    int header(boolean padded) {
        return SYNC
                | VERSION_BITS[rateIndex / 3] << 19
                | LAYER_III
                | NO_CRC
                | bitRateIndex << 12
                | rateIndex % 3 << 10
                | (padded ? PADDED : 0)
                | MONO
                | ORIGINAL;
    }
}
