package io.ttsjobs.text;

import java.util.List;
import java.util.Locale;

/**
 * Finds the sentences of a text.
 *
 * <p>Sentences are in order, do not overlap, hold no white space at either end, and together hold every character that
 * is not white space. White space is the Unicode property of that name and what {@link Character#isWhitespace(char)}
 * says, so no-break spaces too. Thread-safe.
 */
public interface SentenceSplitter {

    /**
     * The splitter of this library: rules and word lists for many languages, in one pass.
     *
     * <p>A blank line always ends a sentence; a single line break does if it is not merely wrapped, as before a list item.
     * A quotation or bracket of up to 500 characters is not cut inside. A language without word lists, and a text of
     * unknown language, is taken by its script. Takes time in proportion to the length of the text.
     *
     * @return a splitter
     */
    static SentenceSplitter create() {
        return create(Abbreviations.none());
    }

    /**
     * The splitter of this library, with abbreviations that it does not know.
     *
     * @param abbreviations what to know besides; where the library says otherwise, these hold
     * @return a splitter
     */
    static SentenceSplitter create(Abbreviations abbreviations) {
        return new DefaultSentenceSplitter(new Languages(abbreviations));
    }

    /**
     * Finds the sentences of a text whose language is not known.
     *
     * @param text the text, of any length
     * @return the sentences; none if the text is blank
     */
    default List<TextSpan> split(String text) {
        return split(text, Locale.ROOT);
    }

    /**
     * Finds the sentences of a text.
     *
     * @param text the text, of any length
     * @param language its language; {@link Locale#ROOT} if not known
     * @return the sentences; none if the text is blank
     */
    List<TextSpan> split(String text, Locale language);
}
