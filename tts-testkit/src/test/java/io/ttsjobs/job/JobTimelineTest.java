package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProvider.Timings;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.TimingData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobTimelineTest {

    /** Where the second chunk starts: 14 characters of 60 ms, and the gap. */
    private static final Duration SECOND = Duration.ofMillis(14 * 60 + 100);

    private static final TextSpan CAROL = new TextSpan(30, 44);

    @TempDir
    Path directory;

    @Test
    void timing_wordsInWav_startWhereTheStitcherPutTheirChunk() {
        assertThat(wavTiming(MockTtsProvider.builder()).words())
                .filteredOn(word -> word.word().equals("Bravo"))
                .extracting(WordTiming::start)
                .containsExactly(SECOND);
    }

    @Test
    void timing_words_areSlicesOfTheCallersText() {
        assertThat(wavTiming(MockTtsProvider.builder()).words())
                .allSatisfy(word -> assertThat(Workshop.TEXT.substring(word.startChar(), word.endChar()))
                        .isEqualTo(word.word()));
    }

    @Test
    void timing_words_areAllThere() {
        assertThat(wavTiming(MockTtsProvider.builder()).words())
                .extracting(WordTiming::word)
                .containsExactly(Workshop.TEXT.split(" "));
    }

    @Test
    void timing_sentencesBesideWords_areDerivedFromThem() {
        assertThat(wavTiming(MockTtsProvider.builder()).sentences().get(1))
                .isEqualTo(
                        new SentenceTiming("Bravo is here.", SECOND, SECOND.plus(Duration.ofMillis(14 * 60)), 15, 29));
    }

    @Test
    void timing_sentencesOfTheProvider_areMerged() {
        TimingData timing = wavTiming(MockTtsProvider.builder().timings(Timings.SENTENCES));
        assertThat(timing.sentences().get(1).start()).isEqualTo(SECOND);
    }

    @Test
    void timing_sentencesOfTheProvider_areMarkedAsTheProviders() {
        TimingData timing = wavTiming(MockTtsProvider.builder().timings(Timings.SENTENCES));
        assertThat(timing)
                .extracting(TimingData::source, TimingData::type)
                .containsExactly(TimingData.Source.PROVIDER, TimingData.Type.SENTENCE);
    }

    @Test
    void timing_none_startsEachChunkWhereItLies() {
        TimingData timing = wavTiming(MockTtsProvider.builder().timings(Timings.NONE));
        assertThat(timing.sentences())
                .extracting(SentenceTiming::start)
                .element(1)
                .isEqualTo(SECOND);
    }

    @Test
    void timing_none_isMarkedAsEstimated() {
        TimingData timing = wavTiming(MockTtsProvider.builder().timings(Timings.NONE));
        assertThat(timing.source()).isEqualTo(TimingData.Source.ESTIMATED);
    }

    @Test
    void timing_none_isEstimatedInEveryChunk() {
        TimingData timing = wavTiming(MockTtsProvider.builder().timings(Timings.NONE));
        assertThat(timing.estimatedSpans())
                .containsExactly(
                        new TextSpan(0, 14), new TextSpan(15, 29), CAROL, new TextSpan(45, 59), new TextSpan(60, 73));
    }

    @Test
    void timing_fromEveryChunk_isNowhereEstimated() {
        assertThat(wavTiming(MockTtsProvider.builder()).estimatedSpans()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_TIMINGS", "TIMINGS_BEYOND_AUDIO"})
    void timing_uselessFromOneChunk_isEstimatedThereAlone(Fault fault) {
        assertThat(wavTiming(withoutCarol(Timings.WORDS, fault)))
                .extracting(TimingData::source, TimingData::type, TimingData::estimatedSpans)
                .containsExactly(TimingData.Source.ESTIMATED, TimingData.Type.WORD, List.of(CAROL));
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_TIMINGS", "TIMINGS_BEYOND_AUDIO"})
    void timing_uselessFromOneChunk_leavesTheWordsOfTheOthersAsTheyAre(Fault fault) {
        List<WordTiming> all = wavTiming(MockTtsProvider.builder()).words();
        assertThat(wavTiming(withoutCarol(Timings.WORDS, fault)).words())
                .isEqualTo(all.stream()
                        .filter(word -> word.startChar() < CAROL.start() || word.startChar() >= CAROL.end())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"WORDS", "SENTENCES"})
    void timing_uselessFromOneChunk_timesItsSentenceByTheChunk(Timings timings) {
        Duration start = SECOND.multipliedBy(2);
        assertThat(wavTiming(withoutCarol(timings, Fault.NO_TIMINGS)).sentences())
                .element(2)
                .isEqualTo(new SentenceTiming("Carol is here.", start, start.plusMillis(14 * 60), 30, 44));
    }

    @Test
    void timing_sentencesMissingFromOneChunk_areEstimatedThereAlone() {
        assertThat(wavTiming(withoutCarol(Timings.SENTENCES, Fault.NO_TIMINGS)))
                .extracting(TimingData::source, TimingData::type, TimingData::estimatedSpans)
                .containsExactly(TimingData.Source.ESTIMATED, TimingData.Type.SENTENCE, List.of(CAROL));
    }

    /** Each bit of the pattern is a chunk; sentences are cut in their middle, and one chunk holds no letter. */
    @ParameterizedTest
    @MethodSource("patterns")
    void timing_anyMixture_isInOrderAndWithinTheAudio(int pattern, Timings timings) {
        String text = "One two three four five six. Seven eight nine ten. ---------------- Eleven twelve, then.";
        List<TextSpan> plan = new CopyOnWriteArrayList<>();
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .timings(timings)
                .misbehave(request -> (pattern & 1 << indexOf(request.text(), text, plan)) != 0, Fault.NO_TIMINGS);
        try (Workshop workshop = Workshop.of(directory, provider)) {
            GenerationJob job =
                    workshop.manager.createJob(GenerationRequest.builder("mock", MockTtsProvider.DEFAULT_VOICE, text)
                            .format(AudioFormat.MP3)
                            .build());
            plan.addAll(job.plan());
            AudioMetadata made =
                    workshop.manager.processJob(job.id()).audioMetadata().orElseThrow();
            assertThat(problems(text, made)).isEmpty();
        }
    }

    static Stream<Arguments> patterns() {
        return IntStream.range(0, 1 << 6)
                .boxed()
                .flatMap(pattern ->
                        Stream.of(Timings.WORDS, Timings.SENTENCES).map(timings -> Arguments.of(pattern, timings)));
    }

    private static List<String> problems(String text, AudioMetadata made) {
        List<String> problems = new ArrayList<>();
        Duration start = Duration.ZERO;
        Duration end = Duration.ZERO;
        for (SentenceTiming one : made.timing().sentences()) {
            boolean sound = text.substring(one.startChar(), one.endChar()).equals(one.sentence())
                    && one.start().compareTo(start) >= 0
                    && one.end().compareTo(end) >= 0
                    && one.end().compareTo(made.duration()) <= 0;
            if (!sound) {
                problems.add(one.startChar() + ": " + one.start() + " to " + one.end());
            }
            start = one.start();
            end = one.end();
        }
        return problems;
    }

    private static int indexOf(String chunk, String text, List<TextSpan> plan) {
        return plan.stream().map(span -> span.of(text)).toList().indexOf(chunk);
    }

    private static MockTtsProviderBuilder withoutCarol(Timings timings, Fault fault) {
        return MockTtsProvider.builder()
                .timings(timings)
                .misbehave(request -> request.text().startsWith("Carol"), fault);
    }

    @Test
    void timing_mp3_neverEndsAfterTheAudio() {
        AudioMetadata metadata = completed(MockTtsProvider.builder(), AudioFormat.MP3);
        assertThat(metadata.timing().words())
                .allSatisfy(word -> assertThat(word.end()).isLessThanOrEqualTo(metadata.duration()));
    }

    @Test
    void timing_mp3_neverRunsBack() {
        List<WordTiming> words =
                completed(MockTtsProvider.builder(), AudioFormat.MP3).timing().words();
        assertThat(words).extracting(WordTiming::start).isSorted();
    }

    private TimingData wavTiming(MockTtsProviderBuilder provider) {
        return completed(provider, AudioFormat.WAV).timing();
    }

    private AudioMetadata completed(MockTtsProviderBuilder provider, AudioFormat format) {
        try (Workshop workshop = Workshop.of(directory, provider)) {
            return workshop.run(Workshop.request().format(format).build())
                    .audioMetadata()
                    .orElseThrow();
        }
    }
}
