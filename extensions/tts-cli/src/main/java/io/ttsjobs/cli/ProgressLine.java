package io.ttsjobs.cli;

import io.ttsjobs.job.GenerationJob;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Draws a {@link ProgressBar} again and again on one line of a terminal; for one thread. */
final class ProgressLine implements AutoCloseable {

    /** How long to wait from one drawing to the next. */
    static final Duration INTERVAL = Duration.ofMillis(100);

    /** Work that is over sooner shows nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintStream err;
    private final int columns;
    private final Clock clock;
    private final Instant start;
    private final int before;
    private Instant lastDrawn = Instant.MIN;
    private String shown = "";

    ProgressLine(PrintStream err, int columns, Clock clock, Instant start, int before) {
        this.err = err;
        this.columns = columns;
        this.clock = clock;
        this.start = start;
        this.before = before;
    }

    /** Shows how the job stands, unless it is too early or nothing has changed. */
    void show(GenerationJob job) {
        Instant now = clock.instant();
        Duration elapsed = Duration.between(start, now);
        if (elapsed.compareTo(PATIENCE) < 0 || now.isBefore(lastDrawn.plus(INTERVAL))) {
            return;
        }
        String line = new ProgressBar(job.completedChunks(), before, job.totalChunks(), job.audioDuration(), elapsed)
                .render(columns);
        if (!line.equals(shown)) {
            err.print(CLEAR_LINE + line);
            err.flush();
            shown = line;
            lastDrawn = now;
        }
    }

    /** Leaves the line empty for what comes next. */
    @Override
    public void close() {
        if (!shown.isEmpty()) {
            err.print(CLEAR_LINE);
            err.flush();
            shown = "";
        }
    }
}
