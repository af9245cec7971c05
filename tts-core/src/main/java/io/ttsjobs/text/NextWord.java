package io.ttsjobs.text;

/**
 * What follows a possible sentence end.
 *
 * @param kind what it starts with, once quotation marks, brackets and dashes are skipped
 * @param word its letters, if it starts with a capital and is no initial; empty otherwise
 */
record NextWord(Kind kind, String word) {

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

    /** Reads the word at an index. */
    static NextWord at(String text, int index) {
        int start = skipLead(text, index);
        if (start >= text.length()) {
            return new NextWord(Kind.NOTHING, "");
        }
        int first = text.codePointAt(start);
        Kind kind = kindOf(first);
        if (kind != Kind.UPPER) {
            return new NextWord(kind, "");
        }
        int end = start;
        while (end < text.length() && end - start < LONGEST_WORD && Character.isLetter(text.charAt(end))) {
            end++;
        }
        // A letter with a dot is an initial, not the word that it looks like.
        boolean initial = end == start + 1 && end < text.length() && text.charAt(end) == '.';
        return new NextWord(kind, initial ? "" : text.substring(start, end));
    }

    private static int skipLead(String text, int index) {
        int i = index;
        while (i < text.length() && i - index < LONGEST_LEAD && isLead(text, i)) {
            i++;
        }
        return i;
    }

    private static boolean isLead(String text, int index) {
        char c = text.charAt(index);
        return switch (Character.getType(c)) {
            case Character.START_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.SPACE_SEPARATOR -> true;
            default -> c == '"' || c == '\'' || c == '*' || c == '`' || c == '.' || c == '\u2026' || c == '\u2022';
        };
    }

    private static Kind kindOf(int c) {
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
        return ",;:!?)]}%/=".indexOf(c) >= 0 ? Kind.PAUSE : Kind.SIGN;
    }
}
