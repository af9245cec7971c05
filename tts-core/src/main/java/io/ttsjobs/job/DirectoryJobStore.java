package io.ttsjobs.job;

import io.ttsjobs.internal.DurableFiles;
import io.ttsjobs.internal.IoReason;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory a job, see {@link JobDirectory}; one process at a time.
 *
 * <p>Because nobody else writes, a job that was read or written stays in memory as long as there is room, and reading it
 * again costs nothing.
 */
final class DirectoryJobStore implements JobStore {

    private static final Logger log = LoggerFactory.getLogger(JobStore.class);

    private final Path root;
    private final DirectoryLock directoryLock;
    private final Debris debris = new Debris();
    private final ChunkStore chunks = new DirectoryChunkStore(this::directoryWithChunks, debris);
    private final Map<String, SoftReference<GenerationJob>> known = new ConcurrentHashMap<>();

    /** Held while files are written, and while what was read becomes known. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile boolean closed;

    private DirectoryJobStore(Path root, DirectoryLock directoryLock) {
        this.root = root;
        this.directoryLock = directoryLock;
    }

    static DirectoryJobStore open(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new TtsException(ErrorCode.INTERNAL_ERROR, root + " is not a directory");
        }
        try {
            DurableFiles.createDirectories(root);
            return tidy(new DirectoryJobStore(root, DirectoryLock.take(root)));
        } catch (IOException e) {
            throw failure(root, "cannot be used", e);
        }
    }

    private static DirectoryJobStore tidy(DirectoryJobStore store) {
        try {
            store.tidyUp();
            return store;
        } catch (TtsException e) {
            store.close();
            throw e;
        }
    }

    /** Does what the last process had no time to do. */
    private void tidyUp() {
        files().stream().filter(JobDirectory::isDebris).forEach(Debris::delete);
        ids().map(this::directory).filter(JobDirectory::exists).forEach(DirectoryJobStore::tidyUp);
    }

    /** Nobody runs a job of a store that was just opened. */
    private static void tidyUp(JobDirectory job) {
        try {
            JobState state = job.readState();
            if (state.status() == JobStatus.IN_PROGRESS) {
                job.update(state.orphaned(DirectoryChunkStore.count(job)));
            } else if (state.status() == JobStatus.COMPLETED) {
                DirectoryChunkStore.dropAudio(job);
            }
        } catch (IOException e) {
            log.warn("Job {} is left as it is: {}", job.id(), IoReason.of(e));
        }
    }

    @Override
    public void create(GenerationJob job) {
        JobDirectory directory = directory(job.id());
        write(directory, () -> {
            if (Files.exists(directory.path())) {
                throw new IllegalStateException("there is a job with the id " + job.id());
            }
            directory.create(job);
            return job;
        });
    }

    @Override
    public GenerationJob get(String jobId) {
        requireOpen();
        return knownJob(jobId).orElseGet(() -> locked(() -> knownJob(jobId).orElseGet(() -> read(directory(jobId)))));
    }

    private Optional<GenerationJob> knownJob(String jobId) {
        return Optional.ofNullable(known.get(jobId)).map(SoftReference::get);
    }

    private GenerationJob read(JobDirectory directory) {
        if (!directory.exists()) {
            throw new JobNotFoundException(directory.id());
        }
        try {
            GenerationJob job = directory.read();
            known.put(job.id(), new SoftReference<>(job));
            return job;
        } catch (IOException e) {
            throw failure(directory.path(), "cannot be read", e);
        }
    }

    @Override
    public boolean update(GenerationJob expected, GenerationJob updated) {
        JobDirectory directory = directory(expected.id());
        return locked(() -> {
            GenerationJob stored = get(expected.id());
            if (stored.version() != expected.version()) {
                return false;
            }
            write(directory, () -> {
                directory.update(stored, updated);
                return updated;
            });
            return true;
        });
    }

    /** What a failed write has left on the disk is not known, so it is read again. */
    private void write(JobDirectory directory, Write write) {
        locked(() -> {
            known.remove(directory.id());
            try {
                GenerationJob written = write.run();
                known.put(directory.id(), new SoftReference<>(written));
                return written;
            } catch (IOException e) {
                throw failure(directory.path(), "cannot be written", e);
            }
        });
    }

    /** Of a job that is known, its name in the directory is all that is looked at. */
    @Override
    public List<GenerationJob> list() {
        requireOpen();
        return ids().flatMap(id -> find(id).stream())
                .sorted(GenerationJob.OLDEST_FIRST)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Optional<GenerationJob> find(String id) {
        try {
            return Optional.of(get(id));
        } catch (JobNotFoundException e) {
            log.debug("{} is no job, or was removed meanwhile", id);
        } catch (TtsException e) {
            log.warn("A job is left out of the list: {}", e.getMessage());
        }
        return Optional.empty();
    }

    @Override
    public boolean remove(String jobId) {
        JobDirectory directory = directory(jobId);
        return locked(() -> {
            known.remove(jobId);
            if (!directory.exists()) {
                return false;
            }
            try {
                directory.remove();
                return true;
            } catch (IOException e) {
                throw failure(directory.path(), "cannot be removed", e);
            }
        });
    }

    @Override
    public Optional<ChunkStore> chunks() {
        return Optional.of(chunks);
    }

    @Override
    public void close() {
        locked(() -> {
            if (!closed) {
                closed = true;
                debris.close();
                directoryLock.close();
            }
            return closed;
        });
    }

    private JobDirectory directory(String jobId) {
        requireOpen();
        return new JobDirectory(root, jobId);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the job store " + root + " is closed");
        }
    }

    private JobDirectory directoryWithChunks(String jobId) {
        JobDirectory directory = directory(jobId);
        if (directory.leadsAway()) {
            throw new TtsException(
                    ErrorCode.INTERNAL_ERROR, directory.path() + " cannot be used: it, or chunks in it, is a link");
        }
        return directory;
    }

    /** The names that may be those of jobs. */
    private Stream<String> ids() {
        return files().stream().map(file -> file.getFileName().toString()).filter(JobId::isValid);
    }

    private List<Path> files() {
        try {
            return DurableFiles.list(root);
        } catch (IOException e) {
            throw failure(root, "cannot be read", e);
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    static TtsException failure(Path file, String what, IOException cause) {
        return new TtsException(ErrorCode.INTERNAL_ERROR, file + " " + what + ": " + IoReason.of(cause), cause);
    }

    /** Writes files; returns the job that they hold then. */
    @FunctionalInterface
    private interface Write {
        GenerationJob run() throws IOException;
    }
}
