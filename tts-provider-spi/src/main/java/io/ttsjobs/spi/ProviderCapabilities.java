package io.ttsjobs.spi;

import io.ttsjobs.speech.AudioFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a provider can do; the library plans by it and never asks for more. */
public final class ProviderCapabilities {

    private final TextLimit textLimit;
    private final List<AudioFormat> formats;
    private final Optional<SpeedRange> speedRange;
    private final boolean wordTimings;
    private final int maxConcurrency;
    private final List<ProviderOption> options;
    private final Optional<String> model;

    private ProviderCapabilities(Builder builder) {
        this.textLimit = builder.textLimit;
        this.formats = builder.formats;
        this.speedRange = builder.speedRange;
        this.wordTimings = builder.wordTimings;
        this.maxConcurrency = builder.maxConcurrency;
        this.options = List.copyOf(builder.options);
        this.model = builder.model;
    }

    /**
     * Starts the capabilities of a provider without speed control or word timings, called once at a time.
     *
     * @param textLimit the largest chunk
     * @param formats the formats it can answer in, the preferred one first; at least one
     * @return a builder
     * @throws IllegalArgumentException if {@code formats} is empty
     */
    public static Builder builder(TextLimit textLimit, List<AudioFormat> formats) {
        return new Builder(textLimit, formats);
    }

    /**
     * The largest chunk.
     *
     * @return the limit on the text of one call
     */
    public TextLimit textLimit() {
        return textLimit;
    }

    /**
     * The formats that the provider can answer in.
     *
     * @return at least one, the preferred one first
     */
    public List<AudioFormat> formats() {
        return formats;
    }

    /**
     * The speeds that the provider can speak at.
     *
     * @return the range, or empty if it has no speed control
     */
    public Optional<SpeedRange> speedRange() {
        return speedRange;
    }

    /**
     * Whether answers carry word timings.
     *
     * @return true if each answer's words are timed
     */
    public boolean wordTimings() {
        return wordTimings;
    }

    /**
     * How many calls at once make sense.
     *
     * @return at least 1
     */
    public int maxConcurrency() {
        return maxConcurrency;
    }

    /**
     * What a request may choose beyond voice, speed, model and format.
     *
     * @return the options; a provider refuses any other
     */
    public List<ProviderOption> options() {
        return options;
    }

    /**
     * Which model it is that can do this: the default one, if none was named. A job that names it and one that names none then
     * share the calls at once.
     *
     * @return the id as a request names it, or empty if there are no models or the provider does not tell
     */
    public Optional<String> model() {
        return model;
    }

    /**
     * Checks that a request chooses among {@link #options()} only.
     *
     * @param asked names and values
     * @throws ValidationException if a name is none of them; the message tells those that there are
     */
    public void requireKnownOptions(Map<String, String> asked) {
        List<String> known = options.stream().map(ProviderOption::name).toList();
        for (String name : asked.keySet()) {
            if (!known.contains(name)) {
                throw new ValidationException(
                        known.isEmpty()
                                ? "option " + name + " is not known; there are no options here"
                                : "option " + name + " is not one of " + known);
            }
        }
    }

    @Override
    public String toString() {
        return "ProviderCapabilities[" + textLimit + ", " + formats + ", speed "
                + speedRange.map(SpeedRange::toString).orElse("fixed") + ", word timings " + wordTimings
                + ", concurrency " + maxConcurrency + ", options "
                + options.stream().map(ProviderOption::name).toList()
                + model.map(id -> ", model " + id).orElse("") + "]";
    }

    /** Builds {@link ProviderCapabilities}; not thread-safe. */
    public static final class Builder {
        private final TextLimit textLimit;
        private final List<AudioFormat> formats;
        private Optional<SpeedRange> speedRange = Optional.empty();
        private boolean wordTimings;
        private int maxConcurrency = 1;
        private final List<ProviderOption> options = new ArrayList<>();
        private Optional<String> model = Optional.empty();

        private Builder(TextLimit textLimit, List<AudioFormat> formats) {
            this.textLimit = Objects.requireNonNull(textLimit, "textLimit");
            this.formats = List.copyOf(formats);
            if (this.formats.isEmpty()) {
                throw new IllegalArgumentException("formats must hold at least one format");
            }
        }

        /**
         * Declares speed control; none if unset.
         *
         * @param min the slowest factor, above 0
         * @param max the fastest factor, at least {@code min}
         * @return this
         * @throws IllegalArgumentException if not 0 &lt; min &lt;= max
         */
        public Builder speedRange(double min, double max) {
            this.speedRange = Optional.of(new SpeedRange(min, max));
            return this;
        }

        /**
         * Declares word timings; none if unset.
         *
         * @param wordTimings whether answers carry them
         * @return this
         */
        public Builder wordTimings(boolean wordTimings) {
            this.wordTimings = wordTimings;
            return this;
        }

        /**
         * Declares how many calls at once make sense; 1 if unset.
         *
         * @param calls at least 1
         * @return this
         * @throws IllegalArgumentException if {@code calls} is below 1
         */
        public Builder maxConcurrency(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("maxConcurrency must be at least 1, but is " + calls);
            }
            this.maxConcurrency = calls;
            return this;
        }

        /**
         * Declares an option; none if never called.
         *
         * @param name what a request calls it: lower-case letters, digits and {@code _}
         * @param allowed which values it takes and what they do, in one line for people
         * @return this
         * @throws IllegalArgumentException if {@code name} has other characters, or is declared already
         */
        public Builder addOption(String name, String allowed) {
            if (options.stream().anyMatch(option -> option.name().equals(name))) {
                throw new IllegalArgumentException("option " + name + " is declared already");
            }
            options.add(new ProviderOption(name, allowed));
            return this;
        }

        /**
         * Tells which model can do this; not told if unset.
         *
         * @param id the model's id as a request names it
         * @return this
         */
        public Builder model(String id) {
            this.model = Optional.of(id);
            return this;
        }

        /**
         * Makes the capabilities.
         *
         * @return immutable capabilities
         */
        public ProviderCapabilities build() {
            return new ProviderCapabilities(this);
        }
    }
}
