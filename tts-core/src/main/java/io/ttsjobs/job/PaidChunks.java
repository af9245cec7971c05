package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.TtsException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chunks of one job that are paid for, as far as the store of the job keeps chunks. */
final class PaidChunks {

    private static final Logger log = LoggerFactory.getLogger(JobManager.class);

    private final Optional<ChunkStore> store;
    private final String jobId;

    PaidChunks(JobStore store, String jobId) {
        this.store = store.chunks();
        this.jobId = jobId;
    }

    int count() {
        return store.map(chunks -> chunks.count(jobId)).orElse(0);
    }

    Optional<SynthesisResult> find(int index) {
        return store.flatMap(chunks -> chunks.find(jobId, index));
    }

    /** Keeps a chunk before anybody learns that it is there. */
    SynthesisResult keep(int index, SynthesisResult result) {
        return store.map(chunks -> chunks.keep(jobId, index, result)).orElse(result);
    }

    void drop(int index) {
        store.ifPresent(chunks -> chunks.drop(jobId, index));
    }

    /** For a job that has completed; it stays so whatever becomes of its chunks. */
    void dropAll() {
        try {
            store.ifPresent(chunks -> chunks.dropAll(jobId));
        } catch (TtsException e) {
            log.warn("Chunks of job {}, which are not needed any more, cannot be deleted", jobId, e);
        }
    }
}
