package io.ttsjobs.benchmarks.timing;

import io.ttsjobs.benchmarks.timing.Narration.Word;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.text.SentenceSplitter;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.PlacedChunk;
import io.ttsjobs.timing.TimingNormalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Holds the estimated starts of the sentences of a text against the starts of their first words. */
final class Errors {

    static final String HEADING = "median absolute error of sentence starts, ms (90th percentile; within 250 ms)\n"
            + "voice        lang limit sentences      characters         weights            weights and pauses";

    private static final long NEAR = 250;

    private final String text;
    private final Locale language;
    private final SentenceSplitter splitter;
    private final List<Word> words;

    Errors(String text, Locale language, SentenceSplitter splitter, List<Word> words) {
        this.text = text;
        this.language = language;
        this.splitter = splitter;
        this.words = words;
    }

    String row(String label, List<PlacedChunk> chunks) {
        List<PlacedChunk> silent =
                chunks.stream().map(chunk -> chunk.withPauses(List.of())).toList();
        TimingNormalizer normalizer = TimingNormalizer.create(splitter);
        long[] byCharacters = errors(byCharacters(chunks));
        long[] byWeights = errors(starts(normalizer.estimateSentenceTimings(text, silent, language)));
        long[] byPauses = errors(starts(normalizer.estimateSentenceTimings(text, chunks, language)));
        return "%s %6d      %s  %s  %s"
                .formatted(label, byCharacters.length, cell(byCharacters), cell(byWeights), cell(byPauses));
    }

    private static String cell(long[] errors) {
        long near = Arrays.stream(errors).filter(error -> error <= NEAR).count();
        return "%5d (%5d; %3d %%)"
                .formatted(
                        errors[errors.length / 2],
                        errors[errors.length * 9 / 10],
                        Math.round(100.0 * near / errors.length));
    }

    private static List<Duration> starts(List<SentenceTiming> sentences) {
        return sentences.stream().map(SentenceTiming::start).toList();
    }

    /** The share of a chunk's time that is a sentence's share of its characters. */
    private List<Duration> byCharacters(List<PlacedChunk> chunks) {
        List<Duration> starts = new ArrayList<>();
        int current = 0;
        for (TextSpan sentence : splitter.split(text, language)) {
            while (current < chunks.size() - 1 && chunks.get(current).chunk().endChar() <= sentence.start()) {
                current++;
            }
            PlacedChunk chunk = chunks.get(current);
            double share = (double) (sentence.start() - chunk.chunk().startChar())
                    / chunk.chunk().text().length();
            long nanos = chunk.end().minus(chunk.start()).toNanos();
            starts.add(chunk.start().plusNanos((long) (nanos * Math.max(0, share))));
        }
        return starts;
    }

    /** In order of size, without sentences of which no word is heard. */
    private long[] errors(List<Duration> starts) {
        List<TextSpan> sentences = splitter.split(text, language);
        List<Long> errors = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < sentences.size(); i++) {
            while (next < words.size()
                    && words.get(next).startChar() < sentences.get(i).start()) {
                next++;
            }
            OptionalLong truth = truth(sentences.get(i), next);
            if (truth.isPresent()) {
                errors.add(Math.abs(starts.get(i).toMillis() - truth.getAsLong()));
            }
        }
        return errors.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private OptionalLong truth(TextSpan sentence, int word) {
        return word < words.size() && words.get(word).startChar() < sentence.end()
                ? OptionalLong.of(words.get(word).start().toMillis())
                : OptionalLong.empty();
    }
}
