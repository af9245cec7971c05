package io.ttsjobs.job;

import io.ttsjobs.provider.ProviderRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Turns long texts into audio files with timelines, job by job.
 *
 * <p>A job goes through these steps: the text is cut once, when the job is created; each chunk is synthesized, several at
 * a time; the audio is joined in order as it comes; the timings of the chunks become one timeline; the file appears in
 * the storage, whole. Thread-safe.
 */
public interface JobManager extends AutoCloseable {

    /**
     * Starts a manager with jobs in memory, audio in {@link io.ttsjobs.audio.AudioStorage#fromEnvironment()}, and the
     * specification's retry policy.
     *
     * @param providers the providers that requests may name; the manager does not close them
     * @return a builder
     */
    static JobManagerBuilder builder(ProviderRegistry providers) {
        return new JobManagerBuilder(providers);
    }

    /**
     * Tells what a job would send: checks the request and cuts the text as {@link #createJob} does, and stores and sends
     * nothing. The provider needs no key for that.
     *
     * @param request what to do
     * @return the chunks of the job, what they count on the bill, and about how long they will be heard
     * @throws io.ttsjobs.provider.UnknownProviderException if there is no such provider
     * @throws io.ttsjobs.spi.ValidationException if the provider cannot do what is asked
     */
    JobPlan plan(GenerationRequest request);

    /**
     * Creates a job: checks the request, cuts the text, stores the job. Nothing is started.
     *
     * @param request what to do
     * @return the job, pending
     * @throws io.ttsjobs.provider.UnknownProviderException if there is no such provider
     * @throws io.ttsjobs.provider.ProviderNotConfiguredException if the provider lacks its key
     * @throws io.ttsjobs.spi.ValidationException if the provider cannot do what is asked
     */
    GenerationJob createJob(GenerationRequest request);

    /**
     * Runs a pending job on the calling thread until it is over.
     *
     * <p>A job that fails is a returned value and no exception, whatever the failure. If the job is running already, this waits
     * for its end; if it is over, this returns it. An interrupt cancels the job, and stays set.
     *
     * @param jobId the job
     * @return the job: completed, failed or cancelled
     * @throws JobNotFoundException if there is no such job
     * @throws IllegalStateException if the manager is closed, or another process runs the job
     */
    GenerationJob processJob(String jobId);

    /**
     * Creates a job and runs it on a thread of the manager.
     *
     * @param request what to do
     * @return a handle to wait, watch and cancel by
     * @throws io.ttsjobs.spi.TtsException as {@link #createJob} does
     * @throws IllegalStateException if the manager is closed
     */
    JobHandle submit(GenerationRequest request);

    /**
     * Runs a job that has not completed once more, on a thread of the manager. It goes by its stored plan, and asks the
     * provider only for the chunks that its store does not have yet; a store in memory has none.
     *
     * <p>If this manager runs the job already, that run is all there is. A run of it elsewhere loses the job, and ends at its
     * next write.
     *
     * <p>After a rate limit the provider is left alone for the wait that the {@link RetryPolicy} has next, 8 s after the last of
     * three retries, so a job that is retried sooner begins its calls then.
     *
     * @param jobId the job: failed, cancelled, pending, or in progress
     * @return a handle to wait, watch and cancel by
     * @throws JobNotFoundException if there is no such job
     * @throws IllegalStateException if the job has completed, or the manager is closed
     */
    JobHandle retryJob(String jobId);

    /**
     * Runs a job that has not completed once more, as {@link #retryJob(String)} does, with another budget from now on: a higher
     * one lets a job go on that has failed with {@link io.ttsjobs.spi.ErrorCode#BUDGET_EXCEEDED}.
     *
     * <p>If this manager runs the job already, that run is all there is, and its budget stays.
     *
     * @param jobId the job: failed, cancelled, pending, or in progress
     * @param budget the most that the job may cost over all its runs, those before included, 0 or more; {@link
     *     Long#MAX_VALUE} for any. How it counts, {@link GenerationRequest.Builder#budget} says
     * @return a handle to wait, watch and cancel by
     * @throws JobNotFoundException if there is no such job
     * @throws IllegalStateException if the job has completed, or the manager is closed
     * @throws IllegalArgumentException if {@code budget} is negative
     */
    JobHandle retryJob(String jobId, long budget);

    /**
     * Goes on with every job that is pending or in progress in the store and that this manager does not run, as
     * {@link #retryJob} does: what a process that died has left. For the start of a server, before it takes new jobs. Jobs that
     * failed or were cancelled are left alone.
     *
     * <p>The store must be this manager's alone. {@link JobStore#directory} refuses a directory that is open already, in this
     * process or another living one; but nothing tells whether a second manager uses the same store object. Such a manager's
     * jobs are taken from it: a run in progress loses the job at its next write, what its calls in flight cost is paid
     * again, and a job that waits for its turn is run by whoever gets to it first. So of managers that
     * share a store, one alone may recover, before the others take jobs.
     *
     * @return a handle for each, the oldest job first
     * @throws IllegalStateException if the manager is closed
     */
    List<JobHandle> recover();

    /**
     * Finds a job.
     *
     * @param jobId its id
     * @return the job as it stands
     * @throws JobNotFoundException if there is none
     */
    GenerationJob getJob(String jobId);

    /**
     * Lists the jobs.
     *
     * @return all of them, the oldest first
     */
    List<GenerationJob> listJobs();

    /**
     * Finds the audio of a completed job.
     *
     * @param jobId the job
     * @return the file
     * @throws JobNotFoundException if there is no such job
     * @throws JobNotCompletedException if it has not completed
     */
    Path getAudioFile(String jobId);

    /**
     * Tells format, length and timeline of a completed job.
     *
     * @param jobId the job
     * @return the metadata
     * @throws JobNotFoundException if there is no such job
     * @throws JobNotCompletedException if it has not completed
     */
    AudioMetadata getAudioMetadata(String jobId);

    /**
     * Gives the audio of a job as far as it is finished, with its timeline, while the job runs.
     *
     * <p>There is some as soon as the first chunk is in, whatever becomes of the others. Of a completed job it is the
     * whole. There is none of a job that is pending, of one that has failed or was cancelled, because what was joined
     * goes with the run (the chunks that were paid for stay with the store), and of one that another process runs.
     *
     * @param jobId the job
     * @return the start of the audio, at this moment; empty if there is none
     * @throws JobNotFoundException if there is no such job
     */
    Optional<PartialAudio> getPartialAudio(String jobId);

    /**
     * Reads the audio of a job from its start to its end while it is made: the stream waits for what is not there yet.
     *
     * <p>It ends when the job has completed. If the job fails or is cancelled, reading fails with an {@link IOException} that
     * says so, and so it does if another thread closes the stream or the thread is interrupted, which stays set.
     *
     * <p>Headers come before anybody knows the length, so they state none: of WAV the sizes are open, MP3 has no Info
     * frame. Players therefore trim nothing off an MP3, and all of it plays later than the timeline says by what encoder
     * and decoder delay, with LAME 1105 samples: 46 ms at 24 kHz. Ogg Opus stays up to a second behind. Of a job that has completed before,
     * this is the file.
     *
     * @param jobId a job that has completed or that this manager runs, though it may wait for its turn
     * @return a stream for one thread, which the caller closes, from whatever thread
     * @throws JobNotFoundException if there is no such job
     * @throws JobNotCompletedException if nobody here runs the job: it is pending and not submitted, has failed, was
     *     cancelled, or runs in another process
     * @throws IOException if the file of a completed job cannot be opened
     */
    InputStream followAudio(String jobId) throws IOException;

    /**
     * Tells what is known of the finished chunks of a job: who spoke each, what it cost, and what its audio is. May be
     * asked at any time, while the job runs and however it ended.
     *
     * @param jobId the job
     * @return the records of the chunks that are finished, in order of the text; none if the store keeps none
     * @throws JobNotFoundException if there is no such job
     */
    List<ChunkRecord> chunkRecords(String jobId);

    /**
     * Cancels a job: no call is started, and those in flight are interrupted. A job that is over stays as it is. Of one that a
     * process has left that died, the temporary audio is deleted, and what its kept chunks cost is counted.
     *
     * @param jobId the job
     * @throws JobNotFoundException if there is no such job
     */
    void cancel(String jobId);

    /**
     * Removes old jobs and their audio. A job is old if it was over, or pending and untouched, for that long; a running one
     * never is.
     *
     * @param maxAge how old a job may be; 0 removes every job that does not run
     * @return how many jobs were removed
     * @throws IllegalArgumentException if {@code maxAge} is negative
     */
    int cleanupOldJobs(Duration maxAge);

    /**
     * Ends the manager: running jobs start no more calls, calls in flight get the builder's grace to finish, then jobs
     * that are not over are cancelled. May be called twice; returns once no thread of the manager runs a job.
     */
    @Override
    void close();
}
