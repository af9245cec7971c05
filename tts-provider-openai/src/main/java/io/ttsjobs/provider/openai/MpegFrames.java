package io.ttsjobs.provider.openai;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the headers of frames: MPEG audio Layer III (ISO 11172-3, 13818-3) and AAC in ADTS (ISO 13818-7). */
final class MpegFrames {

    static final int MP3_HEADER = 4;
    static final int ADTS_HEADER = 7;

    private static final int MPEG1 = 3;
    private static final int RESERVED_VERSION = 1;
    private static final int LAYER3 = 1;
    private static final int MONO = 3;

    private static final int[] MPEG1_RATES = {44_100, 48_000, 32_000};
    private static final int[] MPEG1_KBITS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] MPEG2_KBITS = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

    private static final int[] ADTS_RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };

    private MpegFrames() {}

    /** What an MP3 frame at the first byte says; empty if there is none. */
    static Optional<AudioFormat> mp3(byte[] bytes) {
        if (!isMp3(bytes)) {
            return Optional.empty();
        }
        return Optional.of(AudioFormat.builder(Container.MP3, Codec.MP3)
                .sampleRate(mp3Rate(bytes))
                .channels((bytes[3] >> 6 & 3) == MONO ? 1 : 2)
                .build());
    }

    /** The length of the MP3 frame at the first byte; empty if there is none, or it does not say (free format). */
    static OptionalInt mp3Length(byte[] bytes) {
        if (!isMp3(bytes)) {
            return OptionalInt.empty();
        }
        boolean mpeg1 = version(bytes) == MPEG1;
        int kbits = (mpeg1 ? MPEG1_KBITS : MPEG2_KBITS)[bytes[2] >> 4 & 15];
        int padding = bytes[2] >> 1 & 1;
        int slots = mpeg1 ? 144 : 72;
        return kbits == 0 ? OptionalInt.empty() : OptionalInt.of(slots * kbits * 1000 / mp3Rate(bytes) + padding);
    }

    /** What an ADTS frame at the first byte says; empty if there is none. */
    static Optional<AudioFormat> adts(byte[] bytes) {
        if (adtsLength(bytes).isEmpty()) {
            return Optional.empty();
        }
        AudioFormat.Builder format =
                AudioFormat.builder(Container.ADTS, Codec.AAC).sampleRate(ADTS_RATES[bytes[2] >> 2 & 15]);
        int channels = (bytes[2] & 1) << 2 | (bytes[3] >> 6 & 3);
        if (channels > 0) {
            format.channels(channels == 7 ? 8 : channels);
        }
        return Optional.of(format.build());
    }

    /** The length of the ADTS frame at the first byte; empty if there is none. */
    static OptionalInt adtsLength(byte[] bytes) {
        boolean marked = bytes.length >= ADTS_HEADER && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xF6) == 0xF0;
        if (!marked || (bytes[2] >> 2 & 15) >= ADTS_RATES.length) {
            return OptionalInt.empty();
        }
        int length = (bytes[3] & 3) << 11 | (bytes[4] & 0xFF) << 3 | (bytes[5] >> 5 & 7);
        return length <= ADTS_HEADER ? OptionalInt.empty() : OptionalInt.of(length);
    }

    private static boolean isMp3(byte[] bytes) {
        return bytes.length >= MP3_HEADER
                && (bytes[0] & 0xFF) == 0xFF
                && (bytes[1] & 0xE0) == 0xE0
                && version(bytes) != RESERVED_VERSION
                && (bytes[1] >> 1 & 3) == LAYER3
                && (bytes[2] >> 4 & 15) != 15
                && (bytes[2] >> 2 & 3) != 3;
    }

    private static int version(byte[] bytes) {
        return bytes[1] >> 3 & 3;
    }

    /** MPEG-2 has half the rates of MPEG-1, and MPEG-2.5 a quarter. */
    private static int mp3Rate(byte[] bytes) {
        int halvings = version(bytes) == MPEG1 ? 0 : version(bytes) == 2 ? 1 : 2;
        return MPEG1_RATES[bytes[2] >> 2 & 3] >> halvings;
    }
}
