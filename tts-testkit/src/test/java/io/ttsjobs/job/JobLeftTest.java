package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job whose process has died, and that is cancelled before it is run again. Every answer costs one character. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobLeftTest {

    /** Created, in progress, the first chunk and its progress, the second chunk, which the job does not know of. */
    private static final int WRITES = 5;

    private static final BigDecimal KEPT = BigDecimal.valueOf(2);

    @TempDir
    Path directory;

    private final MockTtsProvider provider = MockTtsProvider.builder()
            .textLimit(Workshop.LIMIT)
            .billing(request -> BigDecimal.ONE)
            .build();

    @Test
    void cancel_leftByADeadProcess_deletesItsTemporaryAudio() throws IOException {
        die();
        try (JobStore store = JobStore.directory(jobs());
                Workshop workshop = Workshop.of(audio(), provider, store)) {
            workshop.manager.cancel(theJob(store).id());
            assertThat(workshop.files()).isEmpty();
        }
    }

    @Test
    void cancel_leftByADeadProcess_countsWhatItsKeptChunksCost() {
        die();
        try (JobStore store = JobStore.directory(jobs());
                Workshop workshop = Workshop.of(audio(), provider, store)) {
            workshop.manager.cancel(theJob(store).id());
            assertThat(theJob(store))
                    .extracting(job -> job.billedCharacters().orElseThrow(), GenerationJob::spentCharacters)
                    .containsExactly(KEPT, KEPT);
        }
    }

    @Test
    void cancel_leftByADeadProcessAndWaitingForItsTurn_countsToo() throws InterruptedException {
        die();
        try (JobStore store = JobStore.directory(jobs());
                Workshop busy = busy(store)) {
            JobHandle waiting = busy.manager.retryJob(left(store).id());
            waiting.cancel();
            assertThat(waiting.await().billedCharacters()).contains(KEPT);
        }
    }

    @Test
    void cancel_leftByADeadProcessAndWaitingForItsTurn_deletesItsTemporaryAudio()
            throws IOException, InterruptedException {
        die();
        List<String> before;
        try (JobStore store = JobStore.directory(jobs());
                Workshop busy = busy(store)) {
            before = busy.files();
            JobHandle waiting = busy.manager.retryJob(left(store).id());
            waiting.cancel();
            waiting.await();
            assertThat(busy.files()).isNotEmpty().isSubsetOf(before).hasSizeLessThan(before.size());
        }
    }

    /** Of a thousand jobs that wait, none may look for what it has left, and what that cost, before its turn. */
    @Test
    void retryJob_waitingForItsTurn_leavesAllAsItIs() throws IOException, InterruptedException {
        die();
        try (JobStore store = JobStore.directory(jobs());
                Workshop busy = busy(store)) {
            List<String> before = busy.files();
            JobHandle waiting = busy.manager.retryJob(left(store).id());
            assertThat(waiting.completion().isDone()).isFalse();
            assertThat(busy.files()).isEqualTo(before);
        }
    }

    /** A manager whose only turn is taken by a job that never ends of itself. */
    private Workshop busy(JobStore store) throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        MockTtsProviderBuilder hanging = MockTtsProvider.builder().latency(Duration.ZERO, time -> {
            called.countDown();
            new CountDownLatch(1).await();
        });
        Workshop busy = Workshop.of(
                audio(), hanging, b -> b.store(store).maxConcurrentJobs(1).closeGrace(Duration.ZERO));
        busy.manager.submit(Workshop.request().build());
        called.await();
        return busy;
    }

    /** Runs a job in a process that dies; its temporary audio stays, as no thread of it lives to delete it. */
    private void die() {
        try (JobStore store = JobStore.directory(jobs())) {
            MortalStore mortal = new MortalStore(store, WRITES);
            try (Workshop workshop = Workshop.of(directory.resolve("lost"), provider, mortal)) {
                workshop.run();
            } catch (IllegalStateException dead) {
                assertThat(mortal.isDead()).isTrue();
            }
            AudioStorage.directory(audio()).createTemporary(theJob(store).id());
        }
    }

    private static GenerationJob theJob(JobStore store) {
        return store.list().get(0);
    }

    private static GenerationJob left(JobStore store) {
        return store.list().stream()
                .filter(job -> job.status() == JobStatus.PENDING)
                .findFirst()
                .orElseThrow();
    }

    private Path jobs() {
        return directory.resolve("jobs");
    }

    private Path audio() {
        return directory.resolve("audio");
    }
}
