package io.ttsjobs.text;

import java.util.Optional;

/** The word that a full stop stands after, and what can be told of it by its shape alone. */
final class WordBefore {

    /** A longer word is no abbreviation; this also bounds how far back anything is looked at. */
    static final int LONGEST = 24;

    /** Of the Latin, the Cyrillic and the Georgian script, without accented Latin ones. */
    private static final String VOWELS = "aeiouyаеиоуыэюяіїєёәөұү\u10D0\u10D4\u10D8\u10DD\u10E3";

    private final String text;
    private final int start;
    private final int length;

    private WordBefore(String text, int start, int end) {
        this.text = text;
        this.start = start;
        this.length = end - start;
    }

    /** Reads the word before a dot that may be set apart, as in {@code Mr .} of tokenized text. */
    static WordBefore acrossBlank(String text, int floor, int dot) {
        return at(text, floor, dot > floor && text.charAt(dot - 1) == ' ' ? dot - 1 : dot);
    }

    /** Reads the word that ends at an index; it starts after white space, a bracket, a quotation mark or a dash. */
    static WordBefore at(String text, int floor, int end) {
        int start = end;
        while (start > floor && end - start <= LONGEST && isPart(text.charAt(start - 1))) {
            start--;
        }
        return new WordBefore(text, end - start > LONGEST ? end : start, end);
    }

    /** Whether there is no word, or one too long for an abbreviation. */
    boolean isEmpty() {
        return length == 0;
    }

    /** What its last dot means, if a list names it. */
    Optional<Abbreviation> meaning(LanguageFacts facts) {
        return facts.abbreviation(text, start, start + length);
    }

    /** Its last characters, at most so many. */
    WordBefore tail(int most) {
        int end = start + length;
        return new WordBefore(text, Math.max(start, end - most), end);
    }

    boolean isNumber() {
        return !isEmpty() && Character.isDigit(charAt(0));
    }

    /** A number of one or two digits, as the days of a month are. */
    boolean isShortNumber() {
        for (int i = 0; i < length; i++) {
            if (!Character.isDigit(charAt(i))) {
                return false;
            }
        }
        return length <= 2;
    }

    /** Letters and nothing else, at least so many. */
    boolean isLetters(int least) {
        for (int i = 0; i < length; i++) {
            if (!Character.isLetter(charAt(i))) {
                return false;
            }
        }
        return length >= least;
    }

    /** Small letters after a first one of any size, two at least. */
    boolean isOrdinaryWord() {
        for (int i = 0; i < length; i++) {
            char c = charAt(i);
            if (!Character.isLowerCase(c) && (i > 0 || !Character.isUpperCase(c))) {
                return false;
            }
        }
        return length >= 2;
    }

    /** Whether it ends in degrees, as in {@code 20°C}. */
    boolean isDegrees() {
        return length >= 2 && charAt(length - 2) == '\u00B0';
    }

    /** A small word after a number or a stroke, as in {@code 30 s} and {@code km/h}: it stands for a whole word. */
    boolean isUnit() {
        if (start == 0 || isEmpty() || !Character.isLowerCase(charAt(0))) {
            return false;
        }
        int i = start - 1;
        if (text.charAt(i) == '/') {
            return true;
        }
        while (i >= 0 && start - i <= 2 && CharacterTable.isWhite(text.charAt(i))) {
            i--;
        }
        return i >= 0 && Character.isDigit(text.charAt(i));
    }

    /** Whether it looks like an abbreviation that no list names. */
    boolean looksAbbreviated() {
        return (isInitial() || isDottedAcronym() || isVowelless()) && !isUnit();
    }

    /**
     * One letter of any script, with its marks; but not the one after an apostrophe, as in {@code don't}, nor one of a
     * script that writes whole words with one sign.
     */
    boolean isInitial() {
        for (int i = 1; i < length; i++) {
            if (!isMark(charAt(i))) {
                return false;
            }
        }
        return !isEmpty()
                && Character.isLetter(charAt(0))
                && !EastAsian.isWordInOneSign(charAt(0))
                && !(Character.isLowerCase(charAt(0)) && followsApostrophe());
    }

    /** {@code U.S}, {@code p.m}, {@code Ph.D}, but not {@code example.com}. */
    boolean isDottedAcronym() {
        int part = 0;
        boolean dotted = false;
        for (int i = 0; i < length; i++) {
            boolean dot = charAt(i) == '.';
            dotted |= dot;
            part = dot ? 0 : part + 1;
            if (part > 3) {
                return false;
            }
        }
        return dotted;
    }

    private boolean followsApostrophe() {
        return start > 1
                && (text.charAt(start - 1) == '\'' || text.charAt(start - 1) == '\u2019')
                && Character.isLetterOrDigit(text.charAt(start - 2));
    }

    /** A Roman number such as {@code XIV}, all in one case. */
    boolean isRoman() {
        return RomanNumber.valueOf(text, start, start + length) > 0;
    }

    /** A short word that nobody could say: {@code Hble}, {@code Mlle}; not {@code PCR}, which is a word of its own. */
    boolean isVowelless() {
        if (length < 2 || length > 4) {
            return false;
        }
        boolean small = false;
        for (int i = 0; i < length; i++) {
            char c = charAt(i);
            boolean caseless = !Character.isLowerCase(c) && !Character.isUpperCase(c);
            if (!Character.isLetter(c) || caseless || isVowel(Character.toLowerCase(c))) {
                return false;
            }
            small |= Character.isLowerCase(c);
        }
        return small;
    }

    private static boolean isVowel(char c) {
        // Accented letters count as vowels: nearly all are.
        return (c >= '\u00DF' && c < '\u0400') || VOWELS.indexOf(c) >= 0;
    }

    private char charAt(int index) {
        return text.charAt(start + index);
    }

    static boolean isPart(char c) {
        return (c >= 'a' && c <= 'z') || Character.isLetterOrDigit(c) || c == '.' || c == '\u00B0' || isMark(c);
    }

    private static boolean isMark(char c) {
        // Nothing below the combining diacritics combines.
        if (c < '\u0300') {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
