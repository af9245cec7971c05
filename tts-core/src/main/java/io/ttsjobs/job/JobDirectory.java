package io.ttsjobs.job;

import io.ttsjobs.internal.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The files of one job in a {@link DirectoryJobStore}.
 *
 * <p>{@code request.json} holds what never changes, and is written once; {@code state.json} is small, and rewritten at
 * every step; {@code result.json} is written once, before the state says that the job has completed; {@code chunks}
 * and {@code manifest.json}
 * belong to the {@link DirectoryChunkStore}.
 */
final class JobDirectory {

    private static final String REQUEST = "request.json";
    private static final String STATE = "state.json";
    private static final String RESULT = "result.json";

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

    Path manifest() {
        return path.resolve("manifest.json");
    }

    /** Whether there is a job, as opposed to a directory of somebody else's, here or behind a link. */
    boolean exists() {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(path.resolve(STATE), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether what is kept of its chunks would be kept elsewhere. */
    boolean leadsAway() {
        return Files.isSymbolicLink(path) || Files.isSymbolicLink(chunks());
    }

    /** Makes the directory elsewhere and renames it, so that it is there whole or not at all. */
    void create(GenerationJob job) throws IOException {
        Path unfinished = root.resolve("." + id + UNFINISHED);
        DurableFiles.deleteDirectory(unfinished);
        try {
            create(job, unfinished);
        } catch (IOException e) {
            undoCreation(unfinished, e);
            throw e;
        }
    }

    private void create(GenerationJob job, Path unfinished) throws IOException {
        DurableFiles.createDirectories(unfinished);
        DurableFiles.write(unfinished.resolve(REQUEST), out -> JobJson.write(JobOrder.of(job), out));
        writeResult(unfinished, job);
        writeState(unfinished, JobState.of(job));
        DurableFiles.rename(unfinished, path);
    }

    /** Whoever hears that a job could not be created must not meet it later. */
    private void undoCreation(Path unfinished, IOException cause) {
        try {
            DurableFiles.deleteDirectory(unfinished);
            if (exists()) {
                remove();
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Writes what has changed; the result comes first, so that a job that says it has completed has one. */
    void update(GenerationJob before, GenerationJob after) throws IOException {
        if (before.status() != JobStatus.COMPLETED) {
            writeResult(path, after);
        }
        writeState(path, JobState.of(after));
    }

    void update(JobState state) throws IOException {
        writeState(path, state);
    }

    private static void writeResult(Path directory, GenerationJob job) throws IOException {
        Optional<JobResult> result = JobResult.of(job);
        if (result.isPresent()) {
            DurableFiles.write(directory.resolve(RESULT), out -> JobJson.write(result.get(), out));
        }
    }

    private static void writeState(Path directory, JobState state) throws IOException {
        DurableFiles.write(directory.resolve(STATE), out -> JobJson.write(state, out));
    }

    /** A result beside a state that knows nothing of it was left by a crash, and will be written again. */
    GenerationJob read() throws IOException {
        JobState state = readState();
        GenerationJob.Builder job = job(state, JobJson.readOrder(path.resolve(REQUEST)));
        Path resultFile = path.resolve(RESULT);
        if (state.status() == JobStatus.COMPLETED && Files.exists(resultFile)) {
            JobResult result = JobJson.readResult(resultFile, id);
            job.audio(result.audioFile(), result.metadata());
        }
        return job.build();
    }

    private GenerationJob.Builder job(JobState state, JobOrder order) throws IOException {
        try {
            return state.job(id, order);
        } catch (IllegalArgumentException e) {
            throw new IOException("its state does not fit its request: " + e.getMessage(), e);
        }
    }

    JobState readState() throws IOException {
        return JobJson.readState(path.resolve(STATE));
    }

    /**
     * Takes the chunks out of the way in one step, to be deleted at leisure. A crash may undo that, which the next to open the
     * store sees, so it is not forced to the disk. The new name is like no other: chunks of a job of the same id, set aside before,
     * may still be there.
     *
     * @return where they are now, which is debris
     */
    Path setChunksAside() throws IOException {
        Path aside = root.resolve("." + JobId.create() + REMOVED);
        return Files.move(chunks(), aside, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Renames the directory first, so that a crash half way leaves no half of a job. */
    void remove() throws IOException {
        Path removed = root.resolve("." + id + REMOVED);
        DurableFiles.deleteDirectory(removed);
        DurableFiles.rename(path, removed);
        DurableFiles.deleteDirectory(removed);
    }
}
