package io.ttsjobs.audio;

import java.nio.ByteBuffer;

/**
 * What the seven bytes at the start of an AAC frame say (ISO/IEC 14496-3, "Audio Data Transport Stream"); the header is
 * the {@code long} itself.
 *
 * <p>From bit 55: twelve sync bits, MPEG-2 1, layer 2 (always 0), no-CRC 1, profile 2, sample rate 4, private 1,
 * channels 3, original 1, home 1, copyright 2, frame length 13, buffer fullness 11, raw data blocks beyond the first 2.
 */
final class AdtsHeader {

    static final int BYTES = 7;

    /** The largest frame that thirteen bits can state. */
    static final int MAX_FRAME_BYTES = 0x1FFF;

    /** Sample frames in a raw data block; streams with 960 have no ADTS form. */
    static final int BLOCK_SAMPLES = 1024;

    private static final long SYNC = 0xFFFL << 44;
    private static final long MPEG_2 = 1L << 43;
    private static final long LAYER = 3L << 41;
    private static final long NO_CRC = 1L << 40;
    private static final long PROFILE = 3L << 38;
    private static final long SAMPLE_RATE = 0xFL << 34;
    private static final long CHANNELS = 7L << 30;

    /** What is the same in every frame of a stream, but for flags that no decoder needs. */
    private static final long STREAM = SYNC | MPEG_2 | LAYER | PROFILE | SAMPLE_RATE | CHANNELS;

    /** The buffer fullness of a stream whose frames are of any size. */
    private static final long VARIABLE_RATE = 0x7FFL << 2;

    private static final long LOW_COMPLEXITY = 1L << 38;

    private static final int[] RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };

    private static final String[] PROFILES = {"Main", "LC", "SSR", "LTP"};

    /**
     * A mono block without sound: a single channel element whose bands are none, and the end mark.
     *
     * <p>Bits: element 000, tag 0000, gain 00000000, reserved 0, long window 00, sine 0, bands 000000, prediction 0,
     * pulse 0, noise shaping 0, gain control 0, end 111.
     */
    private static final byte[] SILENT_MONO = {0, 0, 0, 7};

    /**
     * A stereo block without sound: a channel pair element with a common window, and the end mark.
     *
     * <p>Bits: element 001, tag 0000, common window 1, reserved 0, long window 00, sine 0, bands 000000, prediction 0,
     * mid/side 00, then twice gain 00000000, pulse 0, noise shaping 0, gain control 0, then end 111 and 00 to fill up.
     */
    private static final byte[] SILENT_STEREO = {0x21, 0, 0, 0, 0, 0x1C};

    private AdtsHeader() {}

    /** {@return the header at an offset, which is one only if {@link #isFrame} says so} */
    static long at(AudioInput in, int offset) {
        return Integer.toUnsignedLong(in.int32(offset)) << 24 | (in.int32(offset + 3) & 0xFF_FFFF);
    }

    /** {@return whether this can be the header of a frame} */
    static boolean isFrame(long header) {
        return (header & (SYNC | LAYER)) == SYNC
                && rateIndex(header) < RATES.length
                && frameBytes(header) > headBytes(header);
    }

    /** {@return whether two frames may stand in one stream: same version, profile, sample rate and channels} */
    static boolean fit(long left, long right) {
        return ((left ^ right) & STREAM) == 0;
    }

    static boolean isLowComplexity(long header) {
        return (header & PROFILE) == LOW_COMPLEXITY;
    }

    /** {@return how channels are arranged: 1 for mono, 2 for stereo, 0 if the blocks say it themselves} */
    static int channelConfiguration(long header) {
        return (int) ((header & CHANNELS) >> 30);
    }

    /** {@return sample frames per second} */
    static int sampleRate(long header) {
        return RATES[rateIndex(header)];
    }

    private static int rateIndex(long header) {
        return (int) ((header & SAMPLE_RATE) >> 34);
    }

    /** {@return raw data blocks in the frame, 1 to 4} */
    static int blocks(long header) {
        return (int) (header & 3) + 1;
    }

    /** {@return the size of the frame, header included} */
    static int frameBytes(long header) {
        return (int) (header >> 13 & MAX_FRAME_BYTES);
    }

    /** {@return what stands before the first block: with a checksum also where the other blocks start} */
    private static int headBytes(long header) {
        return (header & NO_CRC) != 0 ? BYTES : BYTES + 2 * blocks(header);
    }

    /** {@return a frame without sound, of the stream of a mono or stereo frame of low complexity} */
    static byte[] silentFrame(long header) {
        byte[] block = channelConfiguration(header) == 1 ? SILENT_MONO : SILENT_STEREO;
        int size = BYTES + block.length;
        long silent = (header & STREAM) | NO_CRC | ((long) size << 13) | VARIABLE_RATE;
        ByteBuffer frame = ByteBuffer.allocate(size);
        frame.putInt((int) (silent >> 24)).put((byte) (silent >> 16)).putShort((short) silent);
        return frame.put(block).array();
    }

    /** {@return version, profile, rate and channels, for a message} */
    static String describe(long header) {
        return "AAC " + PROFILES[(int) ((header & PROFILE) >> 38)] + " ("
                + ((header & MPEG_2) == 0 ? "MPEG-4" : "MPEG-2") + "), " + sampleRate(header) + " Hz, "
                + describeChannels(channelConfiguration(header));
    }

    private static String describeChannels(int configuration) {
        return switch (configuration) {
            case 0 -> "channels as a program config element says";
            case 1 -> "mono";
            case 2 -> "stereo";
            case 7 -> "8 channels";
            default -> configuration + " channels";
        };
    }
}
