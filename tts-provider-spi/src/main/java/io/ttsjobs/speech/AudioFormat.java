package io.ttsjobs.speech;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The shape of audio: a container, the codec inside it, and as much of sample rate, channels and bit rate as is fixed.
 *
 * <p>A figure that is not set is open: in a request it leaves the choice to the provider, in the audio itself it is
 * read from the data. Raw audio carries no header, so there sample rate and channels must be set.
 */
public final class AudioFormat {

    /** An MP3 stream of any rate. */
    public static final AudioFormat MP3 = builder(Container.MP3, Codec.MP3).build();

    /** A WAV file of 16-bit PCM of any rate. */
    public static final AudioFormat WAV =
            builder(Container.WAV, Codec.PCM_S16LE).build();

    /** Opus in an Ogg container. */
    public static final AudioFormat OPUS = builder(Container.OGG, Codec.OPUS).build();

    /** MP3 at 44.1 kHz and 128 kbit/s. */
    public static final AudioFormat MP3_44100 = builder(Container.MP3, Codec.MP3)
            .sampleRate(44_100)
            .bitRate(128_000)
            .build();

    private final Container container;
    private final Codec codec;
    private final int sampleRate;
    private final int channels;
    private final int bitRate;

    private AudioFormat(Builder builder) {
        this.container = builder.container;
        this.codec = builder.codec;
        this.sampleRate = builder.sampleRate;
        this.channels = builder.channels;
        this.bitRate = builder.bitRate;
    }

    /**
     * Starts a format of which only container and codec are fixed.
     *
     * @param container how the audio is packed
     * @param codec how it is coded
     * @return a builder with everything else open
     */
    public static Builder builder(Container container, Codec codec) {
        return new Builder(container, codec);
    }

    /**
     * How the audio is packed.
     *
     * @return the container
     */
    public Container container() {
        return container;
    }

    /**
     * How the audio is coded.
     *
     * @return the codec
     */
    public Codec codec() {
        return codec;
    }

    /**
     * Sample frames per second.
     *
     * @return the rate in Hz, or empty if it is open
     */
    public OptionalInt sampleRate() {
        return open(sampleRate);
    }

    /**
     * Samples in one sample frame.
     *
     * @return 1 for mono, 2 for stereo, or empty if it is open
     */
    public OptionalInt channels() {
        return open(channels);
    }

    /**
     * The nominal bit rate of a lossy codec.
     *
     * @return bits per second, or empty if it is open
     */
    public OptionalInt bitRate() {
        return open(bitRate);
    }

    /**
     * Whether {@code other} is one of the formats that this one describes.
     *
     * @param other the format to look at
     * @return true if container and codec are the same and no figure that both fix differs
     */
    public boolean matches(AudioFormat other) {
        return container == other.container
                && codec == other.codec
                && agree(sampleRate, other.sampleRate)
                && agree(channels, other.channels)
                && agree(bitRate, other.bitRate);
    }

    /**
     * The usual file name ending.
     *
     * @return {@code mp3}, {@code wav}, {@code opus}, {@code ogg}, {@code aac} or {@code pcm}, without a dot
     */
    public String fileExtension() {
        return switch (container) {
            case MP3 -> "mp3";
            case WAV -> "wav";
            case OGG -> codec == Codec.OPUS ? "opus" : "ogg";
            case ADTS -> "aac";
            case RAW -> "pcm";
        };
    }

    /**
     * A builder that starts from this format.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(container, codec);
        builder.sampleRate = sampleRate;
        builder.channels = channels;
        builder.bitRate = bitRate;
        return builder;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioFormat that
                && container == that.container
                && codec == that.codec
                && sampleRate == that.sampleRate
                && channels == that.channels
                && bitRate == that.bitRate;
    }

    @Override
    public int hashCode() {
        return Objects.hash(container, codec, sampleRate, channels, bitRate);
    }

    /** {@return a short form for people, such as {@code wav (pcm_s16le, 16000 Hz)}} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(fileExtension());
        text.append(" (").append(codec.name().toLowerCase(Locale.ROOT));
        sampleRate().ifPresent(rate -> text.append(", ").append(rate).append(" Hz"));
        channels().ifPresent(count -> text.append(", ").append(count).append(" ch"));
        bitRate().ifPresent(rate -> text.append(", ").append(rate / 1000).append(" kbit/s"));
        return text.append(')').toString();
    }

    private static OptionalInt open(int value) {
        return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static boolean agree(int left, int right) {
        return left == 0 || right == 0 || left == right;
    }

    /** How audio is packed. */
    public enum Container {
        /** A bare stream of MPEG audio frames, with or without tags. */
        MP3,
        /** RIFF WAVE. */
        WAV,
        /** Ogg pages. */
        OGG,
        /** A bare stream of AAC frames with ADTS headers. */
        ADTS,
        /** Samples without any header. */
        RAW
    }

    /** How audio is coded. */
    public enum Codec {
        /** MPEG-1, MPEG-2 or MPEG-2.5 Layer III. */
        MP3,
        /** Unsigned 8-bit samples. */
        PCM_U8,
        /** Signed 16-bit little-endian samples. */
        PCM_S16LE,
        /** Signed 24-bit little-endian samples. */
        PCM_S24LE,
        /** Signed 32-bit little-endian samples. */
        PCM_S32LE,
        /** 32-bit little-endian floating point samples (IEEE 754). */
        PCM_F32LE,
        /** Mu-law companded samples of 8 bits (ITU-T G.711). */
        MULAW,
        /** A-law companded samples of 8 bits (ITU-T G.711). */
        ALAW,
        /** Opus (RFC 6716). */
        OPUS,
        /** Advanced Audio Coding. */
        AAC
    }

    /** Builds an {@link AudioFormat}; not thread-safe. */
    public static final class Builder {
        private final Container container;
        private final Codec codec;
        private int sampleRate;
        private int channels;
        private int bitRate;

        private Builder(Container container, Codec codec) {
            this.container = Objects.requireNonNull(container, "container");
            this.codec = Objects.requireNonNull(codec, "codec");
        }

        /**
         * Fixes the sample rate; open if unset.
         *
         * @param hertz sample frames per second, at least 1
         * @return this
         * @throws IllegalArgumentException if {@code hertz} is below 1
         */
        public Builder sampleRate(int hertz) {
            this.sampleRate = positive("sampleRate", hertz);
            return this;
        }

        /**
         * Fixes the number of channels; open if unset.
         *
         * @param count 1 for mono, 2 for stereo
         * @return this
         * @throws IllegalArgumentException if {@code count} is below 1
         */
        public Builder channels(int count) {
            this.channels = positive("channels", count);
            return this;
        }

        /**
         * Fixes the nominal bit rate; open if unset.
         *
         * @param bitsPerSecond at least 1
         * @return this
         * @throws IllegalArgumentException if {@code bitsPerSecond} is below 1
         */
        public Builder bitRate(int bitsPerSecond) {
            this.bitRate = positive("bitRate", bitsPerSecond);
            return this;
        }

        /**
         * Makes the format.
         *
         * @return an immutable format
         * @throws IllegalArgumentException if the container is raw and sample rate or channels are open
         */
        public AudioFormat build() {
            if (container == Container.RAW && (sampleRate == 0 || channels == 0)) {
                throw new IllegalArgumentException("raw audio has no header: sampleRate and channels must be set");
            }
            return new AudioFormat(this);
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
            }
            return value;
        }
    }
}
