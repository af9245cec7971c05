package io.ttsjobs.audio;

import java.time.Duration;

/**
 * A stretch of a chunk in which nobody speaks.
 *
 * @param start where it begins, from the chunk's first sample
 * @param end where it ends; not before {@code start}
 */
public record Pause(Duration start, Duration end) {

    /**
     * Checks the order.
     *
     * @param start where it begins
     * @param end where it ends
     * @throws IllegalArgumentException if not 0 &lt;= start &lt;= end
     */
    public Pause {
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException(
                    "start and end must be 0 <= start <= end, but are " + start + " and " + end);
        }
    }
}
