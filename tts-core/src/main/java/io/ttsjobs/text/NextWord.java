package io.ttsjobs.text;

/** What follows a possible sentence end, once quotation marks, brackets and dashes are skipped. */
final class NextWord {

    enum Kind {
        /** A small letter: the sentence goes on. */
        LOWER,
        /** A capital letter. */
        UPPER,
        /** A letter of a script without capitals. */
        CASELESS,
        /** A digit. */
        DIGIT,
        /** A mark that no sentence starts with, such as a comma. */
        PAUSE,
        /** A sign: an emoji, a currency, a mark that opens a sentence. */
        SIGN,
        /** Nothing: the text ends. */
        NOTHING
    }

    private static final int LONGEST_LEAD = 8;
    private static final int LONGEST_WORD = 24;

    private final String text;
    private final int start;
    private final Kind kind;

    private NextWord(String text, int start, Kind kind) {
        this.text = text;
        this.start = start;
        this.kind = kind;
    }

    /** Reads the word at an index. */
    static NextWord at(String text, int index) {
        int start = skipLead(text, index);
        return new NextWord(text, start, kindAt(text, start));
    }

    /** What it starts with. */
    Kind kind() {
        return kind;
    }

    /** Its letters, if it starts with a letter that is a capital or a small one, and is no initial; empty otherwise. */
    String word() {
        if (kind != Kind.UPPER && kind != Kind.LOWER) {
            return "";
        }
        int end = start;
        while (end < text.length() && end - start < LONGEST_WORD && Character.isLetter(text.charAt(end))) {
            end++;
        }
        // A letter with a dot is an initial, not the word that it looks like.
        boolean initial = end == start + 1 && end < text.length() && text.charAt(end) == '.';
        return initial ? "" : text.substring(start, end);
    }

    /** The word as it would open a sentence. */
    String capitalized() {
        String word = word();
        return kind == Kind.LOWER && !word.isEmpty() ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
    }

    /** A capital and small letters, unlike {@code GMT}. */
    boolean isOrdinary() {
        return kind == Kind.UPPER && start + 1 < text.length() && Character.isLowerCase(text.charAt(start + 1));
    }

    private static Kind kindAt(String text, int start) {
        if (start >= text.length()) {
            return Kind.NOTHING;
        }
        Kind kind = kindOf(text.codePointAt(start));
        boolean letter = kind == Kind.LOWER || kind == Kind.UPPER;
        return letter && (isMarker(text, start) || isAddress(text, start)) ? Kind.SIGN : kind;
    }

    /** A list marker such as {@code b)}. */
    private static boolean isMarker(String text, int start) {
        return start + 1 < text.length() && text.charAt(start + 1) == ')';
    }

    private static boolean isAddress(String text, int start) {
        return switch (text.charAt(start)) {
            case 'h' -> text.startsWith("http://", start) || text.startsWith("https://", start);
            case 'w' -> text.startsWith("www.", start);
            default -> false;
        };
    }

    private static int skipLead(String text, int index) {
        int i = index;
        while (i < text.length() && i - index < LONGEST_LEAD && isLead(text, index, i)) {
            i++;
        }
        return i;
    }

    private static boolean isLead(String text, int first, int index) {
        char c = text.charAt(index);
        if (isIn(c, 'a', 'z') || isIn(c, 'A', 'Z')) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.START_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.SPACE_SEPARATOR -> true;
            // What was left out before the sentence: (...) and [...].
            case Character.END_PUNCTUATION ->
                index > first && (text.charAt(index - 1) == '.' || text.charAt(index - 1) == '\u2026');
            default -> c == '"' || c == '\'' || c == '*' || c == '`' || c == '.' || c == '\u2026' || c == '\u2022';
        };
    }

    private static boolean isIn(int c, char first, char last) {
        return c >= first && c <= last;
    }

    private static Kind kindOf(int c) {
        if (isIn(c, 'a', 'z')) {
            return Kind.LOWER;
        }
        if (isIn(c, 'A', 'Z')) {
            return Kind.UPPER;
        }
        // The letters of Georgian pass for small ones in Unicode, but its prose has no capitals.
        if (isIn(c, '\u10D0', '\u10FF')) {
            return Kind.CASELESS;
        }
        if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
            return Kind.UPPER;
        }
        if (Character.isLowerCase(c)) {
            return Kind.LOWER;
        }
        if (Character.isDigit(c)) {
            return Kind.DIGIT;
        }
        if (Character.isLetter(c)) {
            return Kind.CASELESS;
        }
        return ",;:!?)]}%/=\u2116".indexOf(c) >= 0 ? Kind.PAUSE : Kind.SIGN;
    }
}
