package io.ttsjobs.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes times for people. */
final class Times {

    private Times() {}

    /** Hours, minutes and seconds, rounded down: {@code 1:02:03} or {@code 2:03}. */
    static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    /** How long ago a moment is, in its largest unit, rounded down: {@code 5 min} or {@code 3 days}. */
    static String age(Instant moment, Instant now) {
        Duration age = Duration.between(moment, now);
        if (age.toMinutes() < 1) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " days";
    }

    /** A moment to the second, such as {@code 2026-01-31 23:59:59 UTC}. */
    static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }

    /** As {@link #clock}, but a time under ten seconds to a tenth, such as {@code 2.3 s}. */
    static String length(Duration time) {
        return time.compareTo(Duration.ofSeconds(10)) < 0
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : clock(time);
    }
}
