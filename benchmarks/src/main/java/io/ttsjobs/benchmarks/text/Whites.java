package io.ttsjobs.benchmarks.text;

/** White space around the places where a text is cut. */
final class Whites {

    private Whites() {}

    static boolean isWhite(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** {@return the first index from here on that holds no white space} */
    static int skip(String text, int from) {
        int i = from;
        while (i < text.length() && isWhite(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** {@return the index after the last character before here that is no white space} */
    static int trimEnd(String text, int end) {
        int i = end;
        while (i > 0 && isWhite(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
