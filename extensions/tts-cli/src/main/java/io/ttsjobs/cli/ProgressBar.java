package io.ttsjobs.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * One line that says how far a job is.
 *
 * @param completed chunks that are done
 * @param before how many of them were done before this work began
 * @param total chunks that there are, at least 1
 * @param audio how much audio is joined
 * @param elapsed how long the work has taken
 */
record ProgressBar(int completed, int before, int total, Duration audio, Duration elapsed) {

    private static final int MIN_BAR = 6;
    private static final int MAX_BAR = 32;

    /**
     * Draws the line. The last column stays empty: some terminals wrap when it is written to.
     *
     * @param columns how many characters fit on a line
     */
    String render(int columns) {
        String percent = String.format(Locale.ROOT, "%3d%%", 100L * completed / total);
        String figures = String.format(
                Locale.ROOT, "%d of %d chunks, %s of audio, %s left", completed, total, Times.clock(audio), timeLeft());
        int free = columns - 1 - percent.length() - figures.length() - 4;
        String bar = free < MIN_BAR ? "" : " [" + bar(Math.min(free, MAX_BAR)) + "]";
        String line = percent + bar + (bar.isEmpty() ? "  " : " ") + figures;
        return line.length() < columns ? line : line.substring(0, columns - 1);
    }

    private String bar(int width) {
        int done = (int) ((long) width * completed / total);
        return "#".repeat(done) + "-".repeat(width - done);
    }

    /** Chunks are of about one length, so the rest will take as long in proportion. */
    private String timeLeft() {
        if (completed == before) {
            return completed == total ? Times.clock(Duration.ZERO) : "?";
        }
        return Times.clock(elapsed.multipliedBy(total - completed).dividedBy(completed - before));
    }
}
