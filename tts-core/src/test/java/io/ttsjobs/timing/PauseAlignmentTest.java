package io.ttsjobs.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ttsjobs.audio.Pause;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.text.SentenceSplitter;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences of a chunk whose pauses are known, through the normalizer. */
class PauseAlignmentTest {

    private static final List<String> SCRAPS = List.of(
            "One two",
            " three.",
            " \"Four,\" he said.",
            "\n\n",
            " --- ",
            "*",
            " Mr. Five",
            " six?!",
            " 1984, 3.5 %",
            " NATO",
            "\u2026",
            " \ud83d\ude00",
            " ni\u00f1o.",
            "\u4f60\u597d\u3002",
            " Yes! No.",
            " ");

    private final TimingNormalizer normalizer = TimingNormalizer.create(SentenceSplitter.create());

    @Test
    void estimate_pauseNearAnEnd_isTheTimeBetweenTwoSentences() {
        List<SentenceTiming> sentences = estimate("One two three four. Five six seven eight.", 4000, 1900, 2300);
        assertThat(sentences.get(0).end()).isEqualTo(Duration.ofMillis(1900));
        assertThat(sentences.get(1).start()).isEqualTo(Duration.ofMillis(2300));
    }

    @Test
    void estimate_silenceAtTheEnds_isNoPartOfASentence() {
        List<SentenceTiming> sentences = estimate("One two three four.", 4000, 0, 250, 3700, 4000);
        assertThat(sentences)
                .extracting(SentenceTiming::start, SentenceTiming::end)
                .containsExactly(tuple(Duration.ofMillis(250), Duration.ofMillis(3700)));
    }

    @Test
    void estimate_noPauseNear_goesByWeight() {
        List<SentenceTiming> sentences =
                estimate("One two three four five six. One two three four five six.", 20_000, 1000, 1130);
        assertThat(sentences.get(1).start().toMillis()).isBetween(10_000L, 10_200L);
    }

    /** Sentences are spoken up to a fifth faster or slower than their weights tell, with a short pause at each comma. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void estimate_weightsOffByAFifth_findsTheRightPauses(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        List<Pause> pauses = new ArrayList<>();
        List<Duration> starts = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < 40; i++) {
            starts.add(Duration.ofMillis(at));
            double pace = 0.8 + 0.4 * random.nextDouble();
            int words = 3 + random.nextInt(15);
            int comma = random.nextInt(words);
            for (int word = 0; word < words; word++) {
                text.append(word == 0 ? "Word" : " word").append(word == comma && word < words - 1 ? "," : "");
                at += Math.round(250 * pace);
                if (word == comma && word < words - 1) {
                    pauses.add(pause(at, at + 200));
                    at += 200;
                }
            }
            text.append(i < 39 ? ". " : ".");
            int silence = 350 + random.nextInt(200);
            if (i < 39) {
                pauses.add(pause(at, at + silence));
                at += silence;
            }
        }
        assertThat(estimate(text.toString(), at, pauses))
                .extracting(SentenceTiming::start)
                .containsExactlyElementsOf(starts);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void estimate_anyTextAndPauses_runsForwardWithinTheChunkAndLeavesNoSentenceOut(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder("A");
            for (int scraps = random.nextInt(60); scraps > 0; scraps--) {
                text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
            }
            int length = random.nextInt(30_000);
            int[] edges = random.ints(2L * random.nextInt(30), 0, length + 2_000)
                    .sorted()
                    .toArray();
            assertThat(problems(text.toString(), length, estimate(text.toString(), length, edges)))
                    .as(text + " with " + edges.length / 2 + " pauses, seed " + seed)
                    .isEmpty();
        }
    }

    /** Edges are few, so that pauses adjoin, last no time, reach to the edges of the chunk or fill it, in all ways. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void estimate_pausesThatAdjoin_runsForwardWithinTheChunk(long seed) {
        Random random = new Random(seed);
        String text = "One two three. Four five. Six? Seven eight nine ten. ... Eleven.";
        for (int i = 0; i < 2_000; i++) {
            int length = random.nextInt(8);
            int[] edges = random.ints(random.nextInt(8), 0, 10).sorted().toArray();
            List<Pause> pauses = new ArrayList<>();
            for (int edge = 1; edge < edges.length; edge++) {
                pauses.add(pause(edges[edge - 1], edges[edge]));
            }
            assertThat(problems(text, length, estimate(text, length, pauses)))
                    .as("%s ms, %s, seed %s", length, pauses, seed)
                    .isEmpty();
        }
    }

    @Test
    void estimate_pauseOfAllTime_endsWithTheChunk() {
        Pause pause = new Pause(Duration.ofMillis(700), Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(problems("One. Two.", 1_000, estimate("One. Two.", 1_000, List.of(pause))))
                .isEmpty();
    }

    @Test
    void estimate_manySentencesInOneChunk_takesTimeInProportion() {
        String text = "One two three, four five. ".repeat(20_000);
        List<Pause> pauses = new ArrayList<>();
        for (long at = 1_000; at < 40_000_000; at += 1_000) {
            pauses.add(pause(at, at + 150));
        }
        assertThat(estimate(text, 40_000_000, pauses)).hasSize(20_000);
    }

    private static List<String> problems(String text, long length, List<SentenceTiming> sentences) {
        List<String> problems = new ArrayList<>();
        List<TextSpan> spans = SentenceSplitter.create().split(text, Locale.ROOT);
        if (spans.size() != sentences.size()) {
            problems.add(sentences.size() + " of " + spans.size() + " sentences");
        }
        Duration before = Duration.ZERO;
        for (SentenceTiming sentence : sentences) {
            if (sentence.start().compareTo(before) < 0 || sentence.end().compareTo(sentence.start()) < 0) {
                problems.add(sentence + " after " + before);
            }
            before = sentence.end();
        }
        if (before.compareTo(Duration.ofMillis(length)) > 0) {
            problems.add("ends at " + before + " of " + length + " ms");
        }
        return problems;
    }

    private List<SentenceTiming> estimate(String text, long length, int... edges) {
        List<Pause> pauses = new ArrayList<>();
        for (int i = 0; i < edges.length; i += 2) {
            pauses.add(pause(edges[i], edges[i + 1]));
        }
        return estimate(text, length, pauses);
    }

    private List<SentenceTiming> estimate(String text, long length, List<Pause> pauses) {
        TextChunk chunk = new TextChunk(text, 0, text.length(), 0, 1);
        PlacedChunk placed = new PlacedChunk(chunk, Duration.ZERO, Duration.ofMillis(length), pauses);
        return normalizer.estimateSentenceTimings(text, List.of(placed), Locale.ENGLISH);
    }

    private static Pause pause(long start, long end) {
        return new Pause(Duration.ofMillis(start), Duration.ofMillis(end));
    }
}
