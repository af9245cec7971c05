package io.ttsjobs.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that is locked as long as its owner lives: the lock ends with the process, however that ends, and so tells
 * another one what a crash has left behind.
 */
final class LivenessLock implements AutoCloseable {

    /**
     * The files that this process holds. It must know before it opens one: on POSIX, closing any channel of a file ends all
     * locks that the process has on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LivenessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Makes a file and locks it.
     *
     * @return empty if another process took the new file for left behind, and deletes it
     * @throws IOException if there is such a file, or it cannot be made
     */
    static Optional<LivenessLock> create(Path file) throws IOException {
        return take(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /**
     * Locks a file that a process has left behind.
     *
     * @return empty if its owner lives
     * @throws IOException if it is gone or cannot be opened
     */
    static Optional<LivenessLock> inherit(Path file) throws IOException {
        return take(file, Set.of(StandardOpenOption.WRITE));
    }

    private static Optional<LivenessLock> take(Path file, Set<StandardOpenOption> how) throws IOException {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<LivenessLock> taken = Optional.empty();
        try {
            taken = lock(file, FileChannel.open(file, how));
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    /** Whoever had the lock before may have deleted the file since it was opened here. */
    private static Optional<LivenessLock> lock(Path file, FileChannel channel) throws IOException {
        boolean locked = false;
        try {
            locked = channel.tryLock() != null && Files.exists(file);
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? Optional.of(new LivenessLock(file, channel)) : Optional.empty();
    }

    /** Lets go of the file as a process that dies does it: another one may inherit. */
    void abandon() {
        end(false);
    }

    /** Deletes the file, and then lets go of it. */
    @Override
    public void close() {
        end(true);
    }

    private void end(boolean delete) {
        try (channel) {
            if (delete && channel.isOpen()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        } finally {
            HELD.remove(file);
        }
    }
}
