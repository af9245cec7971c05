package io.ttsjobs.job;

import io.ttsjobs.audio.Pause;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.PlacedChunk;
import io.ttsjobs.timing.TimingData;
import io.ttsjobs.timing.TimingException;
import io.ttsjobs.timing.TimingNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the timeline of one job out of what each chunk says of its time.
 *
 * <p>Timings are worth a warning, never the loss of audio that was paid for: where a chunk has none, or they make no
 * sense, that chunk is estimated, and no other.
 */
final class Timeline {

    private static final Logger log = LoggerFactory.getLogger(JobManager.class);

    private final GenerationJob job;
    private final TimingNormalizer normalizer;
    private final List<Said> said;
    private final boolean warns;

    Timeline(GenerationJob job, TimingNormalizer normalizer) {
        this(job, normalizer, new ArrayList<>(), true);
    }

    private Timeline(GenerationJob job, TimingNormalizer normalizer, List<Said> said, boolean warns) {
        this.job = job;
        this.normalizer = normalizer;
        this.said = said;
        this.warns = warns;
    }

    /** Takes the next chunk, without its audio, of which only the pauses count. */
    synchronized void add(SynthesisResult result, List<Pause> pauses) {
        said.add(new Said(result.words(), result.sentences(), result.timingNote(), pauses));
    }

    /** The timeline, once it is known where in the audio each chunk lies. */
    TimingData of(List<PlacedChunk> placed) {
        List<PlacedChunk> chunks = placed.stream()
                .map(chunk -> chunk.withPauses(said.get(index(chunk)).pauses()))
                .toList();
        try {
            boolean timesWords = said.stream().anyMatch(chunk -> !chunk.words().isEmpty());
            return timesWords ? ofWords(chunks) : ofSentences(chunks);
        } catch (RuntimeException e) {
            if (warns) {
                log.warn("The timings of job {} make no sense and are estimated instead", job.id(), e);
            }
            return estimate(chunks);
        }
    }

    /**
     * The timeline of the first chunks, without the sentence that goes on behind them; on any thread. What there is to
     * warn of is told of the whole, and once.
     */
    TimingData soFar(List<PlacedChunk> chunks) {
        TimingData timing = firstChunks(chunks.size()).of(chunks);
        if (chunks.size() == job.totalChunks()) {
            return timing;
        }
        int end = chunks.get(chunks.size() - 1).chunk().endChar();
        List<SentenceTiming> finished = timing.sentences().stream()
                .filter(sentence -> sentence.endChar() <= end)
                .toList();
        TimingData soFar = TimingData.of(timing.words(), finished, timing.estimatedSpans());
        return timing.confidence().isPresent()
                ? soFar.withConfidence(timing.confidence().getAsDouble())
                : soFar;
    }

    private synchronized Timeline firstChunks(int count) {
        return new Timeline(job, normalizer, List.copyOf(said.subList(0, count)), false);
    }

    private TimingData ofWords(List<PlacedChunk> chunks) {
        Moving<WordTiming> moving = chunk -> normalizer.mergeWordTimings(
                List.of(chunk), List.of(said.get(index(chunk)).words()));
        Moved<WordTiming> moved = move(chunks, moving);
        List<WordTiming> words = moved.all();
        if (words.isEmpty()) {
            return estimate(chunks);
        }
        List<SentenceTiming> sentences = normalizer.sentencesFromWords(
                job.request().text(), words, moved.untimed(), job.request().language());
        return timing(words, sentences, moved.untimed());
    }

    /** A sentence that a chunk border cuts counts as two here, because the provider has timed its half as one. */
    private TimingData ofSentences(List<PlacedChunk> chunks) {
        Moving<SentenceTiming> moving = chunk -> normalizer.mergeSentenceTimings(
                List.of(chunk), List.of(said.get(index(chunk)).sentences()));
        Moved<SentenceTiming> moved = move(chunks, moving);
        if (moved.all().isEmpty()) {
            return estimate(chunks);
        }
        List<SentenceTiming> sentences = new ArrayList<>();
        for (PlacedChunk chunk : chunks) {
            boolean untimed = moved.untimed().contains(chunk);
            sentences.addAll(untimed ? estimateAlone(chunk) : moved.byChunk().get(index(chunk)));
        }
        return timing(List.of(), sentences, moved.untimed());
    }

    private TimingData estimate(List<PlacedChunk> chunks) {
        List<SentenceTiming> sentences = normalizer.estimateSentenceTimings(
                job.request().text(), chunks, job.request().language());
        return timing(List.of(), sentences, chunks);
    }

    private static TimingData timing(
            List<WordTiming> words, List<SentenceTiming> sentences, List<PlacedChunk> estimated) {
        TimingData timing = TimingData.of(words, sentences, spans(estimated));
        return estimated.isEmpty() ? timing : timing.withConfidence(EstimateConfidence.of(estimated, sentences));
    }

    /** The sentences of a chunk as if there were no other, at their place in the whole text. */
    private List<SentenceTiming> estimateAlone(PlacedChunk placed) {
        TextChunk chunk = placed.chunk();
        TextChunk alone = new TextChunk(chunk.text(), 0, chunk.text().length(), 0, 1);
        PlacedChunk there = new PlacedChunk(alone, placed.start(), placed.end(), placed.pauses());
        return normalizer
                .estimateSentenceTimings(
                        chunk.text(), List.of(there), job.request().language())
                .stream()
                .map(one -> new SentenceTiming(
                        one.sentence(),
                        one.start(),
                        one.end(),
                        chunk.startChar() + one.startChar(),
                        chunk.startChar() + one.endChar()))
                .toList();
    }

    /** Moves the timings of each chunk to their place; those of a chunk that make no sense count as missing. */
    private <T> Moved<T> move(List<PlacedChunk> chunks, Moving<T> moving) {
        List<List<T>> byChunk = new ArrayList<>();
        List<PlacedChunk> untimed = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (PlacedChunk chunk : chunks) {
            Optional<String> wrong = Optional.empty();
            List<T> moved = List.of();
            try {
                moved = moving.of(chunk);
            } catch (RuntimeException e) {
                wrong = Optional.of(reason(e));
            }
            byChunk.add(moved);
            if (moved.isEmpty() && (wrong.isPresent() || isSpoken(chunk))) {
                untimed.add(chunk);
                reasons.add(wrong.or(said.get(index(chunk))::note).orElse(""));
            }
        }
        Moved<T> all = new Moved<>(byChunk, untimed);
        if (warns) {
            warn(untimed, reasons, all.all().isEmpty());
        }
        return all;
    }

    /** What another error says might show the text. */
    private static String reason(RuntimeException e) {
        return e instanceof TimingException
                ? String.valueOf(e.getMessage())
                : e.getClass().getName();
    }

    /** A provider that never times anything has nothing to explain. */
    private void warn(List<PlacedChunk> untimed, List<String> reasons, boolean nothingTimed) {
        for (int i = 0; i < untimed.size(); i++) {
            if (!reasons.get(i).isEmpty() || !nothingTimed) {
                String reason = reasons.get(i).isEmpty() ? "the provider gave none" : reasons.get(i);
                log.warn("Job {}: timings of chunk {} are estimated: {}", job.id(), index(untimed.get(i)), reason);
            }
        }
    }

    /** A chunk without a letter or digit may well have nothing to time. */
    private static boolean isSpoken(PlacedChunk chunk) {
        return chunk.chunk().text().codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static int index(PlacedChunk chunk) {
        return chunk.chunk().index();
    }

    private static List<TextSpan> spans(List<PlacedChunk> chunks) {
        return chunks.stream()
                .map(PlacedChunk::chunk)
                .map(chunk -> new TextSpan(chunk.startChar(), chunk.endChar()))
                .toList();
    }

    /** Moves the timings of a chunk to their place in the whole. */
    private interface Moving<T> {
        List<T> of(PlacedChunk chunk);
    }

    private record Said(
            List<WordTiming> words, List<SentenceTiming> sentences, Optional<String> note, List<Pause> pauses) {}

    private record Moved<T>(List<List<T>> byChunk, List<PlacedChunk> untimed) {
        List<T> all() {
            return byChunk.stream().flatMap(List::stream).toList();
        }
    }
}
