package io.ttsjobs.testkit;

import java.util.Optional;

/** The four bytes that open a Layer III frame, read. */
record Mp3FrameHeader(boolean mpeg1, int sampleRate, int channels, int size) {

    private static final int[] MPEG1_RATES = {44_100, 48_000, 32_000};
    private static final int[] MPEG1_KBITS = {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] MPEG2_KBITS = {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

    /** Reads a header; empty if these are not the bytes of one. */
    static Optional<Mp3FrameHeader> parse(int bits) {
        int version = bits >>> 19 & 0b11;
        int layer = bits >>> 17 & 0b11;
        int bitRate = bits >>> 12 & 0xF;
        int rate = bits >>> 10 & 0b11;
        if (bits >>> 21 != 0x7FF || version == 0b01 || layer != 0b01 || bitRate % 15 == 0 || rate == 0b11) {
            return Optional.empty();
        }
        boolean mpeg1 = version == 0b11;
        int sampleRate = MPEG1_RATES[rate] >> (mpeg1 ? 0 : version == 0b10 ? 1 : 2);
        int bytesPerSecond = (mpeg1 ? MPEG1_KBITS : MPEG2_KBITS)[bitRate - 1] * 125;
        int padding = bits >>> 9 & 1;
        int channels = (bits >>> 6 & 0b11) == 0b11 ? 1 : 2;
        return Optional.of(new Mp3FrameHeader(
                mpeg1, sampleRate, channels, samples(mpeg1) * bytesPerSecond / sampleRate + padding));
    }

    int samples() {
        return samples(mpeg1);
    }

    /** Where an Info or Xing tag would stand, counted from the first byte of the frame. */
    int tagOffset() {
        int mono = channels == 1 ? 1 : 0;
        return 4 + (mpeg1 ? 32 - 15 * mono : 17 - 8 * mono);
    }

    private static int samples(boolean mpeg1) {
        return mpeg1 ? 1152 : 576;
    }
}
