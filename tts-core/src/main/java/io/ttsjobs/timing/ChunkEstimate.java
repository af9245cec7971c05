package io.ttsjobs.timing;

import io.ttsjobs.timing.SentenceClock.Part;
import java.time.Duration;
import java.util.List;

/**
 * About when each sentence of one chunk begins and ends.
 *
 * <p>Where no pauses are known, the time of the chunk is shared out by weight. Where they are, what is shared out is the time
 * in which somebody speaks, and {@link PauseAlignment} says which pauses part the sentences: one ends where the pause begins,
 * and the next one begins where the pause ends, as it is with the timings of a provider. The first sentence begins where the
 * silence at the start of the chunk ends, and the last one ends where that at its end begins.
 */
final class ChunkEstimate {

    static final ChunkEstimate NOTHING = new ChunkEstimate(Duration.ZERO, new long[0], new long[0]);

    private final Duration origin;
    private final long[] starts;
    private final long[] ends;

    private ChunkEstimate(Duration origin, long[] starts, long[] ends) {
        this.origin = origin;
        this.starts = starts;
        this.ends = ends;
    }

    static ChunkEstimate of(PlacedChunk placed, List<Part> parts) {
        long length = placed.end().minus(placed.start()).toNanos();
        ChunkEstimate estimate = new ChunkEstimate(placed.start(), new long[parts.size()], new long[parts.size()]);
        if (parts.isEmpty()) {
            return estimate;
        }
        if (placed.pauses().isEmpty()) {
            estimate.shareOut(length, parts);
        } else {
            estimate.align(new SpeechStretches(placed.pauses(), length), parts);
        }
        return estimate;
    }

    Duration start(int part) {
        return origin.plusNanos(starts[part]);
    }

    Duration end(int part) {
        return origin.plusNanos(ends[part]);
    }

    /** The last sentence ends with the chunk: how long the silence behind it is, if any, is not known. */
    private void shareOut(long length, List<Part> parts) {
        long total = 0;
        for (int i = 0; i < parts.size(); i++) {
            total += spoken(parts.get(i)) + (i < parts.size() - 1 ? parts.get(i).pause() : 0);
        }
        long passed = 0;
        for (int i = 0; i < parts.size(); i++) {
            starts[i] = share(length, passed, total);
            passed += spoken(parts.get(i));
            ends[i] = i == parts.size() - 1 ? length : share(length, passed, total);
            passed += parts.get(i).pause();
        }
    }

    private static long spoken(Part part) {
        return part.weight().sounds() + part.weight().pauses();
    }

    private static long share(long length, long passed, long total) {
        return total == 0 ? 0 : Math.min(length, Math.round((double) length * passed / total));
    }

    private void align(SpeechStretches speech, List<Part> parts) {
        int[] chosen = PauseAlignment.of(speech, parts);
        int last = parts.size() - 1;
        starts[0] = speech.start();
        ends[last] = speech.end();
        int from = 0;
        for (int i = 0; i <= last; i++) {
            if (i == last || chosen[i] != PauseAlignment.NONE) {
                interpolate(
                        speech, parts, from, i, i == last ? speech.spoken() : speech.spokenBefore(chosen[i]), chosen);
                from = i + 1;
            }
        }
    }

    /** Places the sentence ends between two that are known, for which no pause was found, by weight. */
    private void interpolate(SpeechStretches speech, List<Part> parts, int from, int to, long until, int[] chosen) {
        long begin = from == 0 ? 0 : speech.spokenBefore(chosen[from - 1]);
        long total = 0;
        for (int i = from; i <= to; i++) {
            total += parts.get(i).weight().sounds();
        }
        long passed = 0;
        for (int i = from; i < to; i++) {
            passed += parts.get(i).weight().sounds();
            // A sentence without a sound ends where it begins, which is behind the pause.
            long at = Math.max(starts[i], speech.at(begin + share(until - begin, passed, total)));
            ends[i] = at;
            starts[i + 1] = at;
        }
        if (to < parts.size() - 1) {
            ends[to] = speech.pauseStart(chosen[to]);
            starts[to + 1] = speech.pauseEnd(chosen[to]);
        }
    }
}
