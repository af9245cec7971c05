package io.ttsjobs.audio;

/**
 * What the four bytes at the start of an MPEG audio frame say; the header is the {@code int} itself.
 *
 * <p>From the highest bit: eleven sync bits, version 2, layer 2, no-CRC 1, bit rate 4, sample rate 2, padding 1, private 1,
 * mode 2, mode extension 2, copyright 1, original 1, emphasis 2.
 */
final class Mp3Header {

    /** The largest frame of a bit rate that is stated: 320 kbit/s at 32 kHz, padded. */
    static final int MAX_FRAME_BYTES = 1441;

    private static final int SYNC = 0xFFE00000;
    private static final int VERSION = 3 << 19;
    private static final int LAYER = 3 << 17;
    private static final int LAYER_3 = 1 << 17;
    private static final int NO_CRC = 1 << 16;
    private static final int BIT_RATE = 0xF << 12;
    private static final int SAMPLE_RATE = 3 << 10;
    private static final int PADDING = 1 << 9;
    private static final int MODE = 3 << 6;
    private static final int MODE_EXTENSION = 3 << 4;
    private static final int EMPHASIS = 3;

    private static final int VERSION_1 = 3 << 19;
    private static final int VERSION_2 = 2 << 19;
    private static final int VERSION_RESERVED = 1 << 19;
    private static final int EMPHASIS_RESERVED = 2;

    private static final int[] KBITS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBITS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] RATES_1 = {44_100, 48_000, 32_000};

    /** The size of every unpadded frame, by the bits that settle it. */
    private static final short[] FRAME_BYTES = new short[4 << 6];

    static {
        for (int header = 0; header < FRAME_BYTES.length; header++) {
            int bits = SYNC | LAYER_3 | NO_CRC | (header >> 6) << 19 | (header & 0x3F) << 10;
            FRAME_BYTES[header] = isFrame(bits) ? (short) (samples(bits) / 8 * bitRate(bits) / sampleRate(bits)) : 0;
        }
    }

    private Mp3Header() {}

    /** {@return whether this can be the header of a Layer III frame whose size it tells} */
    static boolean isFrame(int header) {
        return isLayer3(header) && (header & BIT_RATE) != 0;
    }

    /** {@return whether this can be the header of a frame whose bit rate, and so its size, is not told} */
    static boolean isFreeFormat(int header) {
        return isLayer3(header) && (header & BIT_RATE) == 0;
    }

    private static boolean isLayer3(int header) {
        return (header & SYNC) == SYNC
                && (header & LAYER) == LAYER_3
                && (header & VERSION) != VERSION_RESERVED
                && (header & BIT_RATE) != BIT_RATE
                && (header & SAMPLE_RATE) != SAMPLE_RATE
                && (header & EMPHASIS) != EMPHASIS_RESERVED;
    }

    /** {@return whether two frames may stand in one stream: same version, layer, sample rate and channels} */
    static boolean fit(int left, int right) {
        return ((left ^ right) & (SYNC | VERSION | LAYER | SAMPLE_RATE)) == 0 && isMono(left) == isMono(right);
    }

    static boolean isMpeg1(int header) {
        return (header & VERSION) == VERSION_1;
    }

    static boolean isMono(int header) {
        return (header & MODE) == MODE;
    }

    static boolean hasCrc(int header) {
        return (header & NO_CRC) == 0;
    }

    /** {@return where the bit rate stands in its table, 1 to 14} */
    static int bitRateIndex(int header) {
        return (header & BIT_RATE) >> 12;
    }

    /** {@return bits per second} */
    static int bitRate(int header) {
        return 1000 * (isMpeg1(header) ? KBITS_1 : KBITS_2)[bitRateIndex(header)];
    }

    /** {@return sample frames per second} */
    static int sampleRate(int header) {
        int rate = RATES_1[(header & SAMPLE_RATE) >> 10];
        return isMpeg1(header) ? rate : (header & VERSION) == VERSION_2 ? rate / 2 : rate / 4;
    }

    /** {@return sample frames in a frame} */
    static int samples(int header) {
        return isMpeg1(header) ? 1152 : 576;
    }

    /** {@return the size of the frame, header included} */
    static int frameBytes(int header) {
        int settling = (header & VERSION) >> 13 | (header & (BIT_RATE | SAMPLE_RATE)) >> 10;
        return FRAME_BYTES[settling] + ((header & PADDING) >> 9);
    }

    /** {@return where in the frame the side information starts} */
    static int sideOffset(int header) {
        return hasCrc(header) ? 6 : 4;
    }

    /** {@return the size of the side information} */
    static int sideBytes(int header) {
        if (isMpeg1(header)) {
            return isMono(header) ? 17 : 32;
        }
        return isMono(header) ? 9 : 17;
    }

    /** {@return the header of a plain frame of the same stream: no CRC, no padding, no joint stereo coding} */
    static int plain(int header) {
        return (header | NO_CRC) & ~(PADDING | MODE_EXTENSION);
    }

    /** {@return the header with its bit rate or, if the frame is too small, the next higher one at which it is not} */
    static int withRoom(int header, int bytes) {
        int roomy = header;
        while (frameBytes(roomy) < bytes) {
            roomy += 1 << 12;
        }
        return roomy;
    }

    /** {@return version, rate and channels, for a message} */
    static String describe(int header) {
        String version = isMpeg1(header) ? "MPEG-1" : (header & VERSION) == VERSION_2 ? "MPEG-2" : "MPEG-2.5";
        return version + " Layer III, " + sampleRate(header) + " Hz, " + (isMono(header) ? "mono" : "stereo");
    }
}
