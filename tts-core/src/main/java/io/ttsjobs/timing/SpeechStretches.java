package io.ttsjobs.timing;

import io.ttsjobs.audio.Pause;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The audio of a chunk as its pauses part it: turns the time in which somebody speaks into time of the chunk and back.
 *
 * <p>All in nanoseconds from the start of the chunk. What silence there is before the first word and behind the last is none
 * of the pauses here.
 */
final class SpeechStretches {

    private final long start;
    private final long end;
    private final long[] pauseStarts;
    private final long[] pauseEnds;

    /** How long somebody has spoken before each pause. */
    private final long[] spokenBefore;

    private final long spoken;

    /**
     * Parts a chunk.
     *
     * @param pauses in order; what lies behind the end of the chunk is not heard
     * @param length how long the chunk is
     */
    SpeechStretches(List<Pause> pauses, long length) {
        long[] starts = new long[pauses.size()];
        long[] ends = new long[pauses.size()];
        int count = 0;
        long first = 0;
        long last = length;
        for (Pause pause : pauses) {
            long from = within(pause.start(), length);
            long to = within(pause.end(), length);
            if (from == 0) {
                first = to;
            } else if (to == length) {
                last = Math.min(last, from);
            } else {
                starts[count] = from;
                ends[count++] = to;
            }
        }
        this.start = Math.min(first, last);
        this.end = last;
        this.pauseStarts = Arrays.copyOf(starts, count);
        this.pauseEnds = Arrays.copyOf(ends, count);
        this.spokenBefore = new long[count];
        long silent = start;
        for (int i = 0; i < count; i++) {
            spokenBefore[i] = pauseStarts[i] - silent;
            silent += pauseEnds[i] - pauseStarts[i];
        }
        this.spoken = end - silent;
    }

    private static long within(Duration time, long length) {
        return time.compareTo(Duration.ofNanos(length)) < 0 ? time.toNanos() : length;
    }

    /** Where the first word begins. */
    long start() {
        return start;
    }

    /** Where the last word ends. */
    long end() {
        return end;
    }

    /** How long somebody speaks, in all. */
    long spoken() {
        return spoken;
    }

    /** How many pauses there are between words. */
    int pauses() {
        return spokenBefore.length;
    }

    long spokenBefore(int pause) {
        return spokenBefore[pause];
    }

    long pauseStart(int pause) {
        return pauseStarts[pause];
    }

    long pauseEnd(int pause) {
        return pauseEnds[pause];
    }

    long pauseLength(int pause) {
        return pauseEnds[pause] - pauseStarts[pause];
    }

    /** The first pause before which somebody has spoken for so long or longer; of pauses that adjoin, the earliest. */
    int firstPauseAt(long spokenFor) {
        int low = 0;
        int high = spokenBefore.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spokenBefore[middle] >= spokenFor) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** When somebody has spoken for so long. */
    long at(long spokenFor) {
        int next = firstPauseAt(spokenFor);
        return next == 0 ? start + spokenFor : pauseEnds[next - 1] + spokenFor - spokenBefore[next - 1];
    }
}
