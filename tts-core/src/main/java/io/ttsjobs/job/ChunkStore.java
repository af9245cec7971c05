package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the finished chunks of jobs that are not complete, so that no retry pays for them again, and what is known of
 * each chunk for as long as there is the job.
 *
 * <p>A chunk is there whole or not at all, and with a durable store still there after a crash once {@link #keep} has
 * returned. Thread-safe.
 *
 * <p>The rules, which the testkit's contract checks by these numbers:
 *
 * <ul>
 *   <li><b>C1</b> A kept chunk is found just as it was; one that is kept later takes its place.
 *   <li><b>C2</b> A chunk that was not kept is not found; as many are counted as are found.
 *   <li><b>C3</b> A chunk of an unknown job is refused.
 *   <li><b>C4</b> The records are those of the kept chunks, just as they were, in the order of the plan.
 *   <li><b>C5</b> A dropped chunk is gone with its record, and no other is; dropping it again changes nothing.
 *   <li><b>C6</b> Once the audio is dropped, no chunk is found and every record stays.
 *   <li><b>C7</b> What is kept of a job goes with the job.
 * </ul>
 *
 * <p>A store may keep records alone, as the one in memory does: then it never finds a chunk, and C1 says nothing of it.
 */
public interface ChunkStore {

    /**
     * Keeps a chunk, in place of one that may be there.
     *
     * @param jobId the job
     * @param chunk what is known of the chunk, its index among it
     * @param result the answer of the provider
     * @return the same answer as it is kept; its audio need no longer be in memory
     * @throws JobNotFoundException if there is no such job
     */
    SynthesisResult keep(String jobId, ChunkRecord chunk, SynthesisResult result);

    /**
     * Finds a chunk.
     *
     * @param jobId the job
     * @param index the chunk's place in the job's plan
     * @return the answer of the provider, or empty if it is not there, or damaged
     */
    Optional<SynthesisResult> find(String jobId, int index);

    /**
     * Counts the chunks of a job that can be found.
     *
     * @param jobId the job
     * @return how many are kept
     */
    int count(String jobId);

    /**
     * Tells what is known of the chunks of a job.
     *
     * @param jobId the job
     * @return a record of each chunk that was kept, in order; empty if there is no such job
     */
    List<ChunkRecord> records(String jobId);

    /**
     * Forgets a chunk and its record, which may not be there.
     *
     * @param jobId the job
     * @param index the chunk's place in the job's plan
     */
    void drop(String jobId, int index);

    /**
     * Forgets audio and timings of all chunks of a job that has completed; the records stay.
     *
     * @param jobId the job
     */
    void dropAudio(String jobId);
}
