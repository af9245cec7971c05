package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cancel and a run that begin at the same moment: whichever writes first, both come to the same end. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobOvertakenTest {

    /** In progress, then each of five chunks and its progress, then completed; and the creation. */
    private static final int WRITES = 13;

    @TempDir
    Path directory;

    @Test
    void processJob_cancelledBeforeItsFirstWrite_endsCancelled() {
        RivalStore store = new RivalStore(JobStatus.IN_PROGRESS);
        try (Workshop workshop = workshop(store, MockTtsProvider.create())) {
            store.rival = (pending, updated) -> store.jobs.update(pending, cancelled(pending));
            assertThat(workshop.run().status()).isEqualTo(JobStatus.CANCELLED);
        }
    }

    @Test
    void cancel_runThatBeginsElsewhereMeanwhile_endsTheJob() {
        RivalStore store = new RivalStore(JobStatus.CANCELLED);
        try (Workshop workshop = workshop(store, provider())) {
            String id = workshop.manager.createJob(Workshop.request().build()).id();
            store.rival = (pending, updated) -> store.jobs.update(
                    pending, pending.toBuilder().status(JobStatus.IN_PROGRESS).build());
            workshop.manager.cancel(id);
            assertThat(workshop.manager.getJob(id).status()).isEqualTo(JobStatus.CANCELLED);
        }
    }

    @Test
    void cancel_retryThatComesMeanwhile_sharesItsEnd() throws InterruptedException {
        RivalStore store = new RivalStore(JobStatus.CANCELLED);
        try (Workshop workshop = workshop(store, provider())) {
            String id = workshop.manager.createJob(Workshop.request().build()).id();
            CompletableFuture<JobHandle> retried = new CompletableFuture<>();
            store.rival = (pending, updated) -> retried.complete(workshop.manager.retryJob(id));
            workshop.manager.cancel(id);
            assertThat(retried.join().await().status()).isEqualTo(JobStatus.CANCELLED);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As another manager of the same store may; the third call is in flight when the write of the next answer is refused. */
    @Test
    void processJob_cancelledElsewhereWithCallsInFlight_writesNoMore() {
        RivalStore store = new RivalStore(JobStatus.FAILED);
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch carolIsAsked = new CountDownLatch(1);
        MockTtsProviderBuilder provider = MockTtsProvider.builder().billing(request -> {
            if (request.text().startsWith("Carol")) {
                carolIsAsked.countDown();
                await(store.refused);
            } else if (!request.text().startsWith("Alpha")) {
                await(cancelled);
                await(carolIsAsked);
            }
            return BigDecimal.ONE;
        });
        JobListener elsewhere = job -> {
            if (job.completedChunks() == 1) {
                store.jobs.update(job, cancelled(job));
                cancelled.countDown();
            }
        };
        try (Workshop workshop = Workshop.of(
                directory, provider, b -> b.store(store).concurrency(3).addListener(elsewhere))) {
            workshop.run();
            assertThat(workshop.changes).noneMatch(change -> change.status().isTerminal());
        }
    }

    @Test
    void processJob_cancelledElsewhereAsItPublishes_leavesNoAudio() throws IOException {
        RivalStore store = new RivalStore(JobStatus.COMPLETED);
        store.rival = (running, updated) -> store.jobs.update(running, cancelled(running));
        try (Workshop workshop = workshop(store, provider())) {
            workshop.run();
            assertThat(workshop.files()).isEmpty();
        }
    }

    @Test
    void processJob_endThatTheStoreRefusesToWrite_leavesNoAudio() throws IOException {
        RivalStore store = new RivalStore(JobStatus.COMPLETED);
        store.rival = (running, updated) -> {
            throw new TtsException(ErrorCode.INTERNAL_ERROR, "the disk is full");
        };
        try (Workshop workshop = workshop(store, provider())) {
            workshop.run();
            assertThat(workshop.files()).isEmpty();
        }
    }

    /** The retry publishes under the same name, before the listeners of the failed run have all heard of its end. */
    @Test
    void processJob_retriedByAListenerOfItsFailedEnd_leavesTheAudioOfTheRetry() {
        RivalStore store = new RivalStore(JobStatus.COMPLETED);
        store.rival = (running, updated) -> {
            throw new TtsException(ErrorCode.INTERNAL_ERROR, "the disk is full");
        };
        CompletableFuture<JobManager> manager = new CompletableFuture<>();
        JobListener retrying = job -> {
            if (job.status() == JobStatus.FAILED) {
                manager.join().retryJob(job.id()).completion().join();
            }
        };
        try (Workshop workshop = Workshop.of(
                directory,
                MockTtsProvider.builder(),
                b -> b.store(store).maxConcurrentJobs(2).addListener(retrying))) {
            manager.complete(workshop.manager);
            assertThat(workshop.manager.getAudioFile(workshop.run().id())).exists();
        }
    }

    @Test
    void processJob_chunksThatCannotBeDroppedAfterTheEnd_isCompleted() {
        try (JobStore store = JobStore.directory(directory.resolve("jobs"));
                Workshop workshop = workshop(new MortalStore(store, WRITES), provider())) {
            assertThat(workshop.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    private static GenerationJob cancelled(GenerationJob job) {
        return job.toBuilder().status(JobStatus.CANCELLED).build();
    }

    private static MockTtsProvider provider() {
        return MockTtsProvider.builder().textLimit(Workshop.LIMIT).build();
    }

    private Workshop workshop(JobStore store, MockTtsProvider provider) {
        return Workshop.of(directory, provider, store);
    }

    /** A store in which somebody else gets ahead of the first write of a status. */
    private static final class RivalStore implements JobStore {
        private final JobStore jobs = JobStore.inMemory();
        private final JobStatus status;
        private final CountDownLatch refused = new CountDownLatch(1);
        private final AtomicBoolean done = new AtomicBoolean();
        private BiConsumer<GenerationJob, GenerationJob> rival = (expected, updated) -> {};

        RivalStore(JobStatus status) {
            this.status = status;
        }

        @Override
        public boolean update(GenerationJob expected, GenerationJob updated) {
            if (updated.status() == status && done.compareAndSet(false, true)) {
                rival.accept(expected, updated);
            }
            boolean written = jobs.update(expected, updated);
            if (!written) {
                refused.countDown();
            }
            return written;
        }

        @Override
        public void create(GenerationJob job) {
            jobs.create(job);
        }

        @Override
        public GenerationJob get(String jobId) {
            return jobs.get(jobId);
        }

        @Override
        public List<GenerationJob> list() {
            return jobs.list();
        }

        @Override
        public boolean remove(String jobId) {
            return jobs.remove(jobId);
        }
    }
}
