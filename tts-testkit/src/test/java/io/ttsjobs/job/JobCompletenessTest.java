package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Never COMPLETED with text missing, as far as the length of the audio can tell. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobCompletenessTest {

    private static final String FIRST = "The first chunk is a sentence of more than sixty letters, as many have.";
    private static final String SECOND = "The second chunk is as long as the first one, give or take a few words.";
    private static final String THIRD = "The third chunk is the last one of this text, which ends with these words.";
    private static final Duration PLAUSIBLE = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"0.2, short", "200, long"})
    void processJob_implausibleAudio_failsWithChunkRangeAndReason(double seconds, String how) {
        try (Studio studio = new Studio(second(seconds), builder -> builder)) {
            GenerationJob job = studio.run();
            assertThat(job.status()).isEqualTo(JobStatus.FAILED);
            assertThat(job.errorCode()).contains(ErrorCode.AUDIO_PROCESSING_ERROR);
            assertThat(job.errorMessage().orElseThrow())
                    .startsWith(String.format(
                            Locale.ROOT,
                            "Audio processing failed: chunk 1 (characters 72 to 143) has %.1f s of audio, which is too %s",
                            seconds,
                            how));
        }
    }

    /** What an engine makes of it is its own affair: some read signs out, others answer with silence. */
    @Test
    void processJob_nothingThatCanBeSpoken_isSentAsItIs() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob job = workshop.run(GenerationRequest.builder("mock", MockTtsProvider.DEFAULT_VOICE, "* * *")
                    .build());

            assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(workshop.provider.requests())
                    .extracting(SynthesisRequest::text)
                    .containsExactly("* * *");
        }
    }

    @Test
    void processJob_implausibleAudio_paysForNoFurtherChunk() {
        try (Studio studio = new Studio(second(0.2), builder -> builder)) {
            studio.run();
            assertThat(studio.asked).containsExactly(FIRST, SECOND);
        }
    }

    @Test
    void processJob_implausibleAudio_leavesNoFile() {
        try (Studio studio = new Studio(second(0.2), builder -> builder)) {
            studio.run();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void retryJob_afterImplausibleAudio_asksForThatChunkAgain() throws InterruptedException {
        try (JobStore store = JobStore.directory(directory.resolve("jobs"));
                Studio studio = new Studio(second(0.2), builder -> builder.store(store))) {
            GenerationJob failed = studio.run();
            studio.length = text -> PLAUSIBLE;
            GenerationJob retried = studio.manager.retryJob(failed.id()).await();
            assertThat(retried.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(studio.asked).containsExactly(FIRST, SECOND, SECOND, THIRD);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 200})
    void processJob_noBounds_believesAnyAudio(double seconds) {
        try (Studio studio = new Studio(second(seconds), builder -> builder.durationBounds(DurationBounds.none()))) {
            assertThat(studio.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void processJob_nothingToPronounce_isNotMeasured() {
        try (Studio studio = new Studio(text -> Duration.ofMillis(10), builder -> builder)) {
            assertThat(studio.run("* * *").status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 1.0, 4.0})
    void processJob_mockAtAnySpeed_isPlausible(double speed) {
        try (Workshop workshop =
                Workshop.of(directory, MockTtsProvider.builder().speedRange(0.25, 4.0))) {
            GenerationRequest request = GenerationRequest.builder(
                            "mock", MockTtsProvider.DEFAULT_VOICE, "Alpha, bravo. 1851. 漢字漢字漢字漢字。")
                    .speed(speed)
                    .build();
            assertThat(workshop.run(request).status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    /** The limit of what a length can tell, so that nobody believes more. */
    @Test
    void processJob_halfOfAChunkSpoken_isNotSeen() {
        try (Workshop workshop =
                Workshop.of(directory, MockTtsProvider.builder().misbehave(request -> true, Fault.HALF_SPOKEN))) {
            assertThat(workshop.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    private static Function<String, Duration> second(double seconds) {
        return text -> text.equals(SECOND) ? Duration.ofMillis(Math.round(seconds * 1_000)) : PLAUSIBLE;
    }

    /** A manager over a provider that answers every text with silence of a length to choose. */
    private final class Studio implements TtsProvider {
        private final ProviderCapabilities capabilities = ProviderCapabilities.builder(
                        TextLimit.utf16(80),
                        List.of(AudioFormat.builder(AudioFormat.Container.RAW, AudioFormat.Codec.PCM_S16LE)
                                .sampleRate(8_000)
                                .channels(1)
                                .build()))
                .build();
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final JobManager manager;
        private volatile Function<String, Duration> length;

        Studio(Function<String, Duration> length, Function<JobManagerBuilder, JobManagerBuilder> settings) {
            this.length = length;
            ProviderRegistry registry = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                    .add("studio", this)
                    .build();
            this.manager = settings.apply(JobManager.builder(registry).audioStorage(AudioStorage.directory(directory)))
                    .build();
        }

        GenerationJob run() {
            return run(String.join(" ", FIRST, SECOND, THIRD));
        }

        GenerationJob run(String text) {
            GenerationRequest request =
                    GenerationRequest.builder("studio", "nobody", text).build();
            return manager.processJob(manager.createJob(request).id());
        }

        @Override
        public ProviderCapabilities capabilities() {
            return capabilities;
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public List<Voice> voices() {
            return List.of();
        }

        @Override
        public SynthesisResult synthesize(SynthesisRequest request) {
            asked.add(request.text());
            int bytes = (int) length.apply(request.text()).toMillis() * 8 * 2;
            return SynthesisResult.builder(
                            new byte[bytes], capabilities.formats().get(0))
                    .build();
        }

        @Override
        public void close() {
            manager.close();
        }
    }
}
