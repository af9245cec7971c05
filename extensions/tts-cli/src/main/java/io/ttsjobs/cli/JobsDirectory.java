package io.ttsjobs.cli;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.job.AudioMetadata;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManagerBuilder;
import io.ttsjobs.job.JobNotFoundException;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.spi.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory of {@code --jobs}: jobs, and beside them their audio, which stays. */
final class JobsDirectory implements Workplace {

    private final JobStore store;
    private final Path directory;
    private final String shown;

    private JobsDirectory(JobStore store, Path directory, String shown) {
        this.store = store;
        this.directory = directory;
        this.shown = shown;
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
        Path directory = context.resolve(shown);
        try {
            JobsDirectory jobs = new JobsDirectory(JobStore.directory(directory), directory, shown);
            context.resumption().becomesPossible();
            return jobs;
        } catch (TtsException e) {
            throw new BadInput("--jobs " + shown + ": " + e.getMessage());
        }
    }

    @Override
    public JobManagerBuilder furnish(JobManagerBuilder settings) {
        return settings.store(store).audioStorage(AudioStorage.directory(directory));
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
        names().stream()
                .map(this::trouble)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(trouble -> {
                    throw new BadInput(
                            "--jobs " + shown + ": " + trouble
                                    + "; what it holds may be paid for already, so move it away first, or name another directory");
                });
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
