package io.ttsjobs.text;

/** Where a sentence may be cut if it must be: after clauses and between words, also where no white space shows them. */
final class InnerCuts {

    /** Marks of all scripts that part clauses. */
    private static final String CLAUSE_MARKS = ",;:\u2014\u2013\u037E\u0387\u055D\u060C\u061B\u1363\u1364\u1365\u1366"
            + "\u104A\u17D6\u1802\u3001\uFE10\uFE11\uFE50\uFE51\uFE54\uFF0C\uFF1A\uFF1B\uFF64";

    /** Signs that part words but are no white space: the Tibetan tsheg and the zero width space. */
    private static final String WORD_MARKS = "\u0F0B\u200B";

    private InnerCuts() {}

    /** Whether two characters that stand side by side may be parted before an index. */
    static boolean isCut(String text, int index) {
        char before = text.charAt(index - 1);
        char after = text.charAt(index);
        boolean cut = EastAsian.mayCut(before, after)
                || (before == '\u2014' && Character.isLetterOrDigit(after))
                || (before > '\u0300' && isMark(before) && Character.isLetter(after))
                || WORD_MARKS.indexOf(before) >= 0;
        return cut && !Graphemes.extendsPrevious(text, index);
    }

    /** How natural a cut before an index is: after a clause mark, behind closing quotation marks or not, or any word. */
    static BoundaryStrength strength(String text, int start, int index) {
        int last = index - 1;
        while (last > start && index - last < 4 && isCloser(text.charAt(last))) {
            last--;
        }
        return isMark(text.charAt(last)) ? BoundaryStrength.CLAUSE : BoundaryStrength.WORD;
    }

    private static boolean isMark(char c) {
        return CLAUSE_MARKS.indexOf(c) >= 0;
    }

    private static boolean isCloser(char c) {
        int type = Character.getType(c);
        return type == Character.END_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION
                || type == Character.INITIAL_QUOTE_PUNCTUATION
                || c == '"'
                || c == '\'';
    }
}
