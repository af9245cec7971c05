package io.ttsjobs.job;

import io.ttsjobs.audio.Pause;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.timing.PlacedChunk;
import io.ttsjobs.timing.TimingData;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts on what the starts of estimated sentences rest; see {@link TimingData#confidence()}. */
final class EstimateConfidence {

    private EstimateConfidence() {}

    /**
     * The share of sentences that begin where a chunk begins or a pause ends, of those that begin in estimated chunks.
     *
     * @param estimated the chunks, in order
     * @param sentences all sentences, in order
     * @return 0 to 1; 1 if no sentence begins there
     */
    static double of(List<PlacedChunk> estimated, List<SentenceTiming> sentences) {
        int next = 0;
        int begun = 0;
        int measured = 0;
        for (PlacedChunk chunk : estimated) {
            Set<Duration> pauseEnds = chunk.pauses().stream().map(Pause::end).collect(Collectors.toUnmodifiableSet());
            while (next < sentences.size()
                    && sentences.get(next).startChar() < chunk.chunk().endChar()) {
                SentenceTiming sentence = sentences.get(next++);
                if (sentence.startChar() >= chunk.chunk().startChar()) {
                    Duration into = sentence.start().minus(chunk.start());
                    begun++;
                    measured += into.isZero() || pauseEnds.contains(into) ? 1 : 0;
                }
            }
        }
        return begun == 0 ? 1 : (double) measured / begun;
    }
}
