package io.ttsjobs.speech;

import java.time.Duration;

/** The rule that both timings share: neither clock runs back. */
final class Spans {

    private Spans() {}

    static void check(Duration start, Duration end, int startChar, int endChar) {
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException(
                    "start and end must be 0 <= start <= end, but are " + start + " and " + end);
        }
        if (startChar < 0 || endChar < startChar) {
            throw new IllegalArgumentException("startChar and endChar must be 0 <= startChar <= endChar, but are "
                    + startChar + " and " + endChar);
        }
    }
}
