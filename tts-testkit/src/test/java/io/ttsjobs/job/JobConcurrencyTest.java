package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many calls at once there are, as the provider teaches it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobConcurrencyTest {

    @TempDir
    Path directory;

    private final AtomicInteger calls = new AtomicInteger();
    private final List<MockTtsProvider> mocks = new CopyOnWriteArrayList<>();

    @Test
    void processJob_providerAllowsMore_makesMoreCallsAtOnce() {
        CountDownLatch three = new CountDownLatch(3);
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .maxConcurrency(1)
                .concurrencyLimit(3)
                .latency(Duration.ZERO, latency -> {
                    if (calls.incrementAndGet() > 1) {
                        three.countDown();
                        three.await();
                    }
                });
        try (Workshop workshop = Workshop.of(directory, provider, JobConcurrencyTest::unset)) {
            workshop.run();
            assertThat(workshop.provider.highestConcurrency()).isEqualTo(3);
        }
    }

    @Test
    void processJob_providerAllowsMoreThanTheUser_keepsToTheUsersNumber() {
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().maxConcurrency(1).concurrencyLimit(3);
        try (Workshop workshop = Workshop.of(directory, provider, settings -> settings.concurrency(1))) {
            workshop.run();
            assertThat(workshop.provider.highestConcurrency()).isEqualTo(1);
        }
    }

    @Test
    void processJob_tooManyAtOnce_makesOneCallFewerFromThenOn() {
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .maxConcurrency(2)
                .concurrencyLimit(1)
                .latency(Duration.ZERO, latency -> {
                    // The first call lasts until the second was refused.
                    while (mocks.stream().noneMatch(mock -> mock.requests().size() > 1)) {
                        Thread.onSpinWait();
                    }
                });
        try (Workshop workshop = Workshop.of(directory, provider, JobConcurrencyTest::unset)) {
            mocks.add(workshop.provider);
            GenerationJob end = workshop.run();
            assertThat(List.of(end.status(), workshop.provider.requests().size()))
                    .containsExactly(JobStatus.COMPLETED, end.totalChunks() + 1);
        }
    }

    @Test
    void processJob_tooManyAtOnceWithACallOnItsOwn_goesOn() {
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .maxConcurrency(1)
                .failCall(1, () -> new ProviderRateLimitException("one at a time", Optional.empty(), true));
        try (Workshop workshop = Workshop.of(directory, provider, JobConcurrencyTest::unset)) {
            assertThat(workshop.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    /** The second call lasts until the third has begun, and so does the change that the first one brings. */
    @Test
    void processJob_answerWithOthersInFlight_isFollowedByTheNextCallBeforeItIsHandedOn() {
        CountDownLatch third = new CountDownLatch(1);
        MockTtsProviderBuilder provider = MockTtsProvider.builder().latency(Duration.ZERO, latency -> {
            int call = calls.incrementAndGet();
            if (call == 2) {
                third.await();
            } else if (call == 3) {
                third.countDown();
            }
        });
        JobListener slow = job -> {
            if (job.completedChunks() == 1) {
                await(third);
            }
        };
        try (Workshop workshop = Workshop.of(
                directory, provider, settings -> settings.concurrency(2).addListener(slow))) {
            assertThat(workshop.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void processJob_answersThatComeTogether_areOneChange() {
        try (Workshop workshop =
                Workshop.of(directory, MockTtsProvider.builder(), JobConcurrencyTest::twoOnTheSameThread)) {
            workshop.run();
            assertThat(workshop.changes)
                    .extracting(GenerationJob::completedChunks)
                    .startsWith(0, 0, 2)
                    .endsWith(5);
        }
    }

    @Test
    void processJob_failureThatComesWithAnAnswer_paysForNoFurtherChunk() {
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().failCall(2, () -> new ProviderApiException("out of order", 400));
        try (Workshop workshop = Workshop.of(directory, provider, JobConcurrencyTest::twoOnTheSameThread)) {
            workshop.run();
            assertThat(workshop.provider.requests()).hasSize(2);
        }
    }

    @Test
    void processJob_answerThatComesWithAFailure_isJoined() {
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().failCall(2, () -> new ProviderApiException("out of order", 400));
        try (Workshop workshop = Workshop.of(directory, provider, JobConcurrencyTest::twoOnTheSameThread)) {
            assertThat(workshop.run().audioDuration()).isPositive();
        }
    }

    private static JobManagerBuilder twoOnTheSameThread(JobManagerBuilder settings) {
        return settings.concurrency(2).executor(Runnable::run);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void gate_twoModels_countApart() {
        Engine engine = engine(settings -> settings);
        gate(engine, "small").allow(7);
        assertThat(gate(engine, "large").callsAtOnce()).isEqualTo(4);
    }

    @Test
    void gate_defaultModelNamedOrNot_isOne() {
        ProviderCapabilities able = ProviderCapabilities.builder(Workshop.LIMIT, List.of(AudioFormat.WAV))
                .model("small")
                .build();
        Engine engine = engine(settings -> settings);
        assertThat(engine.gate(Workshop.request().build(), able)).isSameAs(gate(engine, "small"));
    }

    @Test
    void gate_providerThatDoesNotTellItsDefaultModel_countsItApart() {
        ProviderCapabilities able = MockTtsProvider.create().capabilities();
        Engine engine = engine(settings -> settings);
        assertThat(engine.gate(Workshop.request().build(), able)).isNotSameAs(gate(engine, "small"));
    }

    @Test
    void gate_twoModelsUnderTheUsersNumber_shareIt() {
        Engine engine = engine(settings -> settings.concurrency(3));
        assertThat(gate(engine, "small")).isSameAs(gate(engine, "large"));
    }

    @Test
    void gate_adaptive_isHalvedByARateLimit() {
        Engine engine = engine(settings -> settings.concurrency(8).adaptiveConcurrency(true));
        gate(engine, "small").refused(0, false);
        assertThat(gate(engine, "small").callsAtOnce()).isEqualTo(4);
    }

    @Test
    void gate_notAdaptive_isNotNarrowedByARateLimitOfCallsInAWhile() {
        Engine engine = engine(settings -> settings.concurrency(8));
        gate(engine, "small").refused(0, false);
        assertThat(gate(engine, "small").callsAtOnce()).isEqualTo(8);
    }

    private Engine engine(UnaryOperator<JobManagerBuilder> choice) {
        ProviderRegistry registry = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                .add("mock", MockTtsProvider.create())
                .build();
        JobManagerBuilder settings = JobManager.builder(registry).audioStorage(AudioStorage.directory(directory));
        return new Engine(choice.apply(settings), Runnable::run);
    }

    private static ProviderGate gate(Engine engine, String model) {
        ProviderCapabilities capabilities = MockTtsProvider.create().capabilities();
        return engine.gate(Workshop.request().model(model).build(), capabilities);
    }

    private static JobManagerBuilder unset(JobManagerBuilder settings) {
        settings.concurrency = OptionalInt.empty();
        return settings;
    }
}
