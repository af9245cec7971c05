package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a job costs whose third of five chunks is first no audio, and whose process dies about when that is dropped or paid
 * again. Every answer costs one character, and all are recorded before the process dies, so the bill is six.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobBillingCrashTest {

    private static final BigDecimal SIX_ANSWERS = BigDecimal.valueOf(6);

    @TempDir
    Path directory;

    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final MockTtsProvider provider = MockTtsProvider.builder()
            .textLimit(Workshop.LIMIT)
            .billing(request -> BigDecimal.ONE)
            .misbehave(request -> request.text().startsWith("Carol") && broken.get(), Fault.GARBAGE_AUDIO)
            .build();

    /** Created, in progress, two chunks with their progress, the third chunk, its cost, its drop; the next would be the failure. */
    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9})
    void billedCharacters_diedAboutTheDrop_countsTheDroppedChunk(int writes) throws InterruptedException {
        die(writes);
        broken.set(false);
        assertThat(finish().billedCharacters()).contains(SIX_ANSWERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9})
    void spentCharacters_diedAboutTheDrop_countTheDroppedChunk(int writes) throws InterruptedException {
        die(writes);
        broken.set(false);
        assertThat(finish().spentCharacters()).isEqualTo(SIX_ANSWERS);
    }

    /** Pending, in progress, the third chunk, its progress. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void billedCharacters_diedWhenTheDroppedChunkWasPaidAgain_countsBoth(int writes) throws InterruptedException {
        die(Integer.MAX_VALUE);
        broken.set(false);
        die(writes);
        assertThat(finish().billedCharacters()).contains(SIX_ANSWERS);
    }

    /** Creates the job or goes on with it, in a process that dies after so many writes. */
    private void die(int writes) throws InterruptedException {
        try (JobStore store = JobStore.directory(jobs())) {
            MortalStore mortal = new MortalStore(store, writes);
            try (Workshop workshop = Workshop.of(jobs(), provider, mortal)) {
                if (store.list().isEmpty()) {
                    workshop.run();
                } else {
                    workshop.manager.retryJob(store.list().get(0).id()).await();
                }
            } catch (IllegalStateException dead) {
                assertThat(mortal.isDead()).isTrue();
            }
        }
    }

    /** A chunk that is no audio may have been kept, so the first run may fail once more. */
    private GenerationJob finish() throws InterruptedException {
        try (JobStore store = JobStore.directory(jobs());
                Workshop workshop = Workshop.of(jobs(), provider, store)) {
            String id = store.list().get(0).id();
            GenerationJob end = workshop.manager.retryJob(id).await();
            return end.status() == JobStatus.COMPLETED
                    ? end
                    : workshop.manager.retryJob(id).await();
        }
    }

    private Path jobs() {
        return directory.resolve("jobs");
    }
}
