package io.ttsjobs.audio;

import java.time.Duration;
import java.util.Objects;

/** How chunks are joined. */
public final class StitchOptions {

    private static final StitchOptions DEFAULTS = builder().build();

    private final Duration gap;
    private final InfoFrame infoFrame;
    private final AudioTags tags;

    private StitchOptions(Builder builder) {
        this.gap = builder.gap;
        this.infoFrame = builder.infoFrame;
        this.tags = builder.tags;
    }

    /**
     * 100 ms of silence between chunks, an Info frame with every checksum, no tags.
     *
     * @return the defaults
     */
    public static StitchOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The silence between the end of one chunk and the start of the next.
     *
     * @return 0 or more
     */
    public Duration gap() {
        return gap;
    }

    /**
     * What stands at the start of a joined MP3.
     *
     * @return the kind of Info frame
     */
    public InfoFrame infoFrame() {
        return infoFrame;
    }

    /**
     * What the file says about itself.
     *
     * @return the tags; empty ones for none
     */
    public AudioTags tags() {
        return tags;
    }

    /** What stands at the start of a joined MP3, for players to trim, seek and tell the length by. */
    public enum InfoFrame {
        /**
         * Nothing: the audio frames alone. Players then trim nothing, so every position is later by what the encoder and
         * the decoder delay; {@link ChunkPlacement#startSample()} counts that in.
         */
        NONE,
        /** An Info frame whose checksum of the music is left 0, as many encoders do; joins faster. */
        WITHOUT_CRC,
        /** An Info frame as LAME writes it, with all checksums. */
        WITH_CRC
    }

    /** Builds {@link StitchOptions}; not thread-safe. */
    public static final class Builder {
        private Duration gap = Duration.ofMillis(100);
        private InfoFrame infoFrame = InfoFrame.WITH_CRC;
        private AudioTags tags = AudioTags.builder().build();

        private Builder() {}

        /**
         * Sets the silence between chunks; 100 ms if unset.
         *
         * <p>WAV and PCM have it to the sample. MP3 and AAC have it to half a frame on the average of the joins, and never less
         * than the silence that the encoder itself put around each chunk. Ogg Opus has it to 1.25 ms, and never less
         * than that silence and 2.5 to 12.5 ms more.
         *
         * @param gap 0 to one minute
         * @return this
         * @throws IllegalArgumentException if {@code gap} is outside
         */
        public Builder gap(Duration gap) {
            if (gap.isNegative() || gap.compareTo(Duration.ofMinutes(1)) > 0) {
                throw new IllegalArgumentException("gap must be 0 to 60 s, but is " + gap);
            }
            this.gap = gap;
            return this;
        }

        /**
         * Sets what stands at the start of a joined MP3; {@link InfoFrame#WITH_CRC} if unset. Other formats have none.
         *
         * @param infoFrame the kind of Info frame
         * @return this
         */
        public Builder infoFrame(InfoFrame infoFrame) {
            this.infoFrame = Objects.requireNonNull(infoFrame, "infoFrame");
            return this;
        }

        /**
         * Sets title, artist and chapters; none if unset. A join of other than MP3 refuses them.
         *
         * @param tags what the file says about itself
         * @return this
         */
        public Builder tags(AudioTags tags) {
            this.tags = Objects.requireNonNull(tags, "tags");
            return this;
        }

        /**
         * Makes the options.
         *
         * @return immutable options
         */
        public StitchOptions build() {
            return new StitchOptions(this);
        }
    }
}
