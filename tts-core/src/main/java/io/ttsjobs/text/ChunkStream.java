package io.ttsjobs.text;

import java.util.List;

/**
 * Cuts a text that arrives bit by bit, such as from a language model, into chunks that a provider takes.
 *
 * <p>The chunks are verbatim, in order, within the limit, and together hold every character that is not white space, as those
 * of {@link TextChunker#chunk}. Where the text is cut does not depend on how it was parted when it came: a piece may end
 * anywhere, inside a surrogate pair or a line break too. Not thread-safe.
 *
 * <p>A stream that has failed stays so: each further call fails as well, and the text that was not handed out is lost.
 */
public interface ChunkStream {

    /**
     * Adds the next piece of the text.
     *
     * @param piece may be empty
     * @return the chunks that are settled now; often none
     * @throws IllegalStateException after {@link #finish()}
     * @throws io.ttsjobs.spi.ValidationException if a single character as people see it is larger than the limit; the
     *     chunks that were settled before are handed out first, and the failure is told by the next call
     */
    List<StreamedChunk> append(CharSequence piece);

    /**
     * Ends the text.
     *
     * @return the rest of the chunks; none if only white space is left
     * @throws IllegalStateException if called a second time
     * @throws io.ttsjobs.spi.ValidationException if a single character as people see it is larger than the limit
     */
    List<StreamedChunk> finish();
}
