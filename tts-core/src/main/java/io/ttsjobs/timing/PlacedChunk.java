package io.ttsjobs.timing;

import io.ttsjobs.text.TextChunk;
import java.time.Duration;
import java.util.Objects;

/**
 * A chunk, and where its speech lies in the joined audio.
 *
 * @param chunk the text
 * @param start where its first sample lies, as the stitcher found it
 * @param end where its last sample ends; not before {@code start}
 */
public record PlacedChunk(TextChunk chunk, Duration start, Duration end) {

    /**
     * Checks the order.
     *
     * @param chunk the text
     * @param start where its first sample lies
     * @param end where its last sample ends
     * @throws IllegalArgumentException if not 0 &lt;= start &lt;= end
     */
    public PlacedChunk {
        Objects.requireNonNull(chunk, "chunk");
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException(
                    "start and end must be 0 <= start <= end, but are " + start + " and " + end);
        }
    }
}
