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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final List<JobListener> listeners;
    private final PaidChunks paid;
    private final GrowingAudio growing;
    private final Object lock = new Object();
    private final Runnable slotGranted = this::slotGranted;

    /** The job as this run last wrote it. */
    private GenerationJob job;

    private final boolean idle;
    private @Nullable Path published;
    private @Nullable ChunkWindow window;
    private boolean hasSlot;
    private boolean ended;
    private volatile boolean over;

    JobRun(Engine engine, GenerationJob job) {
        this(engine, job, false);
    }

    private JobRun(Engine engine, GenerationJob job, boolean idle) {
        this.idle = idle;
        this.engine = engine;
        this.job = job;
        this.listeners = new CopyOnWriteArrayList<>(engine.listeners);
        this.paid = new PaidChunks(engine.store, job, engine.clock);
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
        return over;
    }

    /** What it has joined so far. */
    GrowingAudio growing() {
        return growing;
    }

    String jobId() {
        return job.id();
    }

    void addListener(JobListener listener) {
        listeners.add(listener);
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
        } catch (Overtaken overtaken) {
            log.debug("Job {} was ended before this run could begin", job.id());
            return job;
        } finally {
            ended.run();
        }
    }

    private GenerationJob runToEnd() {
        job = engine.store.get(job.id());
        if (job.status().isTerminal()) {
            over = true;
            return job;
        }
        if (job.status() != JobStatus.PENDING) {
            throw new IllegalStateException("job " + job.id() + " is run by another process");
        }
        try {
            awaitTurn();
            process();
        } catch (Overtaken overtaken) {
            throw overtaken;
        } catch (JobCancelled cancelled) {
            log.debug("Job {} is cancelled", job.id());
            finish(JobStatus.CANCELLED, Failure.of(cancelled));
        } catch (Throwable cause) {
            Failure failure = Failure.of(cause);
            if (!failure.expected()) {
                log.error("Job {} failed unexpectedly", job.id(), cause);
            }
            finish(JobStatus.FAILED, failure);
        } finally {
            giveSlotBack();
        }
        dropWhatIsJoined();
        return job;
    }

    /** Not before the job is known to have completed; then even if the store failed while it wrote that. */
    private void dropWhatIsJoined() {
        if (job.status() == JobStatus.COMPLETED) {
            paid.dropAudio();
        }
    }

    /** The run of a job that another manager is at has lost it, and clears away itself. */
    private GenerationJob cancelIdle() {
        job = engine.store.get(job.id());
        while (!job.status().isTerminal()) {
            if (job.status() == JobStatus.PENDING) {
                clearAway();
            }
            paid.countFrom(job);
            GenerationJob cancelled = over(counted(), JobStatus.CANCELLED, Failure.of(new JobCancelled()))
                    .build();
            if (write(cancelled)) {
                become(cancelled);
            } else {
                job = engine.store.get(job.id());
            }
        }
        over = true;
        return job;
    }

    /** A cancel is no reason to fail, so what cannot be deleted waits for the cleanup. */
    private void clearAway() {
        try {
            deleteLeftovers();
        } catch (TtsException e) {
            log.warn("Audio that job {} has left cannot be deleted", job.id(), e);
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
            paid.countFrom(job);
            throw cancelled;
        }
        deleteLeftovers();
        paid.countFrom(job);
    }

    private void deleteLeftovers() {
        if (job.version() > 0) {
            engine.audioStorage.delete(job.id());
        }
    }

    private void process() throws Throwable {
        change(next -> next.status(JobStatus.IN_PROGRESS));
        Path temporary = engine.audioStorage.createTemporary(job.id());
        try (Assembly assembly =
                new Assembly(job, engine.stitcher, engine.timingNormalizer, completeness(), temporary)) {
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
                engine.audioStorage.publish(job.id(), temporary, audio.format().fileExtension()));
        published = file;
        AudioMetadata metadata =
                new AudioMetadata(job.id(), audio.duration(), audio.format(), Files.size(file), timing);
        change(next -> next.status(JobStatus.COMPLETED)
                .progress(job.totalChunks(), audio.duration())
                .finishedAt(engine.clock.instant())
                .audio(file, metadata));
    }

    private Completeness completeness() {
        TtsProvider provider = engine.providers.get(job.request().provider());
        double speed = ChunkRequests.speed(job.request(), engine.capabilities(provider, job.request()));
        return new Completeness(job, engine.durationBounds, speed);
    }

    private ChunkWindow openWindow() {
        TtsProvider provider = engine.providers.get(job.request().provider());
        ProviderCapabilities capabilities = engine.capabilities(provider, job.request());
        ProviderGate gate = engine.gate(job.request(), capabilities);
        ChunkRequests requests = new ChunkRequests(job, capabilities);
        ChunkWindow opened = new ChunkWindow(job.totalChunks(), gate::callsAtOnce, engine.executor, (index, report) -> {
            paid.setAside(index);
            SynthesisRequest request = requests.get(index);
            return new ChunkCall(index, request, provider, gate, engine.retryPolicy, paid, engine.sharedCalls, report);
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
        change(UnaryOperator.identity()); // so that what the chunk has cost is noted before its record goes
        paid.drop(index);
        GenerationRequest request = job.request();
        TtsProvider provider = engine.providers.get(request.provider());
        ChunkRequests requests = new ChunkRequests(job, engine.capabilities(provider, request));
        engine.sharedCalls.drop(request.provider(), requests.get(index));
    }

    private void finish(JobStatus status, Failure failure) {
        if (job.status().isTerminal()) {
            log.warn("Job {} is {}, but then: {}", job.id(), job.status(), failure.message());
            return;
        }
        change(next -> over(next, status, failure));
    }

    private GenerationJob.Builder over(GenerationJob.Builder next, JobStatus status, Failure failure) {
        return next.status(status).finishedAt(engine.clock.instant()).error(failure.code(), failure.message());
    }

    /** The next version of the job, which says what it has cost by now. */
    private GenerationJob.Builder counted() {
        GenerationJob.Builder next =
                job.toBuilder().spentCharacters(paid.spent().max(job.spentCharacters()));
        paid.billed().ifPresent(next::billedCharacters);
        return next;
    }

    /** The one way that a running job changes. */
    private void change(UnaryOperator<GenerationJob.Builder> changes) {
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

    /** Somebody may have cancelled the job when it was not known yet that a run had begun; then its end is this run's too. */
    private void overtaken() {
        GenerationJob stored = engine.store.get(job.id());
        if (!stored.status().isTerminal()) {
            throw new IllegalStateException("job " + job.id() + " was changed by another writer");
        }
        take(stored);
        throw new Overtaken();
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

    /** Ends a run whose job has ended without it. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
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
            if (!over && finishedChunks > job.completedChunks()) {
                change(next -> next.progress(finishedChunks, assembly.joined()));
            }
        }
    }
}
