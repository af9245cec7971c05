package io.ttsjobs.text;

import io.ttsjobs.spi.TextLimit;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into chunks that a provider takes.
 *
 * <p>Chunks are verbatim, in order, do not overlap and together hold every character that is not white space. Thread-safe.
 */
public interface TextChunker {
    /** STUB */
    @SuppressWarnings("DoNotCallSuggester")
    static TextChunker create() {
        throw new UnsupportedOperationException();
    }

    /**
     * Cuts a text whose language is not known.
     *
     * @param text the text; not blank
     * @param limit the most that one chunk may hold
     * @return at least one chunk
     * @throws io.ttsjobs.spi.ValidationException if the text is blank, or a single character as people see it is larger than the limit
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
     * @throws io.ttsjobs.spi.ValidationException if the text is blank, or a single character as people see it is larger than the limit
     */
    List<TextChunk> chunk(String text, TextLimit limit, Locale language);
}
