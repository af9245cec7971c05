package io.ttsjobs.job;

import io.ttsjobs.spi.TtsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job as its run last wrote it, the one way in which that changes, and who hears of it.
 *
 * <p>One thread reads and writes it; others may only listen and ask whether it {@link #isOver}.
 */
final class LiveJob {

    private static final Logger log = LoggerFactory.getLogger(JobManager.class);

    private final Engine engine;
    private final PaidChunks paid;
    private final List<JobListener> listeners;
    private GenerationJob job;
    private @Nullable Path published;
    private volatile boolean over;

    LiveJob(Engine engine, GenerationJob job, PaidChunks paid) {
        this.engine = engine;
        this.paid = paid;
        this.listeners = new CopyOnWriteArrayList<>(engine.listeners);
        this.job = job;
    }

    /** What was last written, or read by {@link #reload}. */
    GenerationJob now() {
        return job;
    }

    /** Whether the job has ended, by its run or without it, so that the run writes it no more. */
    boolean isOver() {
        return over;
    }

    void addListener(JobListener listener) {
        listeners.add(listener);
    }

    /** What the store holds, which becomes {@link #now}. */
    GenerationJob reload() {
        take(engine.store.get(job.id()));
        return job;
    }

    /**
     * Changes the job; what it has cost by now is written with it.
     *
     * @throws Overtaken if somebody has ended it meanwhile
     */
    void change(UnaryOperator<GenerationJob.Builder> changes) {
        GenerationJob next = changes.apply(counted()).build();
        if (next.status() != job.status() && !job.status().canBecome(next.status())) {
            throw new IllegalStateException(
                    "job " + job.id() + " is " + job.status() + " and cannot be " + next.status());
        }
        if (!write(next)) {
            overtaken();
        }
        become(next);
    }

    /** Ends the job without a result, unless it has ended already. */
    void finish(JobStatus status, Failure failure) {
        if (job.status().isTerminal()) {
            log.warn("Job {} is {}, but then: {}", job.id(), job.status(), failure.message());
            return;
        }
        change(next -> over(next, status, failure));
    }

    /** Completes the job. */
    void complete(Path audioFile, AudioMetadata audio) {
        published = audioFile;
        change(next -> next.status(JobStatus.COMPLETED)
                .progress(job.totalChunks(), audio.duration())
                .finishedAt(engine.clock.instant())
                .audio(audioFile, audio));
    }

    /** Cancels a job that another writer may have; false if it was changed meanwhile. */
    boolean tryCancel() {
        GenerationJob cancelled = over(counted(), JobStatus.CANCELLED, Failure.of(new JobCancelled()))
                .build();
        boolean written = write(cancelled);
        if (written) {
            become(cancelled);
        }
        return written;
    }

    /** The next version of the job, which says what it has cost by now. */
    private GenerationJob.Builder counted() {
        GenerationJob.Builder next =
                job.toBuilder().spentCharacters(paid.spent().max(job.spentCharacters()));
        paid.billed().ifPresent(next::billedCharacters);
        return next;
    }

    private GenerationJob.Builder over(GenerationJob.Builder next, JobStatus status, Failure failure) {
        return next.status(status).finishedAt(engine.clock.instant()).error(failure.code(), failure.message());
    }

    private boolean write(GenerationJob next) {
        try {
            return engine.store.update(job, next);
        } catch (TtsException e) {
            lookUp(next, e);
            throw e;
        }
    }

    /** A store that fails may have written all the same, and then the next change counts from there. */
    private void lookUp(GenerationJob attempted, TtsException failure) {
        try {
            GenerationJob stored = engine.store.get(job.id());
            if (stored.version() == attempted.version()) {
                become(stored);
            }
        } catch (TtsException e) {
            failure.addSuppressed(e);
        }
    }

    /** Somebody may have cancelled the job when it was not known yet that a run had begun; then its end is this run's too. */
    private void overtaken() {
        GenerationJob stored = engine.store.get(job.id());
        if (!stored.status().isTerminal()) {
            throw new IllegalStateException("job " + job.id() + " was changed by another writer");
        }
        take(stored);
        throw new Overtaken();
    }

    private void become(GenerationJob next) {
        take(next);
        announce(next, listeners);
    }

    /** A job is over before a listener hears of it, who may want to retry. */
    private void take(GenerationJob stored) {
        job = stored;
        if (stored.status().isTerminal()) {
            withdraw();
            over = true;
        }
    }

    /**
     * Deletes audio that was published of a job which has come to another end all the same: not before that end is known, for
     * it may be complete; but before it is over, when a retry may publish under the same name.
     */
    private void withdraw() {
        if (published != null && job.status() != JobStatus.COMPLETED) {
            try {
                Files.deleteIfExists(published);
            } catch (IOException e) {
                log.warn("Audio of job {}, which is {}, cannot be deleted", job.id(), job.status(), e);
            }
        }
    }

    /** Tells the listeners; not even an {@link Error} of theirs may end a job that is paid for. */
    @SuppressWarnings("CatchingUnchecked")
    static void announce(GenerationJob job, List<JobListener> listeners) {
        for (JobListener listener : listeners) {
            try {
                listener.jobChanged(job);
            } catch (Throwable e) {
                log.warn("A listener failed at a change of job {}", job.id(), e);
            }
        }
    }

    /** Ends a run whose job has ended without it. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
