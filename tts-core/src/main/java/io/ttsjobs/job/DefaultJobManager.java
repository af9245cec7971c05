package io.ttsjobs.job;

import io.ttsjobs.provider.ProviderNotConfiguredException;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.text.TextSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates jobs, keeps track of those that run, and hands each to a {@link JobRun}. */
final class DefaultJobManager implements JobManager {

    private static final Logger log = LoggerFactory.getLogger(JobManager.class);
    private static final Duration CANCEL_GRACE = Duration.ofSeconds(10);

    private final Duration closeGrace;
    private final ExecutorService threads = Threads.newExecutor("tts-job");
    private final Engine engine;
    private final ConcurrentMap<String, JobRun> runs = new ConcurrentHashMap<>();
    private volatile boolean closed;

    DefaultJobManager(JobManagerBuilder parts) {
        this.closeGrace = parts.closeGrace;
        this.engine = new Engine(parts, parts.executor.orElse(threads));
    }

    @Override
    public GenerationJob createJob(GenerationRequest request) {
        if (!engine.providers.get(request.provider()).isConfigured()) {
            throw new ProviderNotConfiguredException(request.provider());
        }
        List<TextSpan> chunks = plan(request).chunks();
        GenerationJob job = GenerationJob.builder(JobId.create(), request, chunks, engine.clock.instant())
                .build();
        engine.store.create(job);
        LiveJob.announce(job, engine.listeners);
        return job;
    }

    @Override
    public JobPlan plan(GenerationRequest request) {
        TtsProvider provider = engine.providers.get(request.provider());
        ProviderCapabilities capabilities = engine.capabilities(provider, request);
        ChunkRequests.checkFormat(request, capabilities);
        double speed = ChunkRequests.speed(request, capabilities);
        capabilities.requireKnownOptions(request.options());
        return JobPlan.of(request, engine.chunker, capabilities.textLimit(), speed);
    }

    @Override
    public GenerationJob processJob(String jobId) {
        requireOpen();
        JobRun run = new JobRun(engine, getJob(jobId));
        JobRun running = enlist(run);
        return running.equals(run) ? execute(run) : join(running);
    }

    @Override
    public JobHandle submit(GenerationRequest request) {
        requireOpen();
        return start(createJob(request));
    }

    @Override
    public JobHandle retryJob(String jobId) {
        return retry(jobId, GenerationJob::budget);
    }

    @Override
    public JobHandle retryJob(String jobId, long budget) {
        if (budget < 0) {
            throw new IllegalArgumentException("budget must not be negative, but is " + budget);
        }
        return retry(jobId, job -> OptionalLong.of(budget));
    }

    private JobHandle retry(String jobId, Function<GenerationJob, OptionalLong> budget) {
        requireOpen();
        GenerationJob job = getJob(jobId);
        while (job.status() != JobStatus.PENDING || !job.budget().equals(budget.apply(job))) {
            JobRun running = runs.get(jobId);
            if (running != null && !running.isOver()) {
                return new Handle(jobId, running);
            }
            if (job.status() != JobStatus.PENDING && !job.status().canBecome(JobStatus.PENDING)) {
                throw new IllegalStateException("job " + jobId + " is " + job.status() + " and cannot be retried");
            }
            GenerationJob again =
                    job.toRetry(new PaidChunks(engine.store, job, engine.clock).count(), budget.apply(job));
            if (engine.store.update(job, again)) {
                LiveJob.announce(again, engine.listeners);
                job = again;
            } else {
                job = getJob(jobId);
            }
        }
        return start(job);
    }

    @Override
    public List<JobHandle> recover() {
        requireOpen();
        return engine.store.list().stream()
                .filter(job -> !job.status().isTerminal() && !runs.containsKey(job.id()))
                .flatMap(job -> recover(job.id()).stream())
                .toList();
    }

    /** Somebody may have run or removed the job since it was listed. */
    private Optional<JobHandle> recover(String jobId) {
        try {
            return Optional.of(retryJob(jobId));
        } catch (JobNotFoundException | IllegalStateException e) {
            requireOpen();
            log.debug("Job {} needs nobody to go on with it", jobId, e);
            return Optional.empty();
        }
    }

    private JobHandle start(GenerationJob job) {
        JobRun run = new JobRun(engine, job);
        JobRun running = enlist(run);
        if (running.equals(run)) {
            startThread(run);
        }
        return new Handle(job.id(), running);
    }

    /** A run that has written its end is in nobody's way, though its listeners may still be hearing of it. */
    private JobRun enlist(JobRun run) {
        return runs.merge(run.jobId(), run, (known, added) -> known.isOver() ? added : known);
    }

    /** The manager may have been closed just now, or the machine have no thread left. */
    private void startThread(JobRun run) {
        boolean started = false;
        try {
            threads.execute(() -> execute(run));
            started = true;
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the job manager is closed", e);
        } finally {
            if (!started) {
                runs.remove(run.jobId(), run);
            }
        }
    }

    /** A run that began while the manager was closing has missed the call to end, so it is told here. */
    private GenerationJob execute(JobRun run) {
        if (closed) {
            run.cancel();
        }
        return run.execute(() -> runs.remove(run.jobId(), run));
    }

    @Override
    public GenerationJob getJob(String jobId) {
        return engine.store.get(JobId.check(jobId));
    }

    @Override
    public List<GenerationJob> listJobs() {
        return engine.store.list();
    }

    @Override
    public Path getAudioFile(String jobId) {
        GenerationJob job = getJob(jobId);
        return job.audioFile().orElseThrow(() -> new JobNotCompletedException(job));
    }

    @Override
    public AudioMetadata getAudioMetadata(String jobId) {
        GenerationJob job = getJob(jobId);
        return job.audioMetadata().orElseThrow(() -> new JobNotCompletedException(job));
    }

    /** The run is looked up first: if it ends just then, the job that is read next has completed. */
    @Override
    public Optional<PartialAudio> getPartialAudio(String jobId) {
        JobRun run = runs.get(JobId.check(jobId));
        GenerationJob job = getJob(jobId);
        if (job.status() == JobStatus.COMPLETED) {
            return job.audioMetadata().map(made -> PartialAudio.whole(job, made, () -> openAudio(job)));
        }
        return run == null ? Optional.empty() : run.growing().soFar();
    }

    @Override
    public InputStream followAudio(String jobId) throws IOException {
        JobRun run = runs.get(JobId.check(jobId));
        GenerationJob job = getJob(jobId);
        if (run != null && !job.status().isTerminal()) {
            return new FollowedAudio(run.growing());
        }
        return openAudio(job);
    }

    private static InputStream openAudio(GenerationJob job) throws IOException {
        return Files.newInputStream(job.audioFile().orElseThrow(() -> new JobNotCompletedException(job)));
    }

    @Override
    public List<ChunkRecord> chunkRecords(String jobId) {
        GenerationJob job = getJob(jobId);
        List<ChunkRecord> records = new PaidChunks(engine.store, job, engine.clock).records();
        return job.audioMetadata()
                .map(made -> ChunkRecord.timedBy(made.timing(), records))
                .orElse(records);
    }

    /** A job that nobody runs here is cancelled in place of a run, so that none begins meanwhile. */
    @Override
    public void cancel(String jobId) {
        GenerationJob job = getJob(jobId);
        if (job.status().isTerminal()) {
            return;
        }
        JobRun idle = JobRun.idle(engine, job);
        JobRun running = enlist(idle);
        if (running.equals(idle)) {
            idle.cancelIdle(() -> runs.remove(jobId, idle));
        } else if (running.isIdle()) {
            join(running); // somebody else cancels it just now
        } else {
            running.cancel();
        }
    }

    @Override
    public int cleanupOldJobs(Duration maxAge) {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("maxAge must not be negative, but is " + maxAge);
        }
        Instant now = engine.clock.instant();
        return (int) engine.store.list().stream()
                .filter(job -> isOld(job, now, maxAge) && remove(job))
                .count();
    }

    private boolean isOld(GenerationJob job, Instant now, Duration maxAge) {
        boolean running = job.status() == JobStatus.IN_PROGRESS || runs.containsKey(job.id());
        Instant lastTouched = job.finishedAt().orElse(job.createdAt());
        return !running && Duration.between(lastTouched, now).compareTo(maxAge) >= 0;
    }

    /** The audio goes first: a job without audio can be removed again, audio without a job is never found. */
    private boolean remove(GenerationJob job) {
        try {
            engine.audioStorage.delete(job.id());
            return engine.store.remove(job.id());
        } catch (TtsException e) {
            log.warn("Job {} cannot be cleaned up", job.id(), e);
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        List<JobRun> open = List.copyOf(runs.values());
        open.forEach(JobRun::drain);
        boolean interrupted = !awaitEnd(open, closeGrace);
        open.forEach(JobRun::cancel);
        interrupted |= !awaitEnd(open, CANCEL_GRACE);
        threads.shutdown();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if the wait was interrupted. */
    private static boolean awaitEnd(List<JobRun> runs, Duration grace) {
        CompletableFuture<?>[] ends = runs.stream().map(JobRun::completion).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(grace.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return false;
        } catch (ExecutionException | TimeoutException e) {
            log.debug("Not every job ended in peace within {}", grace, e);
        }
        return true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the job manager is closed");
        }
    }

    private static GenerationJob join(JobRun run) {
        try {
            return run.completion().join();
        } catch (CompletionException e) {
            throw unwrap(e);
        }
    }

    private static RuntimeException unwrap(Exception wrapper) {
        if (wrapper.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        return new TtsException(ErrorCode.INTERNAL_ERROR, "An unexpected error occurred", wrapper);
    }

    /** What {@link #submit} and {@link #retryJob} give out. */
    private final class Handle implements JobHandle {
        private final String id;
        private final JobRun run;

        Handle(String id, JobRun run) {
            this.id = id;
            this.run = run;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public GenerationJob job() {
            return getJob(id);
        }

        @Override
        public JobHandle onProgress(JobListener listener) {
            run.addListener(listener);
            return this;
        }

        @Override
        public GenerationJob await() throws InterruptedException {
            try {
                return run.completion().get();
            } catch (ExecutionException e) {
                throw unwrap(e);
            }
        }

        @Override
        public CompletableFuture<GenerationJob> completion() {
            return run.completion().copy();
        }

        @Override
        public void cancel() {
            run.cancel();
        }
    }
}
