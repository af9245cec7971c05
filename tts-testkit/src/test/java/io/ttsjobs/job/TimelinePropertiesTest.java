package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.audio.Pause;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.text.SentenceSplitter;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextChunker;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.PlacedChunk;
import io.ttsjobs.timing.TimingData;
import io.ttsjobs.timing.TimingNormalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever chunks say of their time, in whatever mixture: the timeline keeps what it promises. */
class TimelinePropertiesTest {

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final List<String> SCRAPS = List.of(
            "One two",
            " three.",
            " \"Four,\" he said.",
            "\n\n",
            " --- ",
            "*",
            " Mr. Five",
            " six?!",
            " Seven-eight",
            " 9",
            "\u2026",
            " \ud83d\ude00",
            " ni\u00f1o.",
            "\u4f60\u597d\u3002");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void of_anyMixtureOfAnswers_keepsThePromises(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Scene scene = new Scene(random);
            assertThat(problems(scene, scene.timeline())).as(scene.text).isEmpty();
        }
    }

    private static List<String> problems(Scene scene, TimingData timing) {
        List<String> problems = new ArrayList<>();
        Clock words = new Clock(scene, "word", problems);
        for (WordTiming word : timing.words()) {
            words.advance(word.word(), word.start(), word.end(), new TextSpan(word.startChar(), word.endChar()));
            if (timing.estimatedSpans().stream()
                    .anyMatch(span -> word.startChar() >= span.start() && word.endChar() <= span.end())) {
                problems.add("word at " + word.startChar() + " is timed where all is estimated");
            }
        }
        Clock sentences = new Clock(scene, "sentence", problems);
        for (SentenceTiming one : timing.sentences()) {
            sentences.advance(one.sentence(), one.start(), one.end(), new TextSpan(one.startChar(), one.endChar()));
        }
        for (WordTiming word : timing.words()) {
            boolean inside = timing.sentences().stream()
                    .anyMatch(one -> word.startChar() >= one.startChar()
                            && word.startChar() < one.endChar()
                            && !word.start().minus(one.start()).isNegative()
                            && !one.end().minus(word.end()).isNegative());
            if (!inside) {
                problems.add("word at " + word.startChar() + " lies in no sentence");
            }
        }
        for (TextSpan span : timing.estimatedSpans()) {
            boolean told = timing.sentences().stream()
                    .anyMatch(one -> one.startChar() < span.end() && one.endChar() > span.start());
            if (!told) {
                problems.add("nothing is said of " + span);
            }
        }
        return problems;
    }

    /** Holds what is timed against what was timed before it. */
    private static final class Clock {
        private final Scene scene;
        private final String what;
        private final List<String> problems;
        private Duration start = Duration.ZERO;
        private Duration end = Duration.ZERO;
        private int endChar;

        Clock(Scene scene, String what, List<String> problems) {
            this.scene = scene;
            this.what = what;
            this.problems = problems;
        }

        void advance(String slice, Duration from, Duration to, TextSpan span) {
            boolean sound = span.of(scene.text).equals(slice)
                    && span.start() >= endChar
                    && from.compareTo(start) >= 0
                    && to.compareTo(end) >= 0
                    && to.compareTo(from) >= 0
                    && to.compareTo(scene.total) <= 0;
            if (!sound) {
                problems.add(what + " at " + span + ": " + from + " to " + to);
            }
            start = from;
            end = to;
            endChar = span.end();
        }
    }

    /** A text, its chunks, where they lie, and what each says. */
    private static final class Scene {
        private final Random random;
        private final String text;
        private final List<PlacedChunk> placed = new ArrayList<>();
        private Duration total = Duration.ZERO;

        Scene(Random random) {
            this.random = random;
            StringBuilder built = new StringBuilder("A");
            for (int i = random.nextInt(40); i >= 0; i--) {
                built.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
            }
            this.text = built.toString();
            for (TextChunk chunk : TextChunker.create().chunk(text, TextLimit.utf16(8 + random.nextInt(30)))) {
                Duration length = Duration.ofNanos(random.nextInt(5) == 0 ? 0 : random.nextInt(2_000_000_000));
                placed.add(new PlacedChunk(chunk, total, total.plus(length)));
                total = total.plus(length).plusMillis(random.nextInt(3) * 50L);
            }
        }

        TimingData timeline() {
            GenerationRequest request = GenerationRequest.builder("mock", MockTtsProvider.DEFAULT_VOICE, text)
                    .build();
            List<TextSpan> plan = placed.stream()
                    .map(one ->
                            new TextSpan(one.chunk().startChar(), one.chunk().endChar()))
                    .toList();
            GenerationJob job =
                    GenerationJob.builder("a", request, plan, Instant.EPOCH).build();
            Timeline timeline = new Timeline(job, TimingNormalizer.create(SentenceSplitter.create()));
            boolean words = random.nextBoolean();
            placed.forEach(one -> timeline.add(answer(one, words), pauses(one)));
            return timeline.of(placed);
        }

        /** Anywhere, in order. */
        private List<Pause> pauses(PlacedChunk one) {
            long nanos = one.end().minus(one.start()).toNanos();
            long[] edges =
                    random.longs(2L * random.nextInt(6), 0, nanos + 1).sorted().toArray();
            List<Pause> pauses = new ArrayList<>();
            for (int i = 0; i < edges.length; i += 2) {
                pauses.add(new Pause(Duration.ofNanos(edges[i]), Duration.ofNanos(edges[i + 1])));
            }
            return pauses;
        }

        private SynthesisResult answer(PlacedChunk one, boolean words) {
            SynthesisResult.Builder answer = SynthesisResult.builder(new byte[] {1}, AudioFormat.MP3);
            int kind = random.nextInt(6);
            if (kind == 0) {
                return answer.build();
            }
            String chunk = one.chunk().text();
            long nanos = one.end().minus(one.start()).toNanos();
            List<WordTiming> timed = WORD.matcher(chunk)
                    .results()
                    .map(word -> time(word, chunk, nanos, kind))
                    .toList();
            return (words || kind == 1
                            ? answer.words(timed)
                            : answer.sentences(
                                    timed.stream().map(Scene::asSentence).toList()))
                    .build();
        }

        /** Sound; or of no length; or in time that overlaps, runs back, or ends after the audio. */
        private WordTiming time(MatchResult word, String chunk, long nanos, int kind) {
            long slack = kind < 4 ? 0 : kind == 4 ? 100_000_000 : 400_000_000;
            long from = Math.max(0, nanos * word.start() / chunk.length() + slack * (random.nextInt(3) - 1));
            long to = Math.max(
                    from,
                    random.nextInt(4) == 0
                            ? from
                            : nanos * word.end() / chunk.length() + (slack > 0 ? random.nextLong(slack) : 0));
            return new WordTiming(word.group(), Duration.ofNanos(from), Duration.ofNanos(to), word.start(), word.end());
        }

        private static SentenceTiming asSentence(WordTiming word) {
            return new SentenceTiming(word.word(), word.start(), word.end(), word.startChar(), word.endChar());
        }
    }
}
