package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.TtsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chunks of one job that are paid for, as far as the store of the job keeps chunks, and what all of them have cost.
 *
 * <p>Thread-safe.
 */
final class PaidChunks {

    private static final Logger log = LoggerFactory.getLogger(JobManager.class);

    private final Optional<ChunkStore> store;
    private final GenerationJob job;
    private final String jobId;
    private final Clock clock;
    private final Budget budget;
    /** Those that were there when the run began; only the thread that runs the job looks. */
    private final BitSet found = new BitSet();

    private final Object lock = new Object();
    private Optional<BigDecimal> billed = Optional.empty();

    PaidChunks(JobStore store, GenerationJob job, Clock clock) {
        this.store = store.chunks();
        this.job = job;
        this.jobId = job.id();
        this.clock = clock;
        this.budget = new Budget(job);
    }

    /** Who speaks them. */
    String provider() {
        return job.request().provider();
    }

    int count() {
        return store.map(chunks -> chunks.count(jobId)).orElse(0);
    }

    /**
     * Finds a chunk. If it is not there after all, because it is damaged, what it will cost is set aside now.
     *
     * @throws TtsException if the budget does not allow it
     */
    Optional<SynthesisResult> find(int index) {
        Optional<SynthesisResult> kept = store.flatMap(chunks -> chunks.find(jobId, index));
        if (kept.isEmpty()) {
            budget.setAside(index);
        }
        return kept;
    }

    /**
     * Sets aside what a chunk will cost, unless it is paid for; before the call, in the order of the calls.
     *
     * @throws TtsException if the budget does not allow it
     */
    void setAside(int index) {
        if (!found.get(index)) {
            budget.setAside(index);
        }
    }

    /**
     * Keeps a chunk before anybody learns that it is there; it is paid for even if it cannot be kept. One that the provider was
     * not asked for counts nothing: it leaves open what a provider charges that never says so.
     */
    SynthesisResult keep(int index, SynthesisResult result, int attempts) {
        budget.settle(index, result.billedCharacters());
        if (attempts > 0) {
            synchronized (lock) {
                billed = sum(billed, result.billedCharacters());
            }
        }
        return store.map(chunks -> chunks.keep(jobId, record(index, result, attempts), result))
                .orElse(result);
    }

    private ChunkRecord record(int index, SynthesisResult result, int attempts) {
        try (InputStream audio = result.openAudio()) {
            ChunkRecord.Builder chunk = ChunkRecord.of(job, index, result, Sha256.of(audio))
                    .attempts(attempts)
                    .jobSpentCharacters(spent())
                    .finishedAt(clock.instant());
            billed().ifPresent(chunk::jobBilledCharacters);
            return chunk.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known of the chunks, in order. */
    List<ChunkRecord> records() {
        return store.map(chunks -> chunks.records(jobId)).orElse(List.of());
    }

    /** What the answers of this run and of earlier ones cost, each counted when it came. */
    Optional<BigDecimal> billed() {
        synchronized (lock) {
            return billed;
        }
    }

    /** What the answers of this run and of earlier ones count against the budget. */
    BigDecimal spent() {
        return budget.spent();
    }

    /**
     * Starts counting from what the job says. A process that died may have kept a chunk and not noted it there, so what the
     * records say counts if it is more: each tells what the job had cost when it was made, chunks included that are dropped.
     */
    void countFrom(GenerationJob now) {
        Optional<BigDecimal> most = now.billedCharacters();
        BigDecimal mostSpent = now.spentCharacters();
        if (now.version() > 0) {
            boolean audioToo = count() > 0; // a store may keep records alone, and then each chunk is asked for again
            for (ChunkRecord chunk : records()) {
                found.set(chunk.index(), audioToo);
                most = max(most, chunk.jobBilledCharacters());
                mostSpent = mostSpent.max(chunk.jobSpentCharacters());
            }
        }
        synchronized (lock) {
            billed = most;
        }
        budget.start(now.budget(), mostSpent);
    }

    /** Only after the job has noted what it cost, which no record may tell of then. */
    void drop(int index) {
        store.ifPresent(chunks -> chunks.drop(jobId, index));
    }

    /** For a job that has completed; it stays so whatever becomes of its chunks. */
    void dropAudio() {
        try {
            store.ifPresent(chunks -> chunks.dropAudio(jobId));
        } catch (RuntimeException | Error e) {
            log.warn("Chunks of job {}, which are not needed any more, cannot be deleted", jobId, e);
        }
    }

    private static Optional<BigDecimal> max(Optional<BigDecimal> left, Optional<BigDecimal> right) {
        return left.isPresent() && right.isPresent() ? Optional.of(left.get().max(right.get())) : left.or(() -> right);
    }

    private static Optional<BigDecimal> sum(Optional<BigDecimal> left, Optional<BigDecimal> right) {
        return left.isPresent() && right.isPresent() ? Optional.of(left.get().add(right.get())) : left.or(() -> right);
    }
}
