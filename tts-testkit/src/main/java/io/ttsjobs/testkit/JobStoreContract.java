package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobNotFoundException;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.text.TextSpan;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link JobStore} as tests; each carries the number of the rule that it checks.
 *
 * <p>A store's own test extends this class and says how to make an empty store.
 */
public abstract class JobStoreContract {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String TEXT = "Call me Ishmael.";
    private static final int WRITERS = 4;
    private static final int ROUNDS = 50;

    private JobStore store;

    /** For subclasses. */
    protected JobStoreContract() {}

    /**
     * Makes an empty store; called once for each test.
     *
     * @return a new store
     */
    protected abstract JobStore newStore();

    @BeforeEach
    final void makeStore() {
        store = newStore();
    }

    @Test
    @DisplayName("S1: a created job is found, with all that it holds")
    void get_createdJob_isFoundAsItWas() {
        store.create(job("a", NOON));
        GenerationJob found = store.get("a");
        assertThat(List.of(found.id(), found.request(), found.plan(), found.createdAt(), found.status()))
                .containsExactly("a", request(), List.of(new TextSpan(0, TEXT.length())), NOON, JobStatus.PENDING);
    }

    @Test
    @DisplayName("S1: a second job of one id is refused")
    void create_idThatExists_isRefused() {
        store.create(job("a", NOON));
        assertThatThrownBy(() -> store.create(job("a", NOON))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("S1: a refused job does not touch the first")
    void create_idThatExists_keepsTheFirst() {
        store.create(job("a", NOON));
        try {
            store.create(job("a", NOON.plusSeconds(1)));
        } catch (IllegalStateException refused) {
            // another test says that it must come
        }
        assertThat(store.get("a").createdAt()).isEqualTo(NOON);
    }

    @Test
    @DisplayName("S2: a write from the current version is stored")
    void update_currentVersion_isStored() {
        GenerationJob pending = job("a", NOON);
        store.create(pending);
        store.update(pending, running(pending));
        assertThat(store.get("a").status()).isEqualTo(JobStatus.IN_PROGRESS);
    }

    @Test
    @DisplayName("S2: what the provider charges is stored to the last digit")
    void update_billedCharacters_areStored() {
        GenerationJob pending = job("a", NOON);
        store.create(pending);
        store.update(
                pending,
                pending.toBuilder().billedCharacters(new BigDecimal("1234.50")).build());
        assertThat(store.get("a").billedCharacters()).contains(new BigDecimal("1234.50"));
    }

    @Test
    @DisplayName("S2: what counts against the budget, and a budget that was changed, are stored")
    void update_budget_isStored() {
        GenerationJob pending = job("a", NOON);
        store.create(pending);
        store.update(
                pending,
                pending.toBuilder()
                        .spentCharacters(new BigDecimal("12.50"))
                        .budget(OptionalLong.of(99))
                        .build());
        GenerationJob found = store.get("a");
        assertThat(List.of(
                        found.spentCharacters(), found.budget(), found.request().budget()))
                .containsExactly(new BigDecimal("12.50"), OptionalLong.of(99), OptionalLong.empty());
    }

    @Test
    @DisplayName("S2: of two writers from one version, the second learns that it lost")
    void update_staleVersion_isRefused() {
        GenerationJob pending = job("a", NOON);
        store.create(pending);
        List<Boolean> won = List.of(store.update(pending, running(pending)), store.update(pending, running(pending)));
        assertThat(won).containsExactly(true, false);
    }

    @Test
    @DisplayName("S2: a lost write changes nothing")
    void update_staleVersion_changesNothing() {
        GenerationJob pending = job("a", NOON);
        store.create(pending);
        store.update(pending, running(pending));
        store.update(pending, pending.toBuilder().status(JobStatus.CANCELLED).build());
        assertThat(store.get("a").status()).isEqualTo(JobStatus.IN_PROGRESS);
    }

    @Test
    @DisplayName("S2: a job read back can be written from")
    void update_jobReadFromTheStore_isStored() {
        store.create(job("a", NOON));
        assertThat(store.update(store.get("a"), running(store.get("a")))).isTrue();
    }

    @Test
    @DisplayName("S2: of writers at the same time, one wins")
    void update_writersAtOnce_oneWins() throws InterruptedException, ExecutionException {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                GenerationJob pending = job("race-" + round, NOON);
                store.create(pending);
                assertThat(winners(writers, pending)).isEqualTo(1);
            }
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    @DisplayName("S3: an unknown id cannot be read")
    void get_unknownId_isNotFound() {
        assertThatThrownBy(() -> store.get("nobody")).isInstanceOf(JobNotFoundException.class);
    }

    @Test
    @DisplayName("S3: an unknown id cannot be written")
    void update_unknownId_isNotFound() {
        GenerationJob pending = job("a", NOON);
        assertThatThrownBy(() -> store.update(pending, running(pending))).isInstanceOf(JobNotFoundException.class);
    }

    @Test
    @DisplayName("S4: the oldest job is listed first")
    void list_severalJobs_areOldestFirst() {
        store.create(job("late", NOON.plus(Duration.ofHours(1))));
        store.create(job("early", NOON.minus(Duration.ofHours(1))));
        store.create(job("noon", NOON));
        assertThat(store.list()).extracting(GenerationJob::id).containsExactly("early", "noon", "late");
    }

    @Test
    @DisplayName("S4: a changed job is listed once, as it is now")
    void list_changedJob_isListedOnce() {
        GenerationJob pending = job("a", NOON);
        store.create(pending);
        store.update(pending, running(pending));
        assertThat(store.list()).extracting(GenerationJob::status).containsExactly(JobStatus.IN_PROGRESS);
    }

    @Test
    @DisplayName("S5: a removed job is gone")
    void remove_job_isGone() {
        store.create(job("a", NOON));
        store.remove("a");
        assertThat(store.list()).isEmpty();
    }

    @Test
    @DisplayName("S5: removing says whether there was a job")
    void remove_twice_saysSo() {
        store.create(job("a", NOON));
        List<Boolean> removed = List.of(store.remove("a"), store.remove("a"));
        assertThat(removed).containsExactly(true, false);
    }

    private long winners(ExecutorService writers, GenerationJob pending)
            throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        Callable<Boolean> write = () -> {
            start.await();
            return store.update(pending, running(pending));
        };
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            results.add(writers.submit(write));
        }
        long won = 0;
        for (Future<Boolean> result : results) {
            won += result.get() ? 1 : 0;
        }
        return won;
    }

    private static GenerationJob job(String id, Instant createdAt) {
        return GenerationJob.builder(id, request(), List.of(new TextSpan(0, TEXT.length())), createdAt)
                .build();
    }

    private static GenerationRequest request() {
        return GenerationRequest.builder("mock", "alto", TEXT)
                .option("stability", "0.5")
                .build();
    }

    private static GenerationJob running(GenerationJob job) {
        return job.toBuilder().status(JobStatus.IN_PROGRESS).build();
    }
}
