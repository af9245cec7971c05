package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every provider call here blocks until the test lets it go, so that nothing depends on time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobCancelTest {

    private final CountDownLatch called = new CountDownLatch(1);
    private final Semaphore answers = new Semaphore(0);

    @TempDir
    Path directory;

    @Test
    void cancel_callInFlight_endsTheJobCancelled() throws InterruptedException {
        try (Workshop workshop = workshop(1)) {
            JobHandle handle = submitAndAwaitCall(workshop);
            handle.cancel();
            assertThat(handle.await())
                    .extracting(GenerationJob::status, job -> job.errorCode().orElseThrow())
                    .containsExactly(JobStatus.CANCELLED, ErrorCode.JOB_CANCELLED);
        }
    }

    @Test
    void cancel_callInFlightOnTheDrivingThread_endsTheJobCancelled() throws InterruptedException {
        try (Workshop workshop = workshop(settings -> settings.executor(Runnable::run))) {
            JobHandle handle = submitAndAwaitCall(workshop);
            handle.cancel();
            assertThat(handle.await().status()).isEqualTo(JobStatus.CANCELLED);
        }
    }

    @Test
    void close_callInFlightOnTheDrivingThread_lettingItFinishBeginsNoOther() throws InterruptedException {
        Workshop workshop = workshop(
                settings -> settings.executor(Runnable::run).concurrency(3).closeGrace(Duration.ofMinutes(1)));
        submitAndAwaitCall(workshop);
        Thread closing = new Thread(workshop::close);
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        answers.release();
        closing.join();
        assertThat(workshop.provider.requests()).hasSize(1);
    }

    @Test
    void cancel_callThatWaitsForAnotherJobs_leavesTheOtherAlone() throws InterruptedException {
        try (Workshop workshop = workshop(2)) {
            JobHandle first = submitAndAwaitCall(workshop);
            JobHandle second = workshop.manager.submit(Workshop.request().build());
            second.cancel();
            JobStatus secondEnd = second.await().status();
            answers.release(5);
            assertThat(List.of(secondEnd, first.await().status()))
                    .containsExactly(JobStatus.CANCELLED, JobStatus.COMPLETED);
        }
    }

    @Test
    void cancel_callInFlight_leavesNoFile() throws InterruptedException, IOException {
        try (Workshop workshop = workshop(1)) {
            JobHandle handle = submitAndAwaitCall(workshop);
            handle.cancel();
            handle.await();
            assertThat(workshop.files()).isEmpty();
        }
    }

    @Test
    void cancel_pendingJobThatNobodyRuns_isCancelled() {
        try (Workshop workshop = workshop(1)) {
            GenerationJob job = workshop.manager.createJob(Workshop.request().build());
            workshop.manager.cancel(job.id());
            assertThat(workshop.manager.getJob(job.id()).status()).isEqualTo(JobStatus.CANCELLED);
        }
    }

    @Test
    void cancel_completedJob_changesNothing() {
        answers.release(5);
        try (Workshop workshop = workshop(1)) {
            GenerationJob job = workshop.run();
            workshop.manager.cancel(job.id());
            assertThat(workshop.manager.getJob(job.id())).isSameAs(job);
        }
    }

    @Test
    void cancel_unknownId_isJobNotFound() {
        try (Workshop workshop = workshop(1)) {
            assertThatThrownBy(() -> workshop.manager.cancel("nobody")).isInstanceOf(JobNotFoundException.class);
        }
    }

    @Test
    void cancel_jobThatWaitsForASlot_neverCallsTheProvider() throws InterruptedException {
        try (Workshop workshop = workshop(1)) {
            JobHandle running = submitAndAwaitCall(workshop);
            JobHandle waiting = workshop.manager.submit(Workshop.request().build());
            waiting.cancel();
            waiting.await();
            running.cancel();
            running.await();
            assertThat(workshop.provider.requests()).hasSize(1);
        }
    }

    @Test
    void submit_moreJobsThanSlots_keepsTheRestPending() throws InterruptedException {
        try (Workshop workshop = workshop(1)) {
            submitAndAwaitCall(workshop);
            JobHandle waiting = workshop.manager.submit(Workshop.request().build());
            assertThat(waiting.job().status()).isEqualTo(JobStatus.PENDING);
        }
    }

    @Test
    void submit_slotSetFree_startsTheNextJob() throws InterruptedException {
        try (Workshop workshop = workshop(1)) {
            JobHandle first = submitAndAwaitCall(workshop);
            JobHandle second = workshop.manager.submit(Workshop.request().build());
            first.cancel();
            first.await();
            answers.release(5);
            assertThat(second.await().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void processJob_interrupted_endsCancelledAndKeepsTheInterrupt() {
        try (Workshop workshop = workshop(1)) {
            GenerationJob job = workshop.manager.createJob(Workshop.request().build());
            Thread.currentThread().interrupt();
            GenerationJob end = workshop.manager.processJob(job.id());
            boolean interrupted = Thread.interrupted();
            assertThat(new Object[] {end.status(), interrupted}).containsExactly(JobStatus.CANCELLED, true);
        }
    }

    @Test
    void close_callInFlightThatOutlastsTheGrace_cancelsTheJob() throws InterruptedException {
        Workshop workshop = workshop(1);
        JobHandle handle = submitAndAwaitCall(workshop);
        workshop.close();
        assertThat(handle.await().status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void close_twice_isHarmless() {
        Workshop workshop = workshop(1);
        workshop.close();
        workshop.close();
        assertThat(workshop.manager.listJobs()).isEmpty();
    }

    @Test
    void submit_afterClose_isRefused() {
        Workshop workshop = workshop(1);
        workshop.close();
        assertThatThrownBy(() -> workshop.manager.submit(Workshop.request().build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the job manager is closed");
    }

    @Test
    void cleanupOldJobs_runningJob_isKept() throws InterruptedException {
        try (Workshop workshop = workshop(1)) {
            submitAndAwaitCall(workshop);
            workshop.clock.advance(Duration.ofDays(365));
            assertThat(workshop.manager.cleanupOldJobs(Duration.ZERO)).isZero();
        }
    }

    @Test
    void processJob_jobThatRunsAlready_waitsForItsEnd() throws InterruptedException {
        try (Workshop workshop = workshop(1)) {
            JobHandle handle = submitAndAwaitCall(workshop);
            answers.release(5);
            assertThat(workshop.manager.processJob(handle.id()).status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    private Workshop workshop(int jobsAtOnce) {
        return workshop(settings -> settings.maxConcurrentJobs(jobsAtOnce));
    }

    private Workshop workshop(UnaryOperator<JobManagerBuilder> settings) {
        MockTtsProviderBuilder provider = MockTtsProvider.builder().latency(Duration.ofSeconds(1), latency -> {
            called.countDown();
            answers.acquire();
        });
        return Workshop.of(directory, provider, b -> settings.apply(b.closeGrace(Duration.ZERO)));
    }

    private JobHandle submitAndAwaitCall(Workshop workshop) throws InterruptedException {
        JobHandle handle = workshop.manager.submit(Workshop.request().build());
        called.await();
        return handle;
    }
}
