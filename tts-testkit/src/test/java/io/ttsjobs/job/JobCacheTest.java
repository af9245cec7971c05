package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that share answers. The text has five chunks. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobCacheTest {

    @TempDir
    Path directory;

    private ChunkCache cache;

    @BeforeEach
    void newCache() {
        cache = ChunkCache.directory(directory.resolve("cache"), 100_000_000);
    }

    @Test
    void process_sameTextAgain_paysNothing() {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            workshop.run();
            workshop.run();
            assertThat(workshop.provider.requests()).hasSize(5);
        }
    }

    @Test
    void process_editedText_paysForTheEditAndItsNeighbours() {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            workshop.run();
            workshop.run(edited());
            assertThat(workshop.provider.requests().stream().skip(5).map(SynthesisRequest::text))
                    .containsExactly("Bravo is here.", "Clara is here.", "Delta is here.");
        }
    }

    @Test
    void process_otherOption_paysForAll() {
        try (Workshop workshop = workshop(MockTtsProvider.builder().option("style", "calm", "wild"))) {
            workshop.run(Workshop.request().option("style", "calm").build());
            workshop.run(Workshop.request().option("style", "wild").build());
            assertThat(workshop.provider.requests()).hasSize(10);
        }
    }

    @Test
    void process_fromTheCache_givesTheSameAudio() throws IOException {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            Path paid = workshop.run().audioFile().orElseThrow();
            Path cached = workshop.run().audioFile().orElseThrow();
            assertThat(cached).isNotEqualTo(paid).hasSameBinaryContentAs(paid);
        }
    }

    @Test
    void process_fromTheCache_givesTheSameTimeline() {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            GenerationJob paid = workshop.run();
            GenerationJob cached = workshop.run();
            assertThat(words(cached)).isNotEmpty().isEqualTo(words(paid));
        }
    }

    @Test
    void process_partlyFromTheCache_givesTheAudioOfOneThatPaysForAll() throws IOException {
        try (Workshop workshop = workshop(MockTtsProvider.builder());
                Workshop without = Workshop.of(directory.resolve("other"), MockTtsProvider.builder())) {
            workshop.run();
            assertThat(workshop.run(edited()).audioFile().orElseThrow())
                    .hasSameBinaryContentAs(without.run(edited()).audioFile().orElseThrow());
        }
    }

    @Test
    void process_cacheOfAnEarlierProcess_paysNothing() {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            workshop.run();
        }
        newCache();
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            workshop.run();
            assertThat(workshop.provider.requests()).isEmpty();
        }
    }

    @Test
    void chunkRecords_fromTheCache_haveNoAttemptsAndCostNothing() {
        try (Workshop workshop = workshop(billing())) {
            workshop.run();
            String second = workshop.run(edited()).id();
            assertThat(workshop.manager.chunkRecords(second))
                    .extracting(
                            ChunkRecord::attempts,
                            chunk -> chunk.billedCharacters().orElseThrow())
                    .containsExactly(
                            tuple(0, BigDecimal.ZERO),
                            tuple(1, BigDecimal.TEN),
                            tuple(1, BigDecimal.TEN),
                            tuple(1, BigDecimal.TEN),
                            tuple(0, BigDecimal.ZERO));
        }
    }

    @Test
    void billedCharacters_partlyFromTheCache_isWhatWasAsked() {
        try (Workshop workshop = workshop(billing())) {
            workshop.run();
            assertThat(workshop.run(edited()).billedCharacters()).contains(BigDecimal.valueOf(30));
        }
    }

    @Test
    void billedCharacters_providerThatNeverSays_staysOpen() {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            workshop.run();
            assertThat(workshop.run(edited()).billedCharacters()).isEmpty();
        }
    }

    @Test
    void spentCharacters_providerThatNeverSays_areThoseAskedFor() {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            workshop.run();
            assertThat(workshop.run(edited()).spentCharacters()).isEqualTo(BigDecimal.valueOf(3 * 14));
        }
    }

    @Test
    void budget_ofOneChunkOverACachedText_isEnough() {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            workshop.run();
            assertThat(workshop.run(Workshop.request().budget(14).build()).status())
                    .isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void process_chunkThatCannotBeJoined_isNotFoundAgain() throws InterruptedException {
        AtomicBoolean broken = new AtomicBoolean(true);
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .misbehave(request -> request.text().startsWith("Carol") && broken.get(), Fault.GARBAGE_AUDIO);
        try (Workshop workshop = workshop(provider)) {
            GenerationJob failed = workshop.run();
            broken.set(false);
            assertThat(List.of(failed.status(), workshop.run().status()))
                    .containsExactly(JobStatus.FAILED, JobStatus.COMPLETED);
        }
    }

    @Test
    void process_directoryIsAFile_goesOnWithoutTheCache() throws IOException {
        Files.createFile(directory.resolve("cache"));
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            assertThat(workshop.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void submit_sameTextTwiceAtOnce_paysOnce() throws InterruptedException {
        try (Workshop workshop = Workshop.of(
                directory,
                MockTtsProvider.builder(),
                builder -> builder.chunkCache(cache).concurrency(4))) {
            JobHandle first = workshop.manager.submit(Workshop.request().build());
            JobHandle second = workshop.manager.submit(Workshop.request().build());
            first.await();
            second.await();
            assertThat(workshop.provider.requests()).hasSize(5);
        }
    }

    @Test
    void cancel_jobThatMakesTheCall_leavesTheOtherToComplete() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        AtomicBoolean hangs = new AtomicBoolean(true);
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().latency(Duration.ofMillis(1), duration -> hangOnce(hangs, called));
        try (Workshop workshop = workshop(provider)) {
            JobHandle first = workshop.manager.submit(Workshop.request().build());
            called.await();
            JobHandle second = workshop.manager.submit(Workshop.request().build());
            first.cancel();
            assertThat(List.of(first.await().status(), second.await().status()))
                    .containsExactly(JobStatus.CANCELLED, JobStatus.COMPLETED);
        }
    }

    @Test
    void close_callThatAnotherJobWaitsFor_endsBoth() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        AtomicBoolean hangs = new AtomicBoolean(true);
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().latency(Duration.ofMillis(1), duration -> hangOnce(hangs, called));
        Workshop workshop = Workshop.of(
                directory, provider, builder -> builder.chunkCache(cache).closeGrace(Duration.ZERO));
        JobHandle first = workshop.manager.submit(Workshop.request().build());
        called.await();
        JobHandle second = workshop.manager.submit(Workshop.request().build());
        workshop.close();
        assertThat(List.of(first.await().status(), second.await().status()))
                .doesNotContain(JobStatus.COMPLETED, JobStatus.IN_PROGRESS);
    }

    private static void hangOnce(AtomicBoolean hangs, CountDownLatch called) throws InterruptedException {
        if (hangs.getAndSet(false)) {
            called.countDown();
            new CountDownLatch(1).await();
        }
    }

    private Workshop workshop(MockTtsProviderBuilder provider) {
        return Workshop.of(directory, provider, builder -> builder.chunkCache(cache));
    }

    private static MockTtsProviderBuilder billing() {
        return MockTtsProvider.builder().billing(request -> BigDecimal.TEN);
    }

    private static GenerationRequest edited() {
        return GenerationRequest.builder("mock", MockTtsProvider.DEFAULT_VOICE, Workshop.TEXT.replace("Carol", "Clara"))
                .build();
    }

    private static List<?> words(GenerationJob job) {
        return job.audioMetadata().orElseThrow().timing().words();
    }
}
