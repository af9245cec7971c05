package io.ttsjobs.job;

import java.util.concurrent.CompletableFuture;

/** A job that {@link JobManager#submit} or {@link JobManager#retryJob} has started. Thread-safe. */
public interface JobHandle {

    /**
     * The job's id.
     *
     * @return the id
     */
    String id();

    /**
     * The job as it stands.
     *
     * @return the job as last stored
     * @throws JobNotFoundException if it was cleaned up
     */
    GenerationJob job();

    /**
     * Asks to be told of every change of this job from now on.
     *
     * @param listener is told
     * @return this
     */
    JobHandle onProgress(JobListener listener);

    /**
     * Waits until the job is over.
     *
     * @return the job: completed, failed or cancelled
     * @throws InterruptedException if the thread is interrupted; the job goes on
     */
    GenerationJob await() throws InterruptedException;

    /**
     * The end of the job as a future.
     *
     * @return completes with the job however it ends; completing or cancelling the future does nothing to the job. It
     *     completes exceptionally only if the store breaks
     */
    CompletableFuture<GenerationJob> completion();

    /**
     * Cancels the job: calls in flight are interrupted. Does nothing to a job that is over.
     */
    void cancel();
}
