package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.testkit.MockTtsProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server does when it starts: it goes on with what the last process has left. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobRecoverTest {

    private static final int CHUNKS = 5;

    @TempDir
    Path directory;

    private final MockTtsProvider provider =
            MockTtsProvider.builder().textLimit(Workshop.LIMIT).build();

    private int recorded;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 10, 11})
    void recover_afterACrash_completesTheJob(int writes) throws InterruptedException {
        crash(writes);
        assertThat(recover()).extracting(GenerationJob::status).containsExactly(JobStatus.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 10, 11})
    void recover_afterACrash_paysForNoRecordedChunkAgain(int writes) throws InterruptedException {
        crash(writes);
        int paidBefore = provider.answers();
        recover();
        assertThat(provider.answers() - paidBefore).isEqualTo(CHUNKS - recorded);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 11})
    void recover_afterACrash_makesTheFileOfARunWithoutOne(int writes) throws InterruptedException, IOException {
        crash(writes);
        Path audio = recover().get(0).audioFile().orElseThrow();
        try (Workshop calm = Workshop.of(directory.resolve("calm"), MockTtsProvider.builder())) {
            assertThat(audio).hasSameBinaryContentAs(calm.run().audioFile().orElseThrow());
        }
    }

    @Test
    void recover_afterACrash_knowsEveryChunk() throws InterruptedException {
        crash(5);
        GenerationJob job = recover().get(0);
        try (JobStore store = JobStore.directory(jobs());
                Workshop workshop = Workshop.of(jobs(), provider, store)) {
            assertThat(workshop.manager.chunkRecords(job.id()))
                    .extracting(ChunkRecord::span)
                    .isEqualTo(job.plan());
        }
    }

    @Test
    void recover_crashesOfTwoJobs_completesBoth() throws InterruptedException {
        crash(3);
        String first = theJob().id();
        crash(4);
        List<GenerationJob> recovered = recover();
        assertThat(recovered).extracting(GenerationJob::status).containsOnly(JobStatus.COMPLETED);
        assertThat(recovered).hasSize(2).extracting(GenerationJob::id).contains(first);
    }

    @Test
    void recover_jobThatIsOver_isLeftAlone() throws InterruptedException {
        try (JobStore store = JobStore.directory(jobs());
                MockTtsProvider broken = MockTtsProvider.builder()
                        .fail(request -> true, () -> new ProviderApiException("out of order"))
                        .build();
                Workshop workshop = Workshop.of(jobs(), broken, store)) {
            workshop.run();
            GenerationJob cancelled =
                    workshop.manager.createJob(Workshop.request().build());
            workshop.manager.cancel(cancelled.id());
        }
        assertThat(recover()).isEmpty();
    }

    @Test
    void recover_completedJob_isLeftAlone() throws InterruptedException {
        crash(100);
        assertThat(recover()).isEmpty();
    }

    @Test
    void recover_jobThatThisManagerRuns_isLeftToItsRun() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        MockTtsProvider slow = MockTtsProvider.builder()
                .latency(Duration.ZERO, duration -> {
                    called.countDown();
                    answer.await();
                })
                .build();
        try (JobStore store = JobStore.directory(jobs());
                Workshop workshop = Workshop.of(jobs(), slow, store)) {
            JobHandle running = workshop.manager.submit(Workshop.request().build());
            called.await();
            List<JobHandle> recovered = workshop.manager.recover();
            answer.countDown();
            assertThat(List.of(recovered.size(), running.await().status())).containsExactly(0, JobStatus.COMPLETED);
        }
    }

    /** Which is why only one of them may recover. */
    @Test
    void recover_jobThatAnotherManagerOfTheStoreRuns_isTakenFromIt() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        MockTtsProvider slow = MockTtsProvider.builder()
                .textLimit(Workshop.LIMIT)
                .latency(Duration.ZERO, duration -> {
                    called.countDown();
                    answer.await();
                })
                .build();
        try (JobStore store = JobStore.directory(jobs());
                Workshop workshop = Workshop.of(jobs(), slow, store);
                Workshop other = Workshop.of(jobs(), provider, store)) {
            JobHandle running = workshop.manager.submit(Workshop.request().build());
            called.await();
            GenerationJob taken = other.manager.recover().get(0).await();
            answer.countDown();
            assertThat(List.of(taken.status(), running.await().audioFile().equals(taken.audioFile())))
                    .containsExactly(JobStatus.COMPLETED, true);
        }
    }

    @Test
    void recover_inMemory_goesOnWithWhatWasCreated() throws InterruptedException {
        try (Workshop workshop = Workshop.of(jobs(), MockTtsProvider.builder())) {
            workshop.manager.createJob(Workshop.request().build());
            assertThat(workshop.manager.recover().get(0).await().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void recover_afterClose_isRefused() {
        Workshop workshop = Workshop.of(jobs(), MockTtsProvider.builder());
        workshop.close();
        assertThatThrownBy(workshop.manager::recover).isInstanceOf(IllegalStateException.class);
    }

    /** Runs a job in a process that dies after so many writes. */
    private void crash(int writes) {
        try (JobStore store = JobStore.directory(jobs())) {
            MortalStore mortal = new MortalStore(store, writes + 1);
            try (Workshop workshop = Workshop.of(jobs(), provider, mortal)) {
                workshop.run();
            } catch (IllegalStateException dead) {
                assertThat(mortal.isDead()).isTrue();
            }
            recorded = store.list().stream()
                    .mapToInt(job -> store.chunks().orElseThrow().count(job.id()))
                    .sum();
        }
    }

    private List<GenerationJob> recover() throws InterruptedException {
        try (JobStore store = JobStore.directory(jobs());
                Workshop workshop = Workshop.of(jobs(), provider, store)) {
            List<JobHandle> handles = workshop.manager.recover();
            for (JobHandle handle : handles) {
                handle.await();
            }
            return handles.stream().map(JobHandle::job).toList();
        }
    }

    private GenerationJob theJob() {
        try (JobStore store = JobStore.directory(jobs())) {
            return store.list().get(0);
        }
    }

    private Path jobs() {
        return directory.resolve("jobs");
    }
}
