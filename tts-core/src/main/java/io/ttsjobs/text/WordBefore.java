package io.ttsjobs.text;

/** The word that a full stop stands after, and what can be told of it by its shape alone. */
final class WordBefore {

    /** A longer word is no abbreviation; this also bounds how far back anything is looked at. */
    static final int LONGEST = 24;

    /** Of the Latin, the Cyrillic and the Georgian script, without accented Latin ones. */
    private static final String VOWELS = "aeiouyаеиоуыэюяіїєёәөұү\u10D0\u10D4\u10D8\u10DD\u10E3";

    private final String text;
    private final int start;
    private final String word;

    private WordBefore(String text, int start, String word) {
        this.text = text;
        this.start = start;
        this.word = word;
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
        return new WordBefore(text, start, end - start > LONGEST ? "" : text.substring(start, end));
    }

    /** The word without its last dot; empty if there is none, or if it is too long for an abbreviation. */
    String word() {
        return word;
    }

    boolean isNumber() {
        return !word.isEmpty() && Character.isDigit(word.charAt(0));
    }

    /** A number of one or two digits, as the days of a month are. */
    boolean isShortNumber() {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isDigit(word.charAt(i))) {
                return false;
            }
        }
        return word.length() <= 2;
    }

    /** Letters and nothing else, at least so many. */
    boolean isLetters(int least) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isLetter(word.charAt(i))) {
                return false;
            }
        }
        return word.length() >= least;
    }

    /** Small letters after a first one of any size, two at least. */
    boolean isOrdinaryWord() {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLowerCase(c) && (i > 0 || !Character.isUpperCase(c))) {
                return false;
            }
        }
        return word.length() >= 2;
    }

    /** Whether it ends in degrees, as in {@code 20°C}. */
    boolean isDegrees() {
        return word.length() >= 2 && word.charAt(word.length() - 2) == '\u00B0';
    }

    /** A small word after a number or a stroke, as in {@code 30 s} and {@code km/h}: it stands for a whole word. */
    boolean isUnit() {
        if (start == 0 || word.isEmpty() || !Character.isLowerCase(word.charAt(0))) {
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
        return !isUnit() && (isInitial() || isDottedAcronym() || isVowelless(word));
    }

    /**
     * One letter of any script, with its marks; but not the one after an apostrophe, as in {@code don't}, nor one of a
     * script that writes whole words with one sign.
     */
    boolean isInitial() {
        if (word.isEmpty() || !Character.isLetter(word.charAt(0)) || EastAsian.isWordInOneSign(word.charAt(0))) {
            return false;
        }
        for (int i = 1; i < word.length(); i++) {
            int type = Character.getType(word.charAt(i));
            if (type != Character.NON_SPACING_MARK && type != Character.COMBINING_SPACING_MARK) {
                return false;
            }
        }
        return !(Character.isLowerCase(word.charAt(0)) && followsApostrophe());
    }

    /** {@code U.S}, {@code p.m}, {@code Ph.D}, but not {@code example.com}. */
    boolean isDottedAcronym() {
        int part = 0;
        for (int i = 0; i < word.length(); i++) {
            part = word.charAt(i) == '.' ? 0 : part + 1;
            if (part > 3) {
                return false;
            }
        }
        return word.indexOf('.') >= 0;
    }

    private boolean followsApostrophe() {
        return start > 1
                && (text.charAt(start - 1) == '\'' || text.charAt(start - 1) == '\u2019')
                && Character.isLetterOrDigit(text.charAt(start - 2));
    }

    /** A short word that nobody could say: {@code Hble}, {@code Mlle}; not {@code PCR}, which is a word of its own. */
    static boolean isVowelless(String word) {
        if (word.length() < 2 || word.length() > 4) {
            return false;
        }
        boolean small = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
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

    static boolean isPart(char c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || c == '.'
                || c == '\u00B0'
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
