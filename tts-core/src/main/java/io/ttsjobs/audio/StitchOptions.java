package io.ttsjobs.audio;

import java.time.Duration;

/** How chunks are joined. */
public final class StitchOptions {

    private static final StitchOptions DEFAULTS = builder().build();

    private final Duration gap;

    private StitchOptions(Builder builder) {
        this.gap = builder.gap;
    }

    /**
     * 100 ms of silence between chunks.
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

    /** Builds {@link StitchOptions}; not thread-safe. */
    public static final class Builder {
        private Duration gap = Duration.ofMillis(100);

        private Builder() {}

        /**
         * Sets the silence between chunks; 100 ms if unset.
         *
         * <p>WAV and PCM have it to the sample. MP3 has it to half a frame on the average of the joins, and never less
         * than the silence that the encoder itself put around each chunk.
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
         * Makes the options.
         *
         * @return immutable options
         */
        public StitchOptions build() {
            return new StitchOptions(this);
        }
    }
}
