package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import io.ttsjobs.timing.TimingData.Source;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a manager tells of the chunks of a job, the same with every store. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobManifestTest {

    @TempDir
    Path directory;

    private final List<AutoCloseable> opened = new ArrayList<>();

    enum Store {
        IN_MEMORY,
        DIRECTORY
    }

    @AfterEach
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void chunkRecords_completedJob_areOfEveryChunkInOrder(Store store) {
        Workshop workshop = workshop(store, MockTtsProvider.builder());
        GenerationJob job = workshop.run();
        assertThat(workshop.manager.chunkRecords(job.id()))
                .extracting(ChunkRecord::span)
                .isEqualTo(job.plan());
    }

    @ParameterizedTest
    @EnumSource
    void chunkRecords_completedJob_sayWhoSpokeAndWhatItCost(Store store) {
        Workshop workshop =
                workshop(store, MockTtsProvider.builder().models("m1").billing(request -> new BigDecimal("1.5")));
        GenerationJob job = workshop.run(Workshop.request().model("m1").build());
        assertThat(workshop.manager.chunkRecords(job.id()))
                .allSatisfy(chunk -> assertThat(List.of(
                                chunk.provider(),
                                chunk.voiceId(),
                                chunk.model(),
                                chunk.attempts(),
                                chunk.billedCharacters(),
                                chunk.timingSource(),
                                chunk.finishedAt()))
                        .containsExactly(
                                "mock",
                                MockTtsProvider.DEFAULT_VOICE,
                                Optional.of("m1"),
                                1,
                                Optional.of(new BigDecimal("1.5")),
                                Source.PROVIDER,
                                workshop.clock.instant()));
    }

    @ParameterizedTest
    @EnumSource
    void chunkRecords_completedJob_haveTheChecksumOfWhatTheProviderGave(Store store) throws Exception {
        Workshop workshop = workshop(store, MockTtsProvider.builder());
        GenerationJob job = workshop.run();
        ChunkRecord first = workshop.manager.chunkRecords(job.id()).get(0);
        try (MockTtsProvider same = MockTtsProvider.create();
                InputStream audio = same.synthesize(
                                SynthesisRequest.builder("Alpha is here.", MockTtsProvider.DEFAULT_VOICE)
                                        .build())
                        .openAudio()) {
            assertThat(first.sha256()).isEqualTo(Sha256.of(audio));
        }
    }

    @ParameterizedTest
    @EnumSource
    void chunkRecords_callThatHadToBeRepeated_countsItsAttempts(Store store) {
        Workshop workshop = workshop(
                store,
                MockTtsProvider.builder().fail(2, is("Bravo"), () -> new ProviderRateLimitException("slow down")));
        GenerationJob job = workshop.run();
        assertThat(workshop.manager.chunkRecords(job.id()))
                .extracting(ChunkRecord::attempts)
                .containsExactly(1, 3, 1, 1, 1);
    }

    @ParameterizedTest
    @EnumSource
    void chunkRecords_chunkWithoutTimings_areEstimatedThereAlone(Store store) {
        Workshop workshop = workshop(store, MockTtsProvider.builder().misbehave(is("Carol"), Fault.NO_TIMINGS));
        GenerationJob job = workshop.run();
        assertThat(workshop.manager.chunkRecords(job.id()))
                .extracting(ChunkRecord::timingSource)
                .containsExactly(Source.PROVIDER, Source.PROVIDER, Source.ESTIMATED, Source.PROVIDER, Source.PROVIDER);
    }

    @ParameterizedTest
    @EnumSource
    void chunkRecords_failedJob_areOfThePaidChunks(Store store) {
        Workshop workshop = workshop(
                store, MockTtsProvider.builder().fail(is("Carol"), () -> new ProviderApiException("out of order")));
        GenerationJob job = workshop.run();
        assertThat(workshop.manager.chunkRecords(job.id()))
                .extracting(ChunkRecord::index)
                .containsExactly(0, 1);
    }

    @ParameterizedTest
    @EnumSource
    void chunkRecords_whileTheJobRuns_areOfWhatIsFinished(Store store) {
        List<List<Integer>> seen = new ArrayList<>();
        JobStore jobs = open(store);
        Workshop workshop = Workshop.of(
                directory,
                MockTtsProvider.builder(),
                builder -> builder.store(jobs).addListener(job -> seen.add(finished(jobs, job))));
        opened.add(workshop);
        workshop.run();
        assertThat(seen)
                .contains(List.of(), List.of(0, 1), List.of(0, 1, 2, 3, 4))
                .isSortedAccordingTo(Comparator.comparingInt(List::size));
    }

    @ParameterizedTest
    @EnumSource
    void chunkRecords_newJob_areNone(Store store) {
        Workshop workshop = workshop(store, MockTtsProvider.builder());
        GenerationJob job = workshop.manager.createJob(Workshop.request().build());
        assertThat(workshop.manager.chunkRecords(job.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void chunkRecords_unknownJob_isNotFound(Store store) {
        Workshop workshop = workshop(store, MockTtsProvider.builder());
        assertThatThrownBy(() -> workshop.manager.chunkRecords("nobody")).isInstanceOf(JobNotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource
    void cleanupOldJobs_completedJob_leavesNothingBehind(Store store) throws IOException {
        Workshop workshop = workshop(store, MockTtsProvider.builder());
        GenerationJob job = workshop.run();
        workshop.clock.advance(Duration.ofHours(1));
        workshop.manager.cleanupOldJobs(Duration.ofHours(1));
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.contains(job.id()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECTORY")
    void chunkRecords_afterReopening_areTheSame(Store store) throws Exception {
        Workshop workshop = workshop(store, MockTtsProvider.builder().billing(request -> BigDecimal.TEN));
        GenerationJob job = workshop.run();
        List<ChunkRecord> before = workshop.manager.chunkRecords(job.id());
        close();
        opened.clear();
        assertThat(workshop(store, MockTtsProvider.builder()).manager.chunkRecords(job.id()))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECTORY")
    void retryJob_keptAudioWithOneBitFlipped_paysForThatChunkAgain(Store store) throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        Workshop workshop = workshop(
                store,
                MockTtsProvider.builder()
                        .fail(
                                request -> is("Echo").test(request) && broken.get(),
                                () -> new ProviderApiException("out of order")));
        GenerationJob failed = workshop.run();
        Path audio = directory.resolve(failed.id()).resolve("chunks/2.audio");
        byte[] damaged = Files.readAllBytes(audio);
        damaged[damaged.length / 2] ^= 1;
        Files.write(audio, damaged);
        broken.set(false);
        int paid = workshop.provider.answers();
        GenerationJob job = workshop.manager.retryJob(failed.id()).await();
        assertThat(List.of(job.status(), workshop.provider.answers() - paid)).containsExactly(JobStatus.COMPLETED, 2);
    }

    @ParameterizedTest
    @EnumSource
    void toString_ofARecord_showsNoText(Store store) {
        Workshop workshop = workshop(store, MockTtsProvider.builder());
        GenerationJob job = workshop.run();
        assertThat(workshop.manager.chunkRecords(job.id()).toString()).doesNotContain("Alpha");
    }

    private static Predicate<SynthesisRequest> is(String start) {
        return request -> request.text().startsWith(start);
    }

    private static List<Integer> finished(JobStore jobs, GenerationJob job) {
        return jobs.chunks().orElseThrow().records(job.id()).stream()
                .map(ChunkRecord::index)
                .toList();
    }

    private Workshop workshop(Store store, MockTtsProviderBuilder provider) {
        JobStore jobs = open(store);
        Workshop workshop = Workshop.of(directory, provider, builder -> builder.store(jobs));
        opened.add(workshop);
        return workshop;
    }

    private JobStore open(Store store) {
        JobStore jobs = store == Store.IN_MEMORY ? JobStore.inMemory() : JobStore.directory(directory);
        opened.add(jobs);
        return jobs;
    }
}
