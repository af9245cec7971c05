package io.ttsjobs.job;

import io.ttsjobs.internal.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps a directory for one owner on this machine; the lock ends with the process, however that ends. */
final class DirectoryLock implements AutoCloseable {

    private static final String FILE = ".lock";

    /**
     * The directories that this process holds. It must know before it opens the file: on POSIX, closing any channel of a
     * file ends all locks that the process has on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws IOException if another owner has it, or the file cannot be made
     */
    static DirectoryLock take(Path directory) throws IOException {
        Path real = directory.toRealPath();
        if (!HELD.add(real)) {
            throw new IOException("it is open already in this process");
        }
        try {
            return new DirectoryLock(real, lock(real.resolve(FILE)));
        } catch (IOException e) {
            HELD.remove(real);
            throw e;
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                DurableFiles.forOwner(file, "rw-------"));
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new IOException("another process uses it");
        }
        return channel;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw DirectoryJobStore.failure(directory.resolve(FILE), "cannot be closed", e);
        } finally {
            HELD.remove(directory);
        }
    }
}
