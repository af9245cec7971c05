package io.ttsjobs.text;

/**
 * How the sentence that a scan is in starts.
 *
 * @param text the whole text
 * @param index where the sentence starts
 * @param inList whether it starts with a list marker
 */
record SentenceStart(String text, int index, boolean inList) {

    /** Whether it starts with a small letter, as hasty writers do in every sentence. */
    boolean isSmall() {
        return !inList && NextWord.at(text, index).kind() == NextWord.Kind.LOWER;
    }

    /** Its first word, if that has a capital; empty otherwise. */
    String word() {
        return NextWord.at(text, index).word();
    }
}
