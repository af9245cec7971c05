package io.ttsjobs.timing;

import io.ttsjobs.audio.Pause;
import io.ttsjobs.text.TextChunk;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A chunk, where its speech lies in the joined audio, and where the voice pauses in it.
 *
 * @param chunk the text
 * @param start where its first sample lies, as the stitcher found it
 * @param end where its last sample ends; not before {@code start}
 * @param pauses the pauses that were measured, from the chunk's own start, in order; none if none are known
 */
public record PlacedChunk(TextChunk chunk, Duration start, Duration end, List<Pause> pauses) {

    /**
     * Checks the order.
     *
     * @param chunk the text
     * @param start where its first sample lies
     * @param end where its last sample ends
     * @param pauses the pauses in it
     * @throws IllegalArgumentException if not 0 &lt;= start &lt;= end, or a pause begins before the one before it ends
     */
    public PlacedChunk {
        Objects.requireNonNull(chunk, "chunk");
        pauses = List.copyOf(pauses);
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException(
                    "start and end must be 0 <= start <= end, but are " + start + " and " + end);
        }
        for (int i = 1; i < pauses.size(); i++) {
            if (pauses.get(i).start().compareTo(pauses.get(i - 1).end()) < 0) {
                throw new IllegalArgumentException(
                        "pauses must be in order, but " + pauses.get(i) + " follows " + pauses.get(i - 1));
            }
        }
    }

    /**
     * A chunk of which no pauses are known.
     *
     * @param chunk the text
     * @param start where its first sample lies
     * @param end where its last sample ends
     * @throws IllegalArgumentException if not 0 &lt;= start &lt;= end
     */
    public PlacedChunk(TextChunk chunk, Duration start, Duration end) {
        this(chunk, start, end, List.of());
    }

    /**
     * This chunk at the same place, with its pauses.
     *
     * @param measured the pauses in it
     * @return a new value
     * @throws IllegalArgumentException if a pause begins before the one before it ends
     */
    public PlacedChunk withPauses(List<Pause> measured) {
        return new PlacedChunk(chunk, start, end, measured);
    }
}
