package io.ttsjobs.job;

import io.ttsjobs.internal.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The files of one job in a {@link DirectoryJobStore}.
 *
 * <p>{@code request.json} holds what never changes, and is written once; {@code state.json} is small, and rewritten at
 * every step; {@code result.json} is written once, before the state says that the job has completed; {@code chunks}
 * belongs to the {@link DirectoryChunkStore}.
 */
final class JobDirectory {

    /** No job id has a dot in it, so these names are never taken for a job's. */
    private static final String UNFINISHED = ".new";

    private static final String REMOVED = ".gone";

    private final Path root;
    private final String id;
    private final Path path;

    /** Checks the id before any path is made of it. */
    JobDirectory(Path root, String id) {
        this.root = root;
        this.id = JobId.check(id);
        this.path = root.resolve(id);
    }

    /** Whether a name in the store's directory is that of something that a crash left half made or half removed. */
    static boolean isDebris(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".")
                && (name.endsWith(UNFINISHED) || name.endsWith(REMOVED))
                && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    }

    String id() {
        return id;
    }

    Path path() {
        return path;
    }

    Path chunks() {
        return path.resolve("chunks");
    }

    /** Whether there is a job, as opposed to a directory of somebody else's. */
    boolean exists() {
        return Files.isRegularFile(state(), LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes the directory elsewhere and renames it, so that it is there whole or not at all. */
    void create(GenerationJob job) throws IOException {
        Path unfinished = root.resolve("." + id + UNFINISHED);
        DurableFiles.deleteDirectory(unfinished);
        DurableFiles.createDirectories(unfinished);
        DurableFiles.write(unfinished.resolve(request().getFileName()), out -> JobJson.write(JobOrder.of(job), out));
        DurableFiles.write(unfinished.resolve(state().getFileName()), out -> JobJson.write(JobState.of(job), out));
        DurableFiles.rename(unfinished, path);
    }

    GenerationJob read() throws IOException {
        GenerationJob.Builder job = readState().of(id, JobJson.readOrder(request()));
        if (Files.exists(result())) {
            JobResult result = JobJson.readResult(result(), id);
            job.audio(result.audioFile(), result.metadata());
        }
        return job.build();
    }

    JobState readState() throws IOException {
        return JobJson.readState(state());
    }

    void write(JobState state) throws IOException {
        DurableFiles.write(state(), out -> JobJson.write(state, out));
    }

    void write(JobResult result) throws IOException {
        DurableFiles.write(result(), out -> JobJson.write(result, out));
    }

    /** Renames the directory first, so that a crash half way leaves no half of a job. */
    void remove() throws IOException {
        Path removed = root.resolve("." + id + REMOVED);
        DurableFiles.deleteDirectory(removed);
        DurableFiles.rename(path, removed);
        DurableFiles.deleteDirectory(removed);
    }

    private Path request() {
        return path.resolve("request.json");
    }

    private Path state() {
        return path.resolve("state.json");
    }

    private Path result() {
        return path.resolve("result.json");
    }
}
