package io.ttsjobs.cli;

import java.time.Duration;
import java.util.Locale;

/** Writes lengths of time for people. */
final class Times {

    private Times() {}

    /** Hours, minutes and seconds, rounded down: {@code 1:02:03} or {@code 2:03}. */
    static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    /** As {@link #clock}, but a time under ten seconds to a tenth, such as {@code 2.3 s}. */
    static String length(Duration time) {
        return time.compareTo(Duration.ofSeconds(10)) < 0
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : clock(time);
    }
}
