package io.ttsjobs.provider.freetts;

/**
 * What FreeTTS reads at once: a word of the text, a piece of one, or a pause in place of one.
 *
 * @param text what to read, of a shape that {@link TokenReader} knows, or {@link #PAUSE}
 * @param punctuation the mark after it, which shapes the melody: one of {@code ? ! . : ; ,} or empty
 * @param word the index of the word of the text that it belongs to, or {@link #NO_WORD}
 */
record SpokenToken(String text, String punctuation, int word) {

    static final int NO_WORD = -1;
    static final String PAUSE = "";

    static SpokenToken pause(int word) {
        return new SpokenToken(PAUSE, "", word);
    }

    boolean isPause() {
        return text.isEmpty();
    }

    SpokenToken withPunctuation(String mark) {
        return new SpokenToken(text, mark, word);
    }
}
