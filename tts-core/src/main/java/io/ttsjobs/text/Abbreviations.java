package io.ttsjobs.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Abbreviations that a {@link SentenceSplitter} and a {@link TextChunker} are to know besides their own: those of a trade,
 * a house or a language without word lists.
 *
 * <p>A job finds sentences twice, to cut the text and to time it. Both are given the same ones:
 *
 * <pre>{@code
 * Abbreviations abbreviations = Abbreviations.builder()
 *         .neverLast(Locale.ENGLISH, "Fr", "Bros")
 *         .beforeNumber(Locale.GERMAN, "Rn")
 *         .build();
 * JobManager.builder(providers)
 *         .chunker(TextChunker.builder().abbreviations(abbreviations).build())
 *         .timingNormalizer(TimingNormalizer.create(SentenceSplitter.create(abbreviations)));
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Abbreviations {

    private static final Abbreviations NONE = builder().build();

    private final Map<String, Map<String, Abbreviation>> byLanguage;

    private Abbreviations(Builder builder) {
        Map<String, Map<String, Abbreviation>> copy = new HashMap<>();
        builder.byLanguage.forEach((language, words) -> copy.put(language, Map.copyOf(words)));
        this.byLanguage = Map.copyOf(copy);
    }

    /**
     * No abbreviations besides those that the library knows.
     *
     * @return an empty collection
     */
    public static Abbreviations none() {
        return NONE;
    }

    /**
     * Starts a collection.
     *
     * @return a builder without abbreviations
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Those of a language, by its code, and those of all languages where it says nothing else. */
    Map<String, Abbreviation> of(String language) {
        Map<String, Abbreviation> general = byLanguage.getOrDefault("", Map.of());
        Map<String, Abbreviation> own = byLanguage.getOrDefault(language, Map.of());
        if (general.isEmpty() || own.isEmpty()) {
            return general.isEmpty() ? own : general;
        }
        Map<String, Abbreviation> both = new HashMap<>(general);
        both.putAll(own);
        return both;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Abbreviations that && byLanguage.equals(that.byLanguage);
    }

    @Override
    public int hashCode() {
        return byLanguage.hashCode();
    }

    /** The number of abbreviations. */
    @Override
    public String toString() {
        return "Abbreviations["
                + byLanguage.values().stream().mapToInt(Map::size).sum() + "]";
    }

    /**
     * Collects abbreviations; not thread-safe.
     *
     * <p>Each is of letters, digits and inner dots, at most 24 characters; a dot at its end may be left out. One in lower case
     * is found with a capital too, since it may open a sentence; one with a capital is found only so. A language is taken
     * without its region and script, and {@link Locale#ROOT} stands for all of them. A text whose language is not known is
     * taken by its script: one in Latin letters has the abbreviations of English.
     */
    public static final class Builder {

        private final Map<String, Map<String, Abbreviation>> byLanguage = new HashMap<>();

        private Builder() {}

        /**
         * Adds abbreviations whose dot never ends a sentence, because a name follows, as after {@code Dr.}
         *
         * @param language their language; {@link Locale#ROOT} for all
         * @param abbreviations at least one
         * @return this
         * @throws IllegalArgumentException if one is not of the form above, or is known as another kind
         */
        public Builder neverLast(Locale language, String... abbreviations) {
            return add(language, Abbreviation.NEVER_LAST, abbreviations);
        }

        /**
         * Adds abbreviations that a number or a name follows, as {@code Fig.}: their dot ends a sentence only if a word comes
         * next that plainly opens one, such as {@code The}.
         *
         * @param language their language; {@link Locale#ROOT} for all
         * @param abbreviations at least one
         * @return this
         * @throws IllegalArgumentException if one is not of the form above, or is known as another kind
         */
        public Builder beforeNumber(Locale language, String... abbreviations) {
            return add(language, Abbreviation.BEFORE_NUMBER, abbreviations);
        }

        /**
         * Adds abbreviations that may be the last word, as {@code Inc.}: their dot ends a sentence if a word comes next
         * that plainly opens one.
         *
         * @param language their language; {@link Locale#ROOT} for all
         * @param abbreviations at least one
         * @return this
         * @throws IllegalArgumentException if one is not of the form above, or is known as another kind
         */
        public Builder mayBeLast(Locale language, String... abbreviations) {
            return add(language, Abbreviation.MAY_BE_LAST, abbreviations);
        }

        /**
         * The abbreviations so far.
         *
         * @return an immutable collection
         */
        public Abbreviations build() {
            return new Abbreviations(this);
        }

        private Builder add(Locale language, Abbreviation kind, String... abbreviations) {
            String code = Languages.codeOf(Objects.requireNonNull(language, "language"));
            if (abbreviations.length == 0) {
                throw new IllegalArgumentException("abbreviations must be at least one, but are none");
            }
            Map<String, Abbreviation> words = byLanguage.computeIfAbsent(code, key -> new HashMap<>());
            for (String each : abbreviations) {
                String word = withoutLastDot(each);
                Abbreviation before = words.putIfAbsent(word, kind);
                if (before != null && before != kind) {
                    throw new IllegalArgumentException("abbreviations must be of one kind each, but \"" + each
                            + "\" is of two: " + before + " and " + kind);
                }
            }
            return this;
        }

        private static String withoutLastDot(String abbreviation) {
            Objects.requireNonNull(abbreviation, "abbreviations");
            String word =
                    abbreviation.endsWith(".") ? abbreviation.substring(0, abbreviation.length() - 1) : abbreviation;
            boolean parts = word.chars().allMatch(c -> WordBefore.isPart((char) c));
            if (!parts || word.isEmpty() || word.startsWith(".") || word.length() > WordBefore.LONGEST) {
                throw new IllegalArgumentException("abbreviations must each be 1 to " + WordBefore.LONGEST
                        + " letters, digits and inner dots, but one is \"" + abbreviation + "\"");
            }
            return word;
        }
    }
}
