package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job that goes on after it has ended, in the same process. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobRetryTest {

    @TempDir
    Path directory;

    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final MockTtsProvider provider = MockTtsProvider.builder()
            .textLimit(Workshop.LIMIT)
            .fail(request -> isThird(request) && broken.get(), () -> new ProviderApiException("out of order"))
            .build();
    private JobStore store = JobStore.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void retryJob_failed_paysForMissingChunksOnly() throws InterruptedException {
        try (Workshop workshop = durable()) {
            GenerationJob failed = workshop.run();
            broken.set(false);
            workshop.manager.retryJob(failed.id()).await();
            assertThat(provider.answers()).isEqualTo(5);
        }
    }

    @Test
    void retryJob_failed_makesTheFileOfARunWithoutFailure() throws InterruptedException, IOException {
        byte[] calm;
        try (Workshop workshop = Workshop.of(directory.resolve("calm"), MockTtsProvider.builder())) {
            calm = Files.readAllBytes(workshop.run().audioFile().orElseThrow());
        }
        try (Workshop workshop = durable()) {
            GenerationJob failed = workshop.run();
            broken.set(false);
            GenerationJob end = workshop.manager.retryJob(failed.id()).await();
            assertThat(end.audioFile().orElseThrow()).hasBinaryContent(calm);
        }
    }

    @Test
    void retryJob_failed_forgetsTheError() throws InterruptedException {
        try (Workshop workshop = durable()) {
            GenerationJob failed = workshop.run();
            broken.set(false);
            GenerationJob end = workshop.manager.retryJob(failed.id()).await();
            assertThat(end.errorCode()).isEmpty();
        }
    }

    @Test
    void retryJob_failed_isAnnouncedPendingWithItsChunks() throws InterruptedException {
        try (Workshop workshop = durable()) {
            GenerationJob failed = workshop.run();
            workshop.changes.clear();
            workshop.manager.retryJob(failed.id()).await();
            assertThat(workshop.changes.get(0))
                    .extracting(GenerationJob::status, GenerationJob::completedChunks, GenerationJob::finishedAt)
                    .containsExactly(JobStatus.PENDING, 2, java.util.Optional.empty());
        }
    }

    @Test
    void retryJob_progress_neverRunsBack() throws InterruptedException {
        try (Workshop workshop = durable()) {
            GenerationJob failed = workshop.run();
            broken.set(false);
            workshop.changes.clear();
            workshop.manager.retryJob(failed.id()).await();
            assertThat(workshop.changes)
                    .extracting(GenerationJob::completedChunks)
                    .containsExactly(2, 2, 3, 4, 5, 5);
        }
    }

    @Test
    void retryJob_failedAgain_isFailed() throws InterruptedException {
        try (Workshop workshop = durable()) {
            GenerationJob failed = workshop.run();
            assertThat(workshop.manager.retryJob(failed.id()).await().status()).isEqualTo(JobStatus.FAILED);
        }
    }

    @Test
    void retryJob_inMemory_paysAgain() throws InterruptedException {
        try (Workshop workshop = Workshop.of(directory, provider, store)) {
            GenerationJob failed = workshop.run();
            broken.set(false);
            GenerationJob end = workshop.manager.retryJob(failed.id()).await();
            assertThat(List.of(end.status(), provider.answers())).containsExactly(JobStatus.COMPLETED, 7);
        }
    }

    @Test
    void retryJob_cancelled_goesOn() throws InterruptedException {
        broken.set(false);
        try (Workshop workshop = durable()) {
            GenerationJob job = workshop.manager.createJob(Workshop.request().build());
            workshop.manager.cancel(job.id());
            assertThat(workshop.manager.retryJob(job.id()).await().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void retryJob_pending_isStarted() throws InterruptedException {
        broken.set(false);
        try (Workshop workshop = durable()) {
            GenerationJob job = workshop.manager.createJob(Workshop.request().build());
            assertThat(workshop.manager.retryJob(job.id()).await().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void retryJob_inProgressThatNobodyRuns_goesOn() throws InterruptedException {
        broken.set(false);
        try (Workshop workshop = durable()) {
            GenerationJob job = workshop.manager.createJob(Workshop.request().build());
            store.update(job, job.toBuilder().status(JobStatus.IN_PROGRESS).build());
            assertThat(workshop.manager.retryJob(job.id()).await().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void retryJob_completed_isRefused() {
        broken.set(false);
        try (Workshop workshop = durable()) {
            GenerationJob done = workshop.run();
            assertThatThrownBy(() -> workshop.manager.retryJob(done.id()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("job " + done.id() + " is COMPLETED and cannot be retried");
        }
    }

    @Test
    void retryJob_unknownId_isNotFound() {
        try (Workshop workshop = durable()) {
            assertThatThrownBy(() -> workshop.manager.retryJob("nobody")).isInstanceOf(JobNotFoundException.class);
        }
    }

    @Test
    void retryJob_runningJob_isThatRun() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        MockTtsProvider slow = MockTtsProvider.builder()
                .textLimit(Workshop.LIMIT)
                .latency(Duration.ZERO, latency -> {
                    called.countDown();
                    answer.await();
                })
                .build();
        try (Workshop workshop = Workshop.of(directory, slow, store)) {
            JobHandle handle = workshop.manager.submit(Workshop.request().build());
            called.await();
            JobHandle again = workshop.manager.retryJob(handle.id());
            answer.countDown();
            assertThat(again.await()).isSameAs(handle.await());
        }
    }

    @Test
    void retryJob_garbageInPlaceOfAudio_isAskedForAgain() throws InterruptedException {
        MockTtsProvider faulty = MockTtsProvider.builder()
                .textLimit(Workshop.LIMIT)
                .misbehave(JobRetryTest::isThird, Fault.GARBAGE_AUDIO)
                .build();
        store = JobStore.directory(directory);
        String id;
        try (Workshop workshop = Workshop.of(directory, faulty, store)) {
            id = workshop.run().id();
        }
        broken.set(false);
        try (Workshop workshop = Workshop.of(directory, provider, store)) {
            GenerationJob end = workshop.manager.retryJob(id).await();
            assertThat(List.of(end.status(), provider.answers())).containsExactly(JobStatus.COMPLETED, 3);
        }
    }

    @Test
    void cleanupOldJobs_failedJob_removesItsChunks() throws IOException {
        try (Workshop workshop = durable()) {
            workshop.run();
            workshop.manager.cleanupOldJobs(Duration.ZERO);
            assertThat(workshop.files()).containsExactly(".lock");
        }
    }

    @Test
    void processJob_completed_keepsAudioAndJobOnly() throws IOException {
        broken.set(false);
        try (Workshop workshop = durable()) {
            GenerationJob job = workshop.run();
            store.close(); // the chunks are deleted by then
            assertThat(workshop.files()).containsExactly(".lock", job.id(), job.id() + ".wav");
        }
    }

    private Workshop durable() {
        store = JobStore.directory(directory);
        return Workshop.of(directory, provider, store);
    }

    private static boolean isThird(SynthesisRequest request) {
        return request.text().startsWith("Carol");
    }
}
