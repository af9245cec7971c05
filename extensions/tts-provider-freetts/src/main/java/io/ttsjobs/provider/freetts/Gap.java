package io.ttsjobs.provider.freetts;

/**
 * What stands between two words of a text, as far as it shapes the melody.
 *
 * @param mark the strongest mark in it, one of {@code ? ! . : ; ,} or empty
 * @param paragraph whether it holds an empty line
 */
record Gap(String mark, boolean paragraph) {

    /** From weak to strong. */
    private static final String MARKS = ",;:.!?";

    static Gap between(String text, int from, int to) {
        int strongest = -1;
        int lines = 0;
        for (int i = from, c; i < to; i += Character.charCount(c)) {
            c = text.codePointAt(i);
            lines += c == '\n' ? 1 : 0;
            strongest = Math.max(strongest, MARKS.indexOf(asMark(c)));
        }
        boolean paragraph = lines > 1;
        String mark = strongest < 0 ? "" : MARKS.substring(strongest, strongest + 1);
        return new Gap(paragraph && mark.isEmpty() ? "." : mark, paragraph);
    }

    /** Dashes and brackets are heard as a comma is. */
    private static int asMark(int c) {
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION -> ',';
            default -> c == '\u2026' ? ',' : c;
        };
    }

    /** Whether the sentence ends here, as far as these two words tell. */
    boolean endsSentence(String before, String after) {
        if (paragraph) {
            return true;
        }
        return switch (mark) {
            case "?", "!", ":" -> true;
            case "." -> !Character.isLowerCase(after.codePointAt(0)) && !isAbbreviation(before);
            default -> false;
        };
    }

    /** A capital at its end, or short with a capital in front: U.S, Dr, St, Mrs. */
    private static boolean isAbbreviation(String word) {
        boolean brief = word.length() < 4;
        return Character.isUpperCase(word.charAt(word.length() - 1))
                || (brief && Character.isUpperCase(word.charAt(0)));
    }
}
