package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProvider.Timings;
import io.ttsjobs.timing.TimingData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobTimelineTest {

    /** Where the second chunk starts: 14 characters of 60 ms, and the gap. */
    private static final Duration SECOND = Duration.ofMillis(14 * 60 + 100);

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
    void timing_none_isEstimatedByCharacters() {
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
    void timing_nonsenseFromOneChunk_isEstimatedAndTheJobCompletes() {
        TimingData timing = wavTiming(MockTtsProvider.builder()
                .misbehave(request -> request.text().startsWith("Carol"), Fault.TIMINGS_BEYOND_AUDIO));
        assertThat(timing.source()).isEqualTo(TimingData.Source.ESTIMATED);
    }

    @Test
    void timing_missingFromOneChunk_isEstimated() {
        TimingData timing = wavTiming(
                MockTtsProvider.builder().misbehave(request -> request.text().startsWith("Carol"), Fault.NO_TIMINGS));
        assertThat(timing.source()).isEqualTo(TimingData.Source.ESTIMATED);
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

    private TimingData wavTiming(MockTtsProvider.Builder provider) {
        return completed(provider, AudioFormat.WAV).timing();
    }

    private AudioMetadata completed(MockTtsProvider.Builder provider, AudioFormat format) {
        try (Workshop workshop = Workshop.of(directory, provider)) {
            return workshop.run(Workshop.request().format(format).build())
                    .audioMetadata()
                    .orElseThrow();
        }
    }
}
