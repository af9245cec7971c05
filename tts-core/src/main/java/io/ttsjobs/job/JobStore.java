package io.ttsjobs.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps jobs.
 *
 * <p>Every write after the first is a compare-and-set on {@link GenerationJob#version()}, so that of two writers one
 * wins and the other learns that it lost. Thread-safe. Who makes a store closes it, after the managers that use it.
 *
 * <p>The rules, which the testkit's contract checks by these numbers:
 *
 * <ul>
 *   <li><b>S1</b> A created job is found by its id, just as it was; a second one of that id is refused.
 *   <li><b>S2</b> Of two writers from one version, one wins.
 *   <li><b>S3</b> An unknown id is {@link JobNotFoundException}, for every method that takes one but {@link #remove}.
 *   <li><b>S4</b> {@link #list} returns each job once, the oldest first.
 *   <li><b>S5</b> A removed job is gone; removing it again changes nothing.
 * </ul>
 */
public interface JobStore extends AutoCloseable {

    /**
     * A store in memory, as the specification asks for: it is empty again when the process ends.
     *
     * @return a new, empty store
     */
    static JobStore inMemory() {
        return new InMemoryJobStore();
    }

    /**
     * A store in a directory, which a crash of the process does no harm to: jobs, what is known of their finished chunks, and
     * the chunks themselves until the job is complete. It holds the texts, so it is for this user alone.
     *
     * <p>One process at a time can have it open. A job that was in progress when the last one died is pending again, and
     * {@link JobManager#processJob} goes on with it where it stopped. A job that cannot be read, because its files are
     * damaged or of a newer version of this library, is left out of {@link #list()}; to {@link #get} it is an error.
     *
     * <p>The chunks of a job that has completed are deleted behind its back; {@link #close} waits for that. What a process that died
     * could not delete goes when the store is next opened.
     *
     * @param directory a directory of the default file system, which need not exist
     * @return the store, which the caller closes
     * @throws io.ttsjobs.spi.TtsException if the directory cannot be used, such as when another process has it open
     */
    static JobStore directory(Path directory) {
        return DirectoryJobStore.open(directory);
    }

    /**
     * Stores a new job.
     *
     * @param job the job
     * @throws IllegalStateException if there is a job of that id
     */
    void create(GenerationJob job);

    /**
     * Finds a job.
     *
     * @param jobId its id
     * @return the job as last written
     * @throws JobNotFoundException if there is none
     */
    GenerationJob get(String jobId);

    /**
     * Writes a changed job if nobody has changed it since.
     *
     * @param expected the job as the caller last saw it
     * @param updated the same job, changed
     * @return true if it was written; false if the stored job is of another version than {@code expected}
     * @throws JobNotFoundException if there is no job of that id
     */
    boolean update(GenerationJob expected, GenerationJob updated);

    /**
     * Lists the jobs.
     *
     * @return all jobs by {@link GenerationJob#createdAt()}, the oldest first
     */
    List<GenerationJob> list();

    /**
     * Forgets a job.
     *
     * @param jobId its id
     * @return true if there was one
     */
    boolean remove(String jobId);

    /**
     * Where the finished chunks of jobs are kept, or at least what is known of them.
     *
     * @return the chunks, or empty if this store keeps neither
     */
    default Optional<ChunkStore> chunks() {
        return Optional.empty();
    }

    /** Ends the use of the store; may be called twice. */
    @Override
    default void close() {}
}
