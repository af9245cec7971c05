package io.ttsjobs.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules have to know of a language: its abbreviations, the words that open a sentence, its ordinals and its
 * end marks.
 *
 * <p>Immutable. The format of the files is written down in {@code languages.md} beside them.
 */
final class LanguageFacts {

    private final WordTable<Abbreviation> abbreviations;
    private final Set<String> starters;
    private final Set<String> beforeTimes;
    private final Set<String> afterTimes;
    private final boolean ordinalDot;
    private final CharacterTable characters;

    private LanguageFacts(Builder builder) {
        this.abbreviations = WordTable.copyOf(builder.abbreviations);
        this.starters = Set.copyOf(builder.starters);
        this.beforeTimes = Set.copyOf(builder.beforeTimes);
        this.afterTimes = Set.copyOf(builder.afterTimes);
        this.ordinalDot = builder.ordinalDot;
        this.characters = CharacterTable.withEndMarks(builder.endMarks.toString());
    }

    private LanguageFacts(LanguageFacts facts, Map<String, Abbreviation> added) {
        this.abbreviations = facts.abbreviations.with(added);
        this.starters = facts.starters;
        this.beforeTimes = facts.beforeTimes;
        this.afterTimes = facts.afterTimes;
        this.ordinalDot = facts.ordinalDot;
        this.characters = facts.characters;
    }

    /** These facts, but for what is said of some abbreviations. */
    LanguageFacts with(Map<String, Abbreviation> added) {
        return new LanguageFacts(this, added);
    }

    /**
     * What the dot after a word means. A word listed in lower case is found with a capital too, since it may open a
     * sentence; one listed with a capital is found only so, which tells {@code No. 5} from {@code no}.
     */
    Optional<Abbreviation> abbreviation(String word) {
        return abbreviation(word, 0, word.length());
    }

    /** What the dot after the word means that is a stretch of a text. */
    Optional<Abbreviation> abbreviation(String text, int start, int end) {
        Abbreviation exact = abbreviations.get(text, start, end);
        if (exact == null && start < end && Character.isUpperCase(text.charAt(start))) {
            String small = text.substring(start, end).toLowerCase(Locale.ROOT);
            exact = abbreviations.get(small, 0, small.length());
        }
        return Optional.ofNullable(exact);
    }

    /** Whether a word with a capital plainly opens a sentence, unlike a name. */
    boolean opensSentence(String word) {
        return starters.contains(word);
    }

    /** Whether a sentence that starts with this word may start with a time of day, as in {@code At 6 p.m.} */
    boolean leadsToTime(String word) {
        return beforeTimes.contains(word);
    }

    /** Whether a word with a capital belongs to the time of day before it, as in {@code 6 p.m. Monday}. */
    boolean followsTime(String word) {
        return afterTimes.contains(word);
    }

    /** Whether a dot makes a number an ordinal, as in {@code 12. Juni}. */
    boolean ordinalDot() {
        return ordinalDot;
    }

    CharacterTable characters() {
        return characters;
    }

    /** Reads the files of a language, the general one first. */
    static final class Builder {
        private final Map<String, Abbreviation> abbreviations = new HashMap<>();
        private final Set<String> starters = new HashSet<>();
        private final Set<String> beforeTimes = new HashSet<>();
        private final Set<String> afterTimes = new HashSet<>();
        private final StringBuilder endMarks = new StringBuilder();
        private boolean ordinalDot;

        Builder read(BufferedReader reader) throws IOException {
            String section = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String content = line.strip();
                if (content.startsWith("[")) {
                    section = content;
                } else if (!content.isEmpty() && !content.startsWith("#")) {
                    addAll(section, content);
                }
            }
            return this;
        }

        LanguageFacts build() {
            return new LanguageFacts(this);
        }

        private void addAll(String section, String content) {
            int start = 0;
            for (int i = 0; i <= content.length(); i++) {
                if (i == content.length() || content.charAt(i) == ' ') {
                    if (i > start) {
                        add(section, content.substring(start, i));
                    }
                    start = i + 1;
                }
            }
        }

        private void add(String section, String word) {
            switch (section) {
                case "[never-last]" -> abbreviations.put(word, Abbreviation.NEVER_LAST);
                case "[before-number]" -> abbreviations.put(word, Abbreviation.BEFORE_NUMBER);
                case "[word-before-number]" -> abbreviations.put(word, Abbreviation.WORD_BEFORE_NUMBER);
                case "[may-be-last]" -> abbreviations.put(word, Abbreviation.MAY_BE_LAST);
                case "[ordinary-words]" -> abbreviations.put(word, Abbreviation.ORDINARY_WORD);
                case "[time-of-day]" -> abbreviations.put(word, Abbreviation.TIME_OF_DAY);
                case "[before-times]" -> beforeTimes.add(word);
                case "[after-times]" -> afterTimes.add(word);
                case "[starters]" -> starters.add(word);
                case "[end-marks]" -> endMarks.append(word);
                case "[flags]" -> ordinalDot |= flag(word);
                default -> throw new IllegalArgumentException("unknown section " + section);
            }
        }

        private static boolean flag(String word) {
            if (!word.equals("ordinal-dot")) {
                throw new IllegalArgumentException("unknown flag " + word);
            }
            return true;
        }
    }
}
