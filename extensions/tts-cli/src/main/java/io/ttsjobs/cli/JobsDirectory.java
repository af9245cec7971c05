package io.ttsjobs.cli;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.job.AudioMetadata;
import io.ttsjobs.job.ChunkRecord;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.job.JobManagerBuilder;
import io.ttsjobs.job.JobNotFoundException;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.spi.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory of {@code --jobs}: jobs, and beside them their audio, which stays. */
final class JobsDirectory implements Workplace {

    private final JobStore store;
    private final Path directory;
    private final String shown;
    private final Clock clock;

    private JobsDirectory(JobStore store, Path directory, String shown, Clock clock) {
        this.store = store;
        this.directory = directory;
        this.shown = shown;
        this.clock = clock;
    }

    /**
     * Opens a directory; what happens to its jobs from then on is kept, however the program ends.
     *
     * @param shown what the user calls it
     * @throws BadInput if it cannot be used
     */
    static JobsDirectory open(String shown, Context context) {
        if (shown.isBlank()) {
            throw new BadInput("--jobs must name a directory, but is blank");
        }
        JobsDirectory jobs = open(shown, context.resolve(shown), context.clock());
        context.resumption().becomesPossible();
        return jobs;
    }

    /**
     * Opens a directory to look after its jobs.
     *
     * @param shown what the user calls it
     * @throws BadInput if there is none, or it cannot be used
     */
    static JobsDirectory openExisting(String shown, Context context) {
        Path directory = context.resolve(shown);
        if (shown.isBlank() || Files.notExists(directory)) {
            throw new BadInput("--jobs '" + shown + "': there is no such directory");
        }
        return open(shown, directory, context.clock());
    }

    private static JobsDirectory open(String shown, Path directory, Clock clock) {
        try {
            return new JobsDirectory(JobStore.directory(directory), directory, shown, clock);
        } catch (TtsException e) {
            throw new BadInput("--jobs " + shown + ": " + e.getMessage());
        }
    }

    /** The jobs, the oldest first. */
    List<GenerationJob> list() {
        return store.list();
    }

    /**
     * Finds a job.
     *
     * @throws JobNotFoundException if there is none
     */
    GenerationJob get(String jobId) {
        return store.get(jobId);
    }

    List<ChunkRecord> chunkRecords(String jobId) {
        try (JobManager jobs = caretaker()) {
            return jobs.chunkRecords(jobId);
        }
    }

    /** Cancels a job that nobody runs; a failed one is over, and must be taken up again first. */
    GenerationJob cancel(GenerationJob job) {
        if (job.status() == JobStatus.FAILED) {
            store.update(job, job.toBuilder().status(JobStatus.PENDING).build());
        }
        try (JobManager jobs = caretaker()) {
            jobs.cancel(job.id());
            return jobs.getJob(job.id());
        }
    }

    /** Removes old jobs; says how many. */
    int cleanup(Duration maxAge) {
        try (JobManager jobs = caretaker()) {
            return jobs.cleanupOldJobs(maxAge);
        }
    }

    /** A manager that runs no job, and so needs no provider. */
    private JobManager caretaker() {
        ProviderRegistry nobody =
                ProviderRegistry.builder(ProviderConfig.of(Map.of())).build();
        return furnish(JobManager.builder(nobody).clock(clock)).build();
    }

    @Override
    public JobManagerBuilder furnish(JobManagerBuilder settings) {
        return settings.store(store)
                .audioStorage(AudioStorage.directory(directory))
                .closeGrace(Resumption.GRACE);
    }

    /**
     * The youngest that has not completed, or whose audio is still there; there is more than one only if audio was lost.
     *
     * @throws BadInput if there is none, but a job that cannot be read: it may be this one, and paid for
     */
    @Override
    public Optional<GenerationJob> earlierJob(GenerationRequest request) {
        List<GenerationJob> jobs = store.list();
        for (int i = jobs.size() - 1; i >= 0; i--) {
            GenerationJob job = jobs.get(i);
            if (job.request().asksForTheSpeechOf(request)
                    && (job.status() != JobStatus.COMPLETED || hasItsAudio(job))) {
                return Optional.of(job);
            }
        }
        requireAllReadable();
        return Optional.empty();
    }

    private void requireAllReadable() {
        troubles().stream().findFirst().ifPresent(trouble -> {
            throw new BadInput("--jobs " + shown + ": " + trouble
                    + "; what it holds may be paid for already, so move it away first, or name another directory");
        });
    }

    /** Why jobs cannot be read, a line each; {@link #list} leaves them out. */
    List<String> troubles() {
        return names().stream().map(this::trouble).flatMap(Optional::stream).toList();
    }

    /** The list leaves out what it cannot read; asked for by its name, a job says why. What is no job does not matter. */
    private Optional<String> trouble(String name) {
        try {
            store.get(name);
            return Optional.empty();
        } catch (JobNotFoundException | ValidationException e) {
            return Optional.empty();
        } catch (TtsException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInput("--jobs " + shown + ": cannot be read (" + Reason.of(e) + ")");
        }
    }

    private static boolean hasItsAudio(GenerationJob job) {
        Optional<Long> size = job.audioMetadata().map(AudioMetadata::sizeBytes);
        Optional<Path> audio = job.audioFile().filter(Files::isRegularFile);
        return audio.isPresent() && size.equals(Optional.of(audio.get().toFile().length()));
    }

    @Override
    public int keptChunks(GenerationJob job) {
        return store.chunks().map(chunks -> chunks.count(job.id())).orElse(0);
    }

    @Override
    public void publish(Path audio, OutputFile target) throws IOException {
        target.write(out -> Files.copy(audio, out));
    }

    @Override
    public void close() {
        store.close();
    }
}
