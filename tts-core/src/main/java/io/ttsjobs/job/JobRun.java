package io.ttsjobs.job;

import io.ttsjobs.audio.AudioProcessingException;
import io.ttsjobs.audio.StitchedAudio;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.timing.TimingData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job from pending to its end, on one thread; that thread alone writes the job.
 *
 * <p>Other threads may {@link #cancel}, {@link #drain} and listen.
 */
final class JobRun {

    private static final Logger log = LoggerFactory.getLogger(JobManager.class);

    private final Engine engine;
    private final CompletableFuture<GenerationJob> completion = new CompletableFuture<>();
    private final String jobId;
    private final LiveJob job;
    private final PaidChunks paid;
    private final GrowingAudio growing;
    private final Object lock = new Object();
    private final Runnable slotGranted = this::slotGranted;

    private final boolean idle;
    private @Nullable ChunkWindow window;
    private boolean hasSlot;
    private boolean ended;

    JobRun(Engine engine, GenerationJob job) {
        this(engine, job, false);
    }

    private JobRun(Engine engine, GenerationJob job, boolean idle) {
        this.idle = idle;
        this.engine = engine;
        this.jobId = job.id();
        this.paid = new PaidChunks(engine.store, job, engine.clock);
        this.job = new LiveJob(engine, job, paid);
        this.growing = new GrowingAudio(job.id());
    }

    /** In place of a run: it keeps others from beginning, and {@link #cancelIdle} is all that it does. */
    static JobRun idle(Engine engine, GenerationJob job) {
        return new JobRun(engine, job, true);
    }

    boolean isIdle() {
        return idle;
    }

    CompletableFuture<GenerationJob> completion() {
        return completion;
    }

    /** Whether the job has ended, by this run or without it, so that this run writes it no more. */
    boolean isOver() {
        return job.isOver();
    }

    /** What it has joined so far. */
    GrowingAudio growing() {
        return growing;
    }

    String jobId() {
        return jobId;
    }

    void addListener(JobListener listener) {
        job.addListener(listener);
    }

    /**
     * Runs the job to its end; throws only if the store breaks.
     *
     * @param ended is run before anybody who waits learns of the end
     */
    GenerationJob execute(Runnable ended) {
        return conclude(this::runToEnd, ended);
    }

    /**
     * Cancels a job that nobody here runs.
     *
     * @param ended is run before anybody who waits learns of the end
     */
    GenerationJob cancelIdle(Runnable ended) {
        return conclude(this::cancelIdle, ended);
    }

    @SuppressWarnings("CatchingUnchecked") // whoever waits must learn of any end
    private GenerationJob conclude(Supplier<GenerationJob> work, Runnable ended) {
        try {
            GenerationJob end = concluded(work, ended);
            growing.end(end);
            completion.complete(end);
            return end;
        } catch (Throwable broken) {
            growing.end(null);
            completion.completeExceptionally(broken);
            throw broken;
        }
    }

    /** Ends the job at once: calls in flight are interrupted. */
    void cancel() {
        end(ChunkWindow::cancel);
    }

    /** Ends the job in peace: calls in flight finish, no other begins. */
    void drain() {
        end(ChunkWindow::drain);
    }

    private void end(Consumer<ChunkWindow> how) {
        synchronized (lock) {
            ended = true;
            if (window != null) {
                how.accept(window);
            }
            lock.notifyAll();
        }
    }

    private GenerationJob concluded(Supplier<GenerationJob> work, Runnable ended) {
        try {
            return work.get();
        } catch (LiveJob.Overtaken overtaken) {
            log.debug("Job {} was ended before this run could begin", jobId);
            return job.now();
        } finally {
            ended.run();
        }
    }

    private GenerationJob runToEnd() {
        GenerationJob stored = job.reload();
        if (stored.status().isTerminal()) {
            return stored;
        }
        if (stored.status() != JobStatus.PENDING) {
            throw new IllegalStateException("job " + jobId + " is run by another process");
        }
        try {
            awaitTurn();
            process();
        } catch (LiveJob.Overtaken overtaken) {
            throw overtaken;
        } catch (JobCancelled cancelled) {
            log.debug("Job {} is cancelled", jobId);
            job.finish(JobStatus.CANCELLED, Failure.of(cancelled));
        } catch (Throwable cause) {
            Failure failure = Failure.of(cause);
            if (!failure.expected()) {
                log.error("Job {} failed unexpectedly", jobId, cause);
            }
            job.finish(JobStatus.FAILED, failure);
        } finally {
            giveSlotBack();
        }
        dropWhatIsJoined();
        return job.now();
    }

    /** Not before the job is known to have completed; then even if the store failed while it wrote that. */
    private void dropWhatIsJoined() {
        if (job.now().status() == JobStatus.COMPLETED) {
            paid.dropAudio();
        }
    }

    /** The run of a job that another manager is at has lost it, and clears away itself. */
    private GenerationJob cancelIdle() {
        while (!job.reload().status().isTerminal()) {
            if (job.now().status() == JobStatus.PENDING) {
                clearAway();
            }
            paid.countFrom(job.now());
            if (job.tryCancel()) {
                break;
            }
        }
        return job.now();
    }

    /** A cancel is no reason to fail, so what cannot be deleted waits for the cleanup. */
    private void clearAway() {
        try {
            deleteLeftovers();
        } catch (TtsException e) {
            log.warn("Audio that job {} has left cannot be deleted", jobId, e);
        }
    }

    /**
     * Takes over what an earlier run that died has left, and what it has cost: not before the turn of the job has come, for a
     * thousand jobs that wait need not know, but even if it is cancelled before.
     */
    private void awaitTurn() {
        try {
            awaitSlot();
        } catch (JobCancelled cancelled) {
            clearAway();
            paid.countFrom(job.now());
            throw cancelled;
        }
        deleteLeftovers();
        paid.countFrom(job.now());
    }

    private void deleteLeftovers() {
        if (job.now().version() > 0) {
            engine.audioStorage.delete(jobId);
        }
    }

    private void process() throws Throwable {
        job.change(next -> next.status(JobStatus.IN_PROGRESS));
        Path temporary = engine.audioStorage.createTemporary(jobId);
        try (Assembly assembly =
                new Assembly(job.now(), engine.stitcher, engine.timingNormalizer, completeness(), temporary)) {
            openWindow().run(new Receiver(assembly));
            complete(assembly, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void complete(Assembly assembly, Path temporary) throws IOException {
        StitchedAudio audio = assembly.finishAudio();
        TimingData timing = assembly.timeline(audio);
        Path file = growing.move(() ->
                engine.audioStorage.publish(jobId, temporary, audio.format().fileExtension()));
        job.complete(file, new AudioMetadata(jobId, audio.duration(), audio.format(), Files.size(file), timing));
    }

    private Completeness completeness() {
        double speed = ChunkRequests.speed(job.now().request(), capabilities());
        return new Completeness(job.now(), engine.durationBounds, speed);
    }

    private ChunkWindow openWindow() {
        TtsProvider provider = provider();
        ProviderGate gate = engine.gate(job.now().request(), capabilities());
        ChunkRequests requests = requests();
        ChunkWindow opened =
                new ChunkWindow(job.now().totalChunks(), gate::callsAtOnce, engine.executor, (index, report) -> {
                    paid.setAside(index);
                    SynthesisRequest request = requests.get(index);
                    return new ChunkCall(
                            index, request, provider, gate, engine.retryPolicy, paid, engine.sharedCalls, report);
                });
        synchronized (lock) {
            if (ended) {
                throw new JobCancelled();
            }
            window = opened;
        }
        return opened;
    }

    private void forget(int index) {
        job.change(UnaryOperator.identity()); // so that what the chunk has cost is noted before its record goes
        paid.drop(index);
        engine.sharedCalls.drop(paid.provider(), requests().get(index));
    }

    private ChunkRequests requests() {
        return new ChunkRequests(job.now(), capabilities());
    }

    private ProviderCapabilities capabilities() {
        return engine.capabilities(provider(), job.now().request());
    }

    private TtsProvider provider() {
        return engine.providers.get(paid.provider());
    }

    private void awaitSlot() {
        engine.slots.request(slotGranted);
        synchronized (lock) {
            while (!hasSlot && !ended) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    ended = true;
                }
            }
            if (ended) {
                throw new JobCancelled();
            }
        }
    }

    private void slotGranted() {
        synchronized (lock) {
            hasSlot = true;
            lock.notifyAll();
        }
    }

    private void giveSlotBack() {
        if (!engine.slots.withdraw(slotGranted)) {
            engine.slots.release();
        }
    }

    /** Feeds the assembly and counts. */
    private final class Receiver implements ChunkWindow.Receiver {
        private final Assembly assembly;

        Receiver(Assembly assembly) {
            this.assembly = assembly;
        }

        @Override
        public void accept(int index, SynthesisResult result) {
            try {
                assembly.append(index, result);
            } catch (AudioProcessingException e) {
                if (!(e.getCause() instanceof IOException)) {
                    forget(index); // the chunk itself is at fault, so a retry must ask for it again
                }
                throw e;
            }
            growing.grow(assembly);
        }

        @Override
        public void progress(int finishedChunks) {
            if (!job.isOver() && finishedChunks > job.now().completedChunks()) {
                job.change(next -> next.progress(finishedChunks, assembly.joined()));
            }
        }
    }
}
