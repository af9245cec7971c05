package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import java.util.Optional;

/**
 * Keeps the finished chunks of jobs that are not complete, so that no retry pays for them again.
 *
 * <p>A chunk is there whole or not at all, and still there after a crash once {@link #keep} has returned. Thread-safe.
 */
public interface ChunkStore {

    /**
     * Keeps a chunk, in place of one that may be there.
     *
     * @param jobId the job
     * @param index the chunk's place in the job's plan
     * @param result the answer of the provider
     * @return the same answer as it is kept; its audio need no longer be in memory
     * @throws JobNotFoundException if there is no such job
     */
    SynthesisResult keep(String jobId, int index, SynthesisResult result);

    /**
     * Finds a chunk.
     *
     * @param jobId the job
     * @param index the chunk's place in the job's plan
     * @return the answer of the provider, or empty if it is not there, or damaged
     */
    Optional<SynthesisResult> find(String jobId, int index);

    /**
     * Counts the chunks of a job.
     *
     * @param jobId the job
     * @return how many are kept
     */
    int count(String jobId);

    /**
     * Forgets a chunk, which may not be there.
     *
     * @param jobId the job
     * @param index the chunk's place in the job's plan
     */
    void drop(String jobId, int index);

    /**
     * Forgets all chunks of a job.
     *
     * @param jobId the job
     */
    void dropAll(String jobId);
}
