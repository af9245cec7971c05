package io.ttsjobs.text;

import java.util.Optional;

/** Decides whether a full stop ends a sentence, by the word before it and the word after it. */
final class PeriodRules {

    /** A longer word is no abbreviation; this also bounds how far back anything is looked at. */
    static final int LONGEST_ABBREVIATION = 24;

    /** Of the Latin and the Cyrillic script, without accented Latin ones. */
    private static final String VOWELS = "aeiouyаеиоуыэюяіїєёәөұү";

    private final String text;
    private final LanguageFacts facts;

    PeriodRules(String text, LanguageFacts facts) {
        this.text = text;
        this.facts = facts;
    }

    /**
     * Whether a full stop with white space after it ends a sentence.
     *
     * @param sentenceStart where the sentence starts
     * @param dot index of the full stop
     * @param next what follows the white space
     */
    boolean endsSentence(int sentenceStart, int dot, NextWord next) {
        if (next.kind() == NextWord.Kind.LOWER || next.kind() == NextWord.Kind.PAUSE) {
            return false;
        }
        int start = wordStart(sentenceStart, dot);
        if (dot - start > LONGEST_ABBREVIATION || start == dot) {
            return true;
        }
        String word = text.substring(start, dot);
        boolean opens = next.kind() == NextWord.Kind.CASELESS || facts.opensSentence(next.word());
        Optional<Abbreviation> abbreviation = facts.abbreviation(word);
        if (abbreviation.isPresent()) {
            return switch (abbreviation.get()) {
                case NEVER_LAST -> false;
                case BEFORE_NUMBER -> next.kind() != NextWord.Kind.DIGIT && (opens || isUnit(start, word));
                case MAY_BE_LAST -> opens;
                case ORDINARY_WORD -> true;
            };
        }
        if (Character.isDigit(word.charAt(0))) {
            return opens || !(facts.ordinalDot() && isShortNumber(word));
        }
        return opens || !looksAbbreviated(start, dot, word);
    }

    /**
     * Whether a full stop with no white space after it ends a sentence all the same, as in {@code One.Two}.
     *
     * @param dot index of the full stop
     */
    boolean endsGlued(int dot) {
        int end = dot + 1;
        while (end < text.length() && end - dot < LONGEST_ABBREVIATION && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean capital = end > dot + 1 && Character.isUpperCase(text.charAt(dot + 1));
        if (!capital || !goesOnAsProse(dot + 1, end)) {
            return false;
        }
        int start = wordStart(0, dot);
        if (dot - start > LONGEST_ABBREVIATION) {
            return false;
        }
        boolean degrees = dot - start >= 2 && text.charAt(dot - 2) == '\u00B0';
        return degrees || isLongWord(start, dot);
    }

    /** A capital letter alone, or a word of small letters after its capital, and then no sign of an address. */
    private boolean goesOnAsProse(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (!Character.isLowerCase(text.charAt(i))) {
                return false;
            }
        }
        char after = to < text.length() ? text.charAt(to) : ' ';
        return after == '\'' || after == '\u2019' || after == ',' || CharacterTable.isWhite(after);
    }

    private boolean isLongWord(int start, int dot) {
        for (int i = start; i < dot; i++) {
            char c = text.charAt(i);
            if (!Character.isLowerCase(c) && (i > start || !Character.isUpperCase(c))) {
                return false;
            }
        }
        return dot - start >= 2
                && facts.abbreviation(text.substring(start, dot)).orElse(Abbreviation.ORDINARY_WORD)
                        != Abbreviation.NEVER_LAST;
    }

    private boolean looksAbbreviated(int start, int dot, String word) {
        if (word.indexOf('.') >= 0) {
            return isDottedAcronym(word);
        }
        if (isUnit(start, word)) {
            return false;
        }
        if (dot - start == 1) {
            return Character.isLetter(word.charAt(0));
        }
        return (facts.ordinalDot() && RomanNumber.valueOf(word) > 0) || isVowelless(word);
    }

    /** {@code U.S}, {@code p.m}, {@code Ph.D}, but not {@code example.com}. */
    private static boolean isDottedAcronym(String word) {
        int part = 0;
        for (int i = 0; i < word.length(); i++) {
            part = word.charAt(i) == '.' ? 0 : part + 1;
            if (part > 3) {
                return false;
            }
        }
        return true;
    }

    /** A short word that nobody could say: {@code Hble}, {@code Mlle}; not {@code PCR}, which is a word of its own. */
    private static boolean isVowelless(String word) {
        if (word.length() > 4) {
            return false;
        }
        boolean small = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetter(c)
                    || isVowel(Character.toLowerCase(c))
                    || Character.isLowerCase(c) == isCaseless(c)) {
                return false;
            }
            small |= Character.isLowerCase(c);
        }
        return small;
    }

    private static boolean isCaseless(char c) {
        return !Character.isLowerCase(c) && !Character.isUpperCase(c);
    }

    private static boolean isVowel(char c) {
        // Accented letters count as vowels: nearly all are.
        return (c >= '\u00DF' && c < '\u0400') || VOWELS.indexOf(c) >= 0;
    }

    private static boolean isShortNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isDigit(word.charAt(i))) {
                return false;
            }
        }
        return word.length() <= 2;
    }

    /** A small word after a number or a stroke, as in {@code 30 s} and {@code km/h}: it stands for a whole word. */
    private boolean isUnit(int start, String word) {
        if (start == 0 || !Character.isLowerCase(word.charAt(0))) {
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

    /** Where the word before a dot starts: after white space, a bracket, a quotation mark or a dash. */
    private int wordStart(int floor, int dot) {
        int start = dot;
        while (start > floor && dot - start <= LONGEST_ABBREVIATION && isWordPart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    static boolean isWordPart(char c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || c == '.'
                || c == '\u00B0'
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
