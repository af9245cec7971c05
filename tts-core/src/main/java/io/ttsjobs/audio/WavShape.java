package io.ttsjobs.audio;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import java.util.Optional;

/**
 * What samples look like.
 *
 * @param coding how a sample is coded
 * @param sampleRate sample frames per second
 * @param channels samples in a sample frame
 */
record WavShape(Coding coding, int sampleRate, int channels) {

    private static final int MAX_CHANNELS = 32;
    private static final int MAX_SAMPLE_RATE = 1_000_000;

    /** {@return whether such audio can exist; a header that says otherwise is damaged or hostile} */
    boolean isSane() {
        return channels >= 1 && channels <= MAX_CHANNELS && sampleRate >= 1 && sampleRate <= MAX_SAMPLE_RATE;
    }

    /** {@return the bytes of a sample frame} */
    int frameBytes() {
        return channels * coding.bits / 8;
    }

    /** {@return the format of a WAV file of such samples} */
    AudioFormat format() {
        return AudioFormat.builder(AudioFormat.Container.WAV, coding.codec)
                .sampleRate(sampleRate)
                .channels(channels)
                .build();
    }

    /** {@return the shape of stated raw audio, or empty if it is not made of samples} */
    static Optional<WavShape> of(AudioFormat raw) {
        for (Coding coding : Coding.values()) {
            if (coding.codec == raw.codec()) {
                return Optional.of(new WavShape(
                        coding, raw.sampleRate().orElseThrow(), raw.channels().orElseThrow()));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return coding.description + ", " + sampleRate + " Hz, " + (channels == 1 ? "mono" : channels + " channels");
    }

    /** How a sample is coded, with the format tag and the bits of the WAV header. */
    enum Coding {
        U8(1, 8, 0x80, Codec.PCM_U8, "8-bit PCM"),
        S16(1, 16, 0, Codec.PCM_S16LE, "16-bit PCM"),
        S24(1, 24, 0, Codec.PCM_S24LE, "24-bit PCM"),
        S32(1, 32, 0, Codec.PCM_S32LE, "32-bit PCM"),
        F32(3, 32, 0, Codec.PCM_F32LE, "32-bit float"),
        ALAW(6, 8, 0xD5, Codec.ALAW, "A-law"),
        MULAW(7, 8, 0xFF, Codec.MULAW, "mu-law");

        private final int tag;
        private final int bits;
        private final byte silence;
        private final Codec codec;
        private final String description;

        Coding(int tag, int bits, int silence, Codec codec, String description) {
            this.tag = tag;
            this.bits = bits;
            this.silence = (byte) silence;
            this.codec = codec;
            this.description = description;
        }

        static Optional<Coding> of(int tag, int bits) {
            for (Coding coding : values()) {
                if (coding.tag == tag && coding.bits == bits) {
                    return Optional.of(coding);
                }
            }
            return Optional.empty();
        }

        int tag() {
            return tag;
        }

        int bits() {
            return bits;
        }

        /** {@return the byte that silence is made of} */
        byte silence() {
            return silence;
        }

        /** {@return the sample whose first byte is there, from -1 to 1} */
        double decode(byte[] bytes, int at) {
            return switch (this) {
                case U8 -> (Byte.toUnsignedInt(bytes[at]) - 0x80) / 0x1p7;
                case S16 -> little(bytes, at, 2) / 0x1p15;
                case S24 -> little(bytes, at, 3) / 0x1p23;
                case S32 -> little(bytes, at, 4) / 0x1p31;
                case F32 -> ofFloat(Float.intBitsToFloat(little(bytes, at, 4)));
                case ALAW -> ofAlaw(bytes[at] ^ 0x55) / 0x1p15;
                case MULAW -> ofMulaw(~bytes[at]) / 0x1p15;
            };
        }

        private static int little(byte[] bytes, int at, int count) {
            int value = bytes[at + count - 1];
            for (int i = count - 2; i >= 0; i--) {
                value = value << 8 | Byte.toUnsignedInt(bytes[at + i]);
            }
            return value;
        }

        /** What is beyond full scale is clipped when it is played; what is no number is silent. */
        private static double ofFloat(float sample) {
            return Float.isNaN(sample) ? 0 : Math.max(-1, Math.min(sample, 1));
        }

        /** ITU-T G.711, table 1, to 16 bits. */
        private static int ofAlaw(int code) {
            int segment = code >> 4 & 7;
            int steps = (code & 0xF) << 4 | 8;
            int magnitude = segment == 0 ? steps : (steps | 0x100) << (segment - 1);
            return (code & 0x80) == 0 ? -magnitude : magnitude;
        }

        /** ITU-T G.711, table 2, to 16 bits. */
        private static int ofMulaw(int code) {
            int magnitude = (((code & 0xF) << 3 | 0x84) << (code >> 4 & 7)) - 0x84;
            return (code & 0x80) == 0 ? magnitude : -magnitude;
        }
    }
}
