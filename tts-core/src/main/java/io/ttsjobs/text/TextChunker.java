package io.ttsjobs.text;

import io.ttsjobs.spi.TextLimit;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into chunks that a provider takes.
 *
 * <p>Chunks are verbatim, in order, do not overlap and together hold every character that is not white space. White space
 * is the Unicode property of that name and what {@link Character#isWhitespace(char)} says, so no-break spaces too. No cut
 * lies inside a character as people see it (an extended grapheme cluster), and none inside a word that fits the limit.
 * Thread-safe.
 */
public interface TextChunker {

    /**
     * The chunker of this library, which looks at the whole text before it cuts.
     *
     * <p>As Knuth and Plass break paragraphs into lines ("Breaking Paragraphs into Lines", Software: Practice and
     * Experience 11, 1981), it picks the set of cuts whose prices have the smallest sum:
     *
     * <ul>
     *   <li>every chunk: 1; and 2 more if it is shorter than a tenth of the target; and 1000 more if it holds neither letter
     *       nor digit;
     *   <li>a cut after a paragraph: 0; after a line broken on purpose: 0.5; after a sentence: 1; after a sentence inside a
     *       quotation or brackets: 2.5; after a clause: 6; between words: 20; inside a word: 500;
     *   <li>to each cut half the square of the share of the target that its chunk leaves empty, so that chunks that
     *       are equal otherwise come out even;
     *   <li>to each chunk that is over the target 20 times the square of the share by which it is: one of half as much again
     *       costs 5. Several sentences are never together more than three targets.
     * </ul>
     *
     * <p>The target is the limit, unless {@link TextChunkerBuilder#target} sets a lower one. Where limit or target is of two
     * parts, a chunk fits both of the limit, and its share of the target is that of the part that it fills most, the limit's
     * included.
     *
     * <p>Clauses and words are looked at only in a sentence that is longer than limit or target, characters only in a word
     * that is longer than the limit. What cannot be spoken, such as a row of stars or an emoji, is a chunk of its own only
     * if it does not fit beside any word: a sentence that has no room for it is cut for it. A text that holds nothing else is
     * not refused: what to make of it is up to the provider. If the target is large, cuts within a sixty-fourth part of it of
     * each other count as one. Takes time in proportion to the length of the text.
     *
     * @return a chunker
     */
    static TextChunker create() {
        return builder().build();
    }

    /**
     * Starts a chunker of this library that is not as {@link #create()} makes it.
     *
     * @return a builder
     */
    static TextChunkerBuilder builder() {
        return new TextChunkerBuilder();
    }

    /**
     * Cuts a text whose language is not known.
     *
     * @param text the text; not blank
     * @param limit the most that one chunk may hold
     * @return at least one chunk
     * @throws io.ttsjobs.spi.ValidationException if the text is blank, or a single character as people see it is larger
     *     than the limit
     */
    default List<TextChunk> chunk(String text, TextLimit limit) {
        return chunk(text, limit, Locale.ROOT);
    }

    /**
     * Cuts a text.
     *
     * @param text the text; not blank
     * @param limit the most that one chunk may hold
     * @param language the language of the text; {@link Locale#ROOT} if not known
     * @return at least one chunk
     * @throws io.ttsjobs.spi.ValidationException if the text is blank, or a single character as people see it is larger
     *     than the limit
     */
    List<TextChunk> chunk(String text, TextLimit limit, Locale language);

    /**
     * Starts to cut a text that arrives bit by bit.
     *
     * <p>A chunk is settled once three limits of text have come from its start on, in the unit of the limit (by the part
     * that is reached first, if it is of two), or the text has ended. So much text is held, and the piece that has just
     * come. A text that ends before is cut as {@link #chunk(String, TextLimit, Locale)} cuts it; a longer one about as well,
     * at about three times the work. Positions are counted from the start of the stream.
     *
     * @param limit the most that one chunk may hold
     * @param language the language of the text; {@link Locale#ROOT} if not known
     * @return a stream for one text
     */
    default ChunkStream open(TextLimit limit, Locale language) {
        return new DefaultChunkStream(this, limit, language);
    }
}
