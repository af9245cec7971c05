package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Timings;
import io.ttsjobs.timing.TimingData;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences of a voice that is silent for 60 ms at each space, and whom nobody times unless a test says so. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobPausesTest {

    private static final TextLimit LIMIT = TextLimit.utf16(40);

    /** Two chunks of two sentences each, which are parted by five spaces. */
    private static final String TEXT = "Alpha is here and stays.     Bravo. Carol.     Delta is here and stays.";

    private static final double HALF = 0.5;

    @TempDir
    Path directory;

    private final AtomicInteger opened = new AtomicInteger();

    @Test
    void timing_pausesInWav_startSentencesWhereTheyAreSpoken() {
        List<SentenceTiming> spoken = timing(Timings.WORDS, AudioFormat.WAV).sentences();
        assertThat(timing(Timings.NONE, AudioFormat.WAV).sentences()).hasSize(4).isEqualTo(spoken);
    }

    @Test
    void timing_pausesInWav_areWhatItIsSureBy() {
        assertThat(timing(Timings.NONE, AudioFormat.WAV).confidence()).hasValue(1);
    }

    @Test
    void timing_mp3_isSureOfTheStartsOfChunksAlone() {
        assertThat(timing(Timings.NONE, AudioFormat.MP3).confidence()).hasValue(HALF);
    }

    /** The second reading, by the stitcher, is the last that succeeds. */
    @Test
    void timing_audioThatCannotBeReadForPauses_isByWeight() {
        TtsProvider fleeting = new OpenedProvider(mock(Timings.NONE), opened, 2);
        assertThat(timing(fleeting, AudioFormat.WAV).confidence()).hasValue(HALF);
    }

    @Test
    void timing_wavWithoutTimings_readsEachChunkOnceMore() {
        assertThat(opened(Timings.NONE, AudioFormat.WAV) - opened(Timings.WORDS, AudioFormat.WAV))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"NONE, mp3", "SENTENCES, wav"})
    void timing_noSamplesOrTimed_readsNothingForPauses(Timings timings, String format) {
        assertThat(opened(timings, format.equals("wav") ? AudioFormat.WAV : AudioFormat.MP3))
                .isEqualTo(opened(Timings.WORDS, AudioFormat.MP3));
    }

    /** In progress, then each of two chunks and its progress, then completed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void timing_afterACrash_isThatOfARunWithoutOne(int writes) {
        crash(writes);
        try (JobStore store = JobStore.directory(directory);
                Workshop workshop = Workshop.of(directory, mock(Timings.NONE), store)) {
            GenerationJob resumed =
                    workshop.manager.processJob(store.list().get(0).id());
            assertThat(resumed.audioMetadata().orElseThrow().timing()).isEqualTo(timing(Timings.NONE, AudioFormat.WAV));
        }
    }

    @Test
    void timing_reopened_isAsSureAsBefore() {
        TimingData before;
        try (JobStore store = JobStore.directory(directory);
                Workshop workshop = Workshop.of(directory, mock(Timings.NONE), store)) {
            GenerationJob job = workshop.run(request(AudioFormat.MP3));
            before = job.audioMetadata().orElseThrow().timing();
        }
        try (JobStore store = JobStore.directory(directory)) {
            GenerationJob job = store.list().get(0);
            assertThat(job.audioMetadata().orElseThrow().timing()).isEqualTo(before);
        }
    }

    private void crash(int writes) {
        try (JobStore store = JobStore.directory(directory)) {
            MortalStore mortal = new MortalStore(store, writes + 1);
            try (Workshop workshop = Workshop.of(directory, mock(Timings.NONE), mortal)) {
                workshop.run(request(AudioFormat.WAV));
            } catch (IllegalStateException dead) {
                assertThat(mortal.isDead()).isTrue();
            }
        }
    }

    private int opened(Timings timings, AudioFormat format) {
        opened.set(0);
        timing(new OpenedProvider(mock(timings), opened, Integer.MAX_VALUE), format);
        return opened.get();
    }

    private TimingData timing(Timings timings, AudioFormat format) {
        return timing(mock(timings), format);
    }

    private TimingData timing(TtsProvider provider, AudioFormat format) {
        ProviderRegistry registry = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                .add("mock", provider)
                .build();
        try (JobManager manager = JobManager.builder(registry)
                .audioStorage(AudioStorage.directory(directory.resolve("audio")))
                .build()) {
            return manager.processJob(manager.createJob(request(format)).id())
                    .audioMetadata()
                    .orElseThrow()
                    .timing();
        }
    }

    private static GenerationRequest request(AudioFormat format) {
        return GenerationRequest.builder("mock", MockTtsProvider.DEFAULT_VOICE, TEXT)
                .format(format)
                .gap(Duration.ofMillis(100))
                .build();
    }

    private static MockTtsProvider mock(Timings timings) {
        return MockTtsProvider.builder().timings(timings).textLimit(LIMIT).build();
    }

    /** Counts how often its audio is opened, and lets it be opened so many times. */
    private static final class OpenedProvider implements TtsProvider {

        private final MockTtsProvider mock;
        private final AtomicInteger opened;
        private final int most;

        OpenedProvider(MockTtsProvider mock, AtomicInteger opened, int most) {
            this.mock = mock;
            this.opened = opened;
            this.most = most;
        }

        @Override
        public ProviderCapabilities capabilities() {
            return mock.capabilities();
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public List<Voice> voices() {
            return mock.voices();
        }

        @Override
        public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
            SynthesisResult sound = mock.synthesize(request);
            AtomicInteger ownOpened = new AtomicInteger();
            return SynthesisResult.builder(() -> open(sound, ownOpened), sound.audioSize(), sound.format())
                    .words(sound.words())
                    .sentences(sound.sentences())
                    .build();
        }

        private InputStream open(SynthesisResult sound, AtomicInteger ownOpened) {
            opened.incrementAndGet();
            if (ownOpened.incrementAndGet() > most) {
                throw new UncheckedIOException(new NoSuchFileException("the audio is gone"));
            }
            return sound.openAudio();
        }
    }
}
