package io.ttsjobs.speech;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A voice that a provider speaks with. */
public final class Voice {

    private final String id;
    private final String name;
    private final Locale locale;
    private final Optional<Gender> gender;

    private Voice(Builder builder) {
        this.id = builder.id;
        this.name = builder.name;
        this.locale = builder.locale;
        this.gender = builder.gender;
    }

    /**
     * Starts a voice whose display name is its id.
     *
     * @param id what a request calls it; not blank
     * @param locale the language it speaks; {@link Locale#ROOT} if it speaks many
     * @return a builder
     * @throws IllegalArgumentException if {@code id} is blank
     */
    public static Builder builder(String id, Locale locale) {
        return new Builder(id, locale);
    }

    /**
     * What a request calls the voice.
     *
     * @return the id, unique within the provider
     */
    public String id() {
        return id;
    }

    /**
     * What people call the voice.
     *
     * @return the display name
     */
    public String name() {
        return name;
    }

    /**
     * The language that the voice speaks, as BCP 47 by {@link Locale#toLanguageTag()}.
     *
     * @return the locale; {@link Locale#ROOT} for a voice of many languages
     */
    public Locale locale() {
        return locale;
    }

    /**
     * The gender that the provider gives the voice.
     *
     * @return the gender, or empty if none is stated
     */
    public Optional<Gender> gender() {
        return gender;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Voice that
                && id.equals(that.id)
                && name.equals(that.name)
                && locale.equals(that.locale)
                && gender.equals(that.gender);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, name, locale, gender);
    }

    @Override
    public String toString() {
        return id + " (" + locale.toLanguageTag() + ")";
    }

    /** The gender of a voice. */
    public enum Gender {
        /** A female voice. */
        FEMALE,
        /** A male voice. */
        MALE,
        /** A voice that is neither. */
        NEUTRAL
    }

    /** Builds a {@link Voice}; not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Locale locale;
        private String name;
        private Optional<Gender> gender = Optional.empty();

        private Builder(String id, Locale locale) {
            if (id.isBlank()) {
                throw new IllegalArgumentException("id must not be blank");
            }
            this.id = id;
            this.name = id;
            this.locale = Objects.requireNonNull(locale, "locale");
        }

        /**
         * Sets the display name; the id if unset.
         *
         * @param name what people call the voice
         * @return this
         */
        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets the gender; none if unset.
         *
         * @param gender the gender
         * @return this
         */
        public Builder gender(Gender gender) {
            this.gender = Optional.of(gender);
            return this;
        }

        /**
         * Makes the voice.
         *
         * @return an immutable voice
         */
        public Voice build() {
            return new Voice(this);
        }
    }
}
