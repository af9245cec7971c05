package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
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
    private final String jobId;
    private final Budget budget;
    /** Those that were there when the run began; only the thread that runs the job looks. */
    private final BitSet found = new BitSet();

    private final Object lock = new Object();
    private Optional<BigDecimal> billed = Optional.empty();

    PaidChunks(JobStore store, GenerationJob job) {
        this.store = store.chunks();
        this.jobId = job.id();
        this.budget = new Budget(job);
    }

    int count() {
        return store.map(chunks -> chunks.count(jobId)).orElse(0);
    }

    Optional<SynthesisResult> find(int index) {
        return store.flatMap(chunks -> chunks.find(jobId, index));
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

    /** Keeps a chunk before anybody learns that it is there; it is paid for even if it cannot be kept. */
    SynthesisResult keep(int index, SynthesisResult result) {
        budget.settle(index, result);
        synchronized (lock) {
            billed = sum(billed, result.billedCharacters());
        }
        return store.map(chunks -> chunks.keep(jobId, index, result)).orElse(result);
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
     * Starts counting from what the job says. A process that died may have kept a chunk and not noted it there, so what is
     * kept counts if it is more.
     */
    void countFrom(GenerationJob job) {
        Optional<BigDecimal> noted = job.billedCharacters();
        Cost kept = job.version() == 0 ? Cost.NOTHING : kept(job.totalChunks());
        boolean more = kept.billed().isPresent() && kept.billed().get().compareTo(noted.orElse(BigDecimal.ZERO)) > 0;
        synchronized (lock) {
            billed = more ? kept.billed() : noted;
        }
        budget.start(job.budget(), job.spentCharacters().max(kept.spent()));
    }

    private Cost kept(int totalChunks) {
        return IntStream.range(0, totalChunks)
                .mapToObj(index -> find(index).map(chunk -> kept(index, chunk)).orElse(Cost.NOTHING))
                .reduce(Cost.NOTHING, Cost::plus);
    }

    private Cost kept(int index, SynthesisResult chunk) {
        found.set(index);
        return new Cost(chunk.billedCharacters(), budget.cost(index, chunk));
    }

    void drop(int index) {
        store.ifPresent(chunks -> chunks.drop(jobId, index));
    }

    /** For a job that has completed; it stays so whatever becomes of its chunks. */
    void dropAll() {
        try {
            store.ifPresent(chunks -> chunks.dropAll(jobId));
        } catch (RuntimeException e) {
            log.warn("Chunks of job {}, which are not needed any more, cannot be deleted", jobId, e);
        }
    }

    private static Optional<BigDecimal> sum(Optional<BigDecimal> left, Optional<BigDecimal> right) {
        return left.isPresent() && right.isPresent() ? Optional.of(left.get().add(right.get())) : left.or(() -> right);
    }

    /**
     * What chunks have cost.
     *
     * @param billed what the provider said
     * @param spent what counts against the budget
     */
    private record Cost(Optional<BigDecimal> billed, BigDecimal spent) {
        static final Cost NOTHING = new Cost(Optional.empty(), BigDecimal.ZERO);

        Cost plus(Cost other) {
            return new Cost(sum(billed, other.billed), spent.add(other.spent));
        }
    }
}
