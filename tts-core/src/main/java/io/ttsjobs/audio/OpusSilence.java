package io.ttsjobs.audio;

/**
 * The packets of silence that go before a stream, and leave a decoder as if it had just started.
 *
 * <p>What a stream decodes to depends on what the decoder heard before; without silence between them, a stream that starts
 * loud differed from its own decoding by up to 0.01 of full scale. A decoder starts anew when the kind of coding changes
 * (RFC 6716, section 4.5.2). So the last packet before a stream that starts with CELT is of SILK, and before any other
 * it is of CELT: then the difference is 0. CELT silence before CELT would do harm instead, because CELT predicts loudness
 * from the frame before: the first 40 ms lost up to 80 percent of their amplitude.
 */
final class OpusSilence {

    /** The shortest silence that there is a packet for: 2.5 ms at 48 kHz. */
    static final int STEP = 120;

    /** One frame of CELT, 2.5 ms, whose first bit says that it is silent. */
    private static final byte[] SHORT = {(byte) 0xE0, (byte) 0xFF, (byte) 0xFE};

    /** The same, 20 ms. */
    private static final byte[] LONG = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

    /**
     * One frame of SILK, 10 ms, mono. SILK cannot say silence; of all frames of two bytes, this is one of those that
     * libopus decodes to the least: the last bit of 16.
     */
    private static final byte[] SILK_MONO = {0, 0x45, (byte) 0x8C};

    /** The same for stereo, which is decoded to 0. */
    private static final byte[] SILK_STEREO = {4, (byte) 0x94, 0x28};

    private static final int STEREO = 4;
    private static final int LONG_STEPS = 8;
    private static final int SILK_STEPS = 4;
    private static final int FIRST_CELT_CONFIG = 16;

    private final OggOutput output;
    private final boolean stereo;

    OpusSilence(OggOutput output, int channels) {
        this.output = output;
        this.stereo = channels == 2;
    }

    /** {@return how many steps there must be before a stream whose first packet starts with that byte} */
    static int leastSteps(byte toc) {
        return startsWithCelt(toc) ? SILK_STEPS + 1 : 1;
    }

    private static boolean startsWithCelt(byte toc) {
        return (toc & 0xFF) >> 3 >= FIRST_CELT_CONFIG;
    }

    /**
     * Writes silence.
     *
     * @param steps how much, at least {@link #leastSteps}
     * @param toc how the first packet after it starts
     */
    void write(long steps, byte toc) {
        boolean resets = startsWithCelt(toc);
        long left = steps - (resets ? SILK_STEPS : 0);
        for (; left >= LONG_STEPS; left -= LONG_STEPS) {
            packet(LONG, LONG_STEPS);
        }
        for (; left > 0; left--) {
            packet(SHORT, 1);
        }
        if (resets) {
            packet(stereo ? SILK_STEREO : SILK_MONO, SILK_STEPS);
        }
    }

    private void packet(byte[] mono, int steps) {
        byte[] packet = mono.clone();
        packet[0] |= (byte) (stereo ? STEREO : 0);
        output.packet(packet, 0, packet.length, steps * STEP);
    }
}
