package io.ttsjobs.job;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.spi.ValidationException;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a job is asked to do: a text of any length, a provider and a voice, and how to speak.
 *
 * <p>Immutable. {@link #toString()} never shows the text.
 */
public final class GenerationRequest {

    private static final double MIN_SPEED = 0.25;
    private static final double MAX_SPEED = 4.0;
    private static final Duration MAX_GAP = Duration.ofMinutes(1);

    private final String provider;
    private final String voiceId;
    private final String text;
    private final double speed;
    private final Optional<String> model;
    private final Optional<AudioFormat> format;
    private final Duration gap;
    private final Locale language;
    private final OptionalInt maxChunkLength;
    private final OptionalInt firstChunkLength;
    private final Map<String, String> options;
    private final OptionalLong budget;

    private GenerationRequest(Builder builder) {
        this.provider = builder.provider;
        this.voiceId = builder.voiceId;
        this.text = builder.text;
        this.speed = builder.speed;
        this.model = builder.model;
        this.format = builder.format;
        this.gap = builder.gap;
        this.language = builder.language;
        this.maxChunkLength = builder.maxChunkLength;
        this.firstChunkLength = builder.firstChunkLength;
        this.options = Collections.unmodifiableMap(new TreeMap<>(builder.options));
        this.budget = builder.budget;
    }

    /**
     * Starts a request at normal speed, with 100 ms between chunks, and everything else left to the provider.
     *
     * @param provider the name of a provider; not blank
     * @param voiceId the id of one of its voices; not blank
     * @param text what to say, of any length; not blank
     * @return a builder
     * @throws ValidationException if an argument is blank
     */
    public static Builder builder(String provider, String voiceId, String text) {
        return new Builder(provider, voiceId, text);
    }

    /**
     * Who synthesizes.
     *
     * @return the name of a provider
     */
    public String provider() {
        return provider;
    }

    /**
     * Who speaks.
     *
     * @return the id of a voice
     */
    public String voiceId() {
        return voiceId;
    }

    /**
     * What is said.
     *
     * @return the caller's text, untouched; all offsets count in it
     */
    public String text() {
        return text;
    }

    /**
     * How fast it is said.
     *
     * @return a factor, 1.0 for the voice's own pace; a provider with a smaller range takes the nearest speed it has
     */
    public double speed() {
        return speed;
    }

    /**
     * The provider's model.
     *
     * @return the model's id, or empty for the provider's own choice
     */
    public Optional<String> model() {
        return model;
    }

    /**
     * The audio format.
     *
     * @return the format, or empty for the provider's first
     */
    public Optional<AudioFormat> format() {
        return format;
    }

    /**
     * The silence between chunks.
     *
     * @return 0 or more
     */
    public Duration gap() {
        return gap;
    }

    /**
     * The language of the text.
     *
     * @return the locale, or {@link Locale#ROOT} if not known
     */
    public Locale language() {
        return language;
    }

    /**
     * A limit on chunks below the provider's own, in the provider's unit.
     *
     * @return the limit, or empty for the provider's
     */
    public OptionalInt maxChunkLength() {
        return maxChunkLength;
    }

    /**
     * A limit on the first chunk below that on all, in the provider's unit.
     *
     * @return the limit, or empty for the same as on the others
     */
    public OptionalInt firstChunkLength() {
        return firstChunkLength;
    }

    /**
     * What is chosen of the provider's {@link io.ttsjobs.spi.ProviderCapabilities#options()}.
     *
     * @return values by name, in order of name; one that is not there is left to the provider
     */
    public Map<String, String> options() {
        return options;
    }

    /**
     * The most that the job may cost when it is created; {@link GenerationJob#budget()} may be raised later.
     *
     * @return characters, or empty for no bound
     */
    public OptionalLong budget() {
        return budget;
    }

    /**
     * Whether another request asks for the same speech, whatever it may cost.
     *
     * @param that another request
     * @return true if the two differ in nothing but {@link #budget()}
     */
    public boolean asksForTheSpeechOf(GenerationRequest that) {
        return provider.equals(that.provider)
                && voiceId.equals(that.voiceId)
                && text.equals(that.text)
                && speed == that.speed
                && model.equals(that.model)
                && format.equals(that.format)
                && gap.equals(that.gap)
                && language.equals(that.language)
                && maxChunkLength.equals(that.maxChunkLength)
                && firstChunkLength.equals(that.firstChunkLength)
                && options.equals(that.options);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GenerationRequest that && asksForTheSpeechOf(that) && budget.equals(that.budget);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                provider,
                voiceId,
                text,
                speed,
                model,
                format,
                gap,
                language,
                maxChunkLength,
                firstChunkLength,
                options,
                budget);
    }

    @Override
    public String toString() {
        return "GenerationRequest[" + provider + ", " + voiceId + ", " + text.length() + " characters]";
    }

    /** Builds a {@link GenerationRequest}; not thread-safe. */
    public static final class Builder {
        private final String provider;
        private final String voiceId;
        private final String text;
        private double speed = 1.0;
        private Optional<String> model = Optional.empty();
        private Optional<AudioFormat> format = Optional.empty();
        private Duration gap = Duration.ofMillis(100);
        private Locale language = Locale.ROOT;
        private OptionalInt maxChunkLength = OptionalInt.empty();
        private OptionalInt firstChunkLength = OptionalInt.empty();
        private final Map<String, String> options = new TreeMap<>();
        private OptionalLong budget = OptionalLong.empty();

        private Builder(String provider, String voiceId, String text) {
            this.provider = notBlank("provider", provider);
            this.voiceId = notBlank("voiceId", voiceId);
            this.text = notBlank("text", text);
        }

        /**
         * Sets the speed; 1.0 if unset.
         *
         * @param factor 0.25 to 4.0
         * @return this
         * @throws ValidationException if {@code factor} is outside
         */
        public Builder speed(double factor) {
            if (!(factor >= MIN_SPEED && factor <= MAX_SPEED)) {
                throw new ValidationException("speed must be " + MIN_SPEED + " to " + MAX_SPEED + ", but is " + factor);
            }
            this.speed = factor;
            return this;
        }

        /**
         * Sets the model; the provider's choice if unset.
         *
         * @param model a model's id; not blank
         * @return this
         * @throws ValidationException if {@code model} is blank
         */
        public Builder model(String model) {
            this.model = Optional.of(notBlank("model", model));
            return this;
        }

        /**
         * Sets the audio format; the provider's first if unset.
         *
         * @param format a format that the provider lists; what it leaves open is the provider's choice
         * @return this
         */
        public Builder format(AudioFormat format) {
            this.format = Optional.of(format);
            return this;
        }

        /**
         * Sets the silence between chunks; 100 ms if unset.
         *
         * @param gap 0 to one minute
         * @return this
         * @throws ValidationException if {@code gap} is outside
         */
        public Builder gap(Duration gap) {
            if (gap.isNegative() || gap.compareTo(MAX_GAP) > 0) {
                throw new ValidationException("gap must be 0 to 60 s, but is " + gap);
            }
            this.gap = gap;
            return this;
        }

        /**
         * Sets the language of the text; not known if unset.
         *
         * @param language a locale
         * @return this
         */
        public Builder language(Locale language) {
            this.language = Objects.requireNonNull(language, "language");
            return this;
        }

        /**
         * Sets a limit on chunks below the provider's own; the provider's if unset.
         *
         * @param max at least 1, in the provider's unit
         * @return this
         * @throws ValidationException if {@code max} is below 1
         */
        public Builder maxChunkLength(int max) {
            this.maxChunkLength = OptionalInt.of(atLeastOne("maxChunkLength", max));
            return this;
        }

        /**
         * Sets a limit on the first chunk, so that there is something to hear soon; the same as on the others if unset.
         *
         * <p>It ends at the best place within the limit: after whole sentences if the first one fits, else after a clause or
         * a word. The rest is cut as if the text began there.
         *
         * @param max at least 1, in the provider's unit; too high a limit does nothing
         * @return this
         * @throws ValidationException if {@code max} is below 1
         */
        public Builder firstChunkLength(int max) {
            this.firstChunkLength = OptionalInt.of(atLeastOne("firstChunkLength", max));
            return this;
        }

        /**
         * Chooses an option; left to the provider if unset.
         *
         * @param name one of those that the provider's capabilities name, which is checked when the job is created; not
         *     blank
         * @param value its value, as text, which the provider checks
         * @return this
         * @throws ValidationException if {@code name} is blank
         */
        public Builder option(String name, String value) {
            options.put(notBlank("option name", name), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Sets the most that the job may cost, over all its runs; no bound if unset.
         *
         * <p>A chunk counts what the provider said that it charges, or the code points that were sent if it did not say. A
         * call is made only if all that was counted, all that is in flight and the call itself, in code points, stay
         * within; else the job fails with {@link io.ttsjobs.spi.ErrorCode#BUDGET_EXCEEDED}, and what is paid for is kept. A
         * provider that charges more than a code point for one can exceed it by its surcharge on the calls in flight. A call
         * without an answer counts nothing.
         *
         * @param characters 0 or more
         * @return this
         * @throws ValidationException if {@code characters} is negative
         */
        public Builder budget(long characters) {
            if (characters < 0) {
                throw new ValidationException("budget must be 0 or more, but is " + characters);
            }
            this.budget = OptionalLong.of(characters);
            return this;
        }

        /**
         * Makes the request.
         *
         * @return an immutable request
         */
        public GenerationRequest build() {
            return new GenerationRequest(this);
        }

        private static int atLeastOne(String name, int value) {
            if (value < 1) {
                throw new ValidationException(name + " must be at least 1, but is " + value);
            }
            return value;
        }

        private static String notBlank(String name, String value) {
            if (Objects.requireNonNull(value, name).isBlank()) {
                throw new ValidationException(name + " must not be blank, but is "
                        + (value.isEmpty() ? "empty" : value.length() + " characters of white space"));
            }
            return value;
        }
    }
}
