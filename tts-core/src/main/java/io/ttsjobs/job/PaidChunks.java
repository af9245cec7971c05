package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.TtsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
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
    private final Object lock = new Object();
    private Optional<BigDecimal> billed = Optional.empty();

    PaidChunks(JobStore store, GenerationJob job, Clock clock) {
        this.store = store.chunks();
        this.job = job;
        this.jobId = job.id();
        this.clock = clock;
    }

    int count() {
        return store.map(chunks -> chunks.count(jobId)).orElse(0);
    }

    Optional<SynthesisResult> find(int index) {
        return store.flatMap(chunks -> chunks.find(jobId, index));
    }

    /** Keeps a chunk before anybody learns that it is there; it is paid for even if it cannot be kept. */
    SynthesisResult keep(int index, SynthesisResult result, int attempts) {
        synchronized (lock) {
            billed = sum(billed, result.billedCharacters());
        }
        return store.map(chunks -> chunks.keep(jobId, record(index, result, attempts), result))
                .orElse(result);
    }

    private ChunkRecord record(int index, SynthesisResult result, int attempts) {
        try (InputStream audio = result.openAudio()) {
            return ChunkRecord.of(job, index, result, Sha256.of(audio))
                    .attempts(attempts)
                    .finishedAt(clock.instant())
                    .build();
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

    /**
     * Starts counting from what the job says. A process that died may have kept a chunk and not noted it there, so what is
     * kept counts if it is more.
     */
    void countFrom(GenerationJob now) {
        Optional<BigDecimal> noted = now.billedCharacters();
        Optional<BigDecimal> kept = now.version() == 0 ? Optional.empty() : kept();
        boolean more = kept.isPresent() && kept.get().compareTo(noted.orElse(BigDecimal.ZERO)) > 0;
        synchronized (lock) {
            billed = more ? kept : noted;
        }
    }

    private Optional<BigDecimal> kept() {
        return records().stream().map(ChunkRecord::billedCharacters).reduce(Optional.empty(), PaidChunks::sum);
    }

    void drop(int index) {
        store.ifPresent(chunks -> chunks.drop(jobId, index));
    }

    /** For a job that has completed; it stays so whatever becomes of its chunks. */
    void dropAudio() {
        try {
            store.ifPresent(chunks -> chunks.dropAudio(jobId));
        } catch (TtsException e) {
            log.warn("Chunks of job {}, which are not needed any more, cannot be deleted", jobId, e);
        }
    }

    private static Optional<BigDecimal> sum(Optional<BigDecimal> left, Optional<BigDecimal> right) {
        return left.isPresent() && right.isPresent() ? Optional.of(left.get().add(right.get())) : left.or(() -> right);
    }
}
