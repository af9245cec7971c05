package io.ttsjobs.speech;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One call to a provider: a text that fits its limit, and how to speak it.
 *
 * <p>{@link #toString()} never shows the text.
 */
public final class SynthesisRequest {

    private final String text;
    private final String voiceId;
    private final double speed;
    private final Optional<AudioFormat> format;
    private final Optional<String> model;
    private final Optional<String> previousText;
    private final Optional<String> nextText;
    private final Optional<Locale> language;
    private final Map<String, String> options;

    private SynthesisRequest(Builder builder) {
        this.text = builder.text;
        this.voiceId = builder.voiceId;
        this.speed = builder.speed;
        this.format = builder.format;
        this.model = builder.model;
        this.previousText = builder.previousText;
        this.nextText = builder.nextText;
        this.language = builder.language;
        this.options = Collections.unmodifiableMap(new TreeMap<>(builder.options));
    }

    /**
     * Starts a request at normal speed, with format and model left to the provider.
     *
     * @param text what to say; not blank
     * @param voiceId the id of one of the provider's voices; not blank
     * @return a builder
     * @throws IllegalArgumentException if an argument is blank
     */
    public static Builder builder(String text, String voiceId) {
        return new Builder(text, voiceId);
    }

    /**
     * What to say.
     *
     * @return the text, verbatim
     */
    public String text() {
        return text;
    }

    /**
     * Who says it.
     *
     * @return the id of a voice
     */
    public String voiceId() {
        return voiceId;
    }

    /**
     * How fast to say it.
     *
     * @return a factor, 1.0 for the voice's own pace
     */
    public double speed() {
        return speed;
    }

    /**
     * The format asked for.
     *
     * @return the format, or empty for the provider's first
     */
    public Optional<AudioFormat> format() {
        return format;
    }

    /**
     * The provider's model asked for.
     *
     * @return the model's id, or empty for the provider's own choice
     */
    public Optional<String> model() {
        return model;
    }

    /**
     * The text before this one, for a provider that can carry its melody over.
     *
     * @return the end of the preceding text, not to be spoken, or empty at the start
     */
    public Optional<String> previousText() {
        return previousText;
    }

    /**
     * The text after this one, for a provider that can prepare for it.
     *
     * @return the start of the following text, not to be spoken, or empty at the end
     */
    public Optional<String> nextText() {
        return nextText;
    }

    /**
     * The language of the text.
     *
     * @return the language, or empty if it is not known and the provider has to find out
     */
    public Optional<Locale> language() {
        return language;
    }

    /**
     * What is chosen of the {@link io.ttsjobs.spi.ProviderCapabilities#options()}.
     *
     * @return values by name, in order of name; one that is not there is left to the provider
     */
    public Map<String, String> options() {
        return options;
    }

    @Override
    public String toString() {
        return "SynthesisRequest[" + text.length() + " characters, voice " + voiceId + "]";
    }

    /** Builds a {@link SynthesisRequest}; not thread-safe. */
    public static final class Builder {
        private final String text;
        private final String voiceId;
        private double speed = 1.0;
        private Optional<AudioFormat> format = Optional.empty();
        private Optional<String> model = Optional.empty();
        private Optional<String> previousText = Optional.empty();
        private Optional<String> nextText = Optional.empty();
        private Optional<Locale> language = Optional.empty();
        private final Map<String, String> options = new TreeMap<>();

        private Builder(String text, String voiceId) {
            this.text = notBlank("text", text);
            this.voiceId = notBlank("voiceId", voiceId);
        }

        /**
         * Sets the speed; 1.0 if unset.
         *
         * @param factor above 0 and finite
         * @return this
         * @throws IllegalArgumentException if {@code factor} is not a positive finite number
         */
        public Builder speed(double factor) {
            if (!(factor > 0 && factor <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("speed must be a finite number above 0, but is " + factor);
            }
            this.speed = factor;
            return this;
        }

        /**
         * Sets the format; the provider's first if unset.
         *
         * @param format a format that the provider lists
         * @return this
         */
        public Builder format(AudioFormat format) {
            this.format = Optional.of(format);
            return this;
        }

        /**
         * Sets the model; the provider's choice if unset.
         *
         * @param model the model's id; not blank
         * @return this
         * @throws IllegalArgumentException if {@code model} is blank
         */
        public Builder model(String model) {
            this.model = Optional.of(notBlank("model", model));
            return this;
        }

        /**
         * Gives the text before this one; none if unset.
         *
         * @param text the end of the preceding text
         * @return this
         */
        public Builder previousText(String text) {
            this.previousText = Optional.of(text);
            return this;
        }

        /**
         * Gives the text after this one; none if unset.
         *
         * @param text the start of the following text
         * @return this
         */
        public Builder nextText(String text) {
            this.nextText = Optional.of(text);
            return this;
        }

        /**
         * Tells the language of the text; not known if unset.
         *
         * @param language the language; {@link Locale#ROOT} is as good as unset
         * @return this
         */
        public Builder language(Locale language) {
            this.language =
                    Optional.of(language).filter(known -> !known.getLanguage().isEmpty());
            return this;
        }

        /**
         * Chooses an option; left to the provider if unset.
         *
         * @param name one of those that the provider's capabilities name; not blank
         * @param value its value, as text
         * @return this
         * @throws IllegalArgumentException if {@code name} is blank
         */
        public Builder option(String name, String value) {
            options.put(notBlank("name", name), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Makes the request.
         *
         * @return an immutable request
         */
        public SynthesisRequest build() {
            return new SynthesisRequest(this);
        }

        private static String notBlank(String name, String value) {
            if (Objects.requireNonNull(value, name).isBlank()) {
                throw new IllegalArgumentException(name + " must not be blank");
            }
            return value;
        }
    }
}
