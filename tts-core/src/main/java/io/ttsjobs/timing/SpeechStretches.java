package io.ttsjobs.timing;

import io.ttsjobs.audio.Pause;
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
            long from = Math.min(pause.start().toNanos(), length);
            long to = Math.min(pause.end().toNanos(), length);
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

    /** The pause at which somebody has spoken for so long, or the first one after. */
    int firstPauseAt(long spokenFor) {
        int found = Arrays.binarySearch(spokenBefore, spokenFor);
        return found >= 0 ? found : -found - 1;
    }

    /** When somebody has spoken for so long. */
    long at(long spokenFor) {
        int next = firstPauseAt(spokenFor);
        return next == 0 ? start + spokenFor : pauseEnds[next - 1] + spokenFor - spokenBefore[next - 1];
    }
}
