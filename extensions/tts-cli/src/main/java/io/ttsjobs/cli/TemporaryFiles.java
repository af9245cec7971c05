package io.ttsjobs.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The directories that must be gone when the program ends, however it ends. Thread-safe.
 *
 * <p>Beside each there is a {@link LivenessLock}, made before it and deleted after it. What a process leaves that is killed,
 * the next one that needs a directory in the same place deletes. Whoever asks while one is being made waits until it is
 * there, and after {@link #deleteAll} there are no more.
 */
final class TemporaryFiles {

    private static final String PREFIX = ".tts-";
    private static final String LOCK = ".lock";

    private final Set<Directory> directories = ConcurrentHashMap.newKeySet();
    private final Object making = new Object();
    private boolean ended;

    /** Makes a directory for this user alone, beside a file to come, so that a rename puts the file into place. */
    Directory beside(Path target) throws IOException {
        return in(Objects.requireNonNull(target.getParent(), "parent of an absolute path"));
    }

    /** Makes a directory for this user alone in another one. */
    Directory in(Path parent) throws IOException {
        deleteOrphans(parent);
        synchronized (making) {
            if (ended) {
                throw new InterruptedIOException("the program ends");
            }
            return make(parent);
        }
    }

    private Directory make(Path parent) throws IOException {
        while (true) {
            String name = PREFIX + UUID.randomUUID();
            Optional<LivenessLock> lock = LivenessLock.create(parent.resolve(name + LOCK));
            if (lock.isPresent()) {
                return create(parent.resolve(name), lock.get());
            }
        }
    }

    private Directory create(Path path, LivenessLock lock) throws IOException {
        Directory directory = new Directory(path, lock);
        directories.add(directory);
        try {
            Files.createDirectory(path, ownersAlone(path));
            return directory;
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    private static FileAttribute<?>[] ownersAlone(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Nobody waits for that, so what does not work out is left to the next process. */
    private static void deleteOrphans(Path parent) {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(parent, PREFIX + "*" + LOCK)) {
            for (Path file : locks) {
                deleteOrphan(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // a directory that can be written and not read
        }
    }

    private static void deleteOrphan(Path lockFile) {
        String name = lockFile.getFileName().toString();
        Path directory = lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
        try {
            LivenessLock.inherit(lockFile).ifPresent(lock -> deleteAndUnlock(directory, lock));
        } catch (IOException e) {
            return; // its owner ends just now, or it belongs to somebody else
        }
    }

    /** What cannot be deleted now keeps its lock file, by which the next process finds it. */
    private static void deleteAndUnlock(Path directory, LivenessLock lock) {
        delete(directory);
        if (Files.exists(directory)) {
            lock.abandon();
        } else {
            lock.close();
        }
    }

    boolean isEmpty() {
        synchronized (making) {
            return directories.isEmpty();
        }
    }

    /** Deletes them, and lets no other be made. */
    void deleteAll() {
        synchronized (making) {
            ended = true;
        }
        directories.forEach(Directory::close);
    }

    /** Another thread may be writing there still; what it leaves is not worth an error at the end of the program. */
    private static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            directory.toFile().deleteOnExit();
        }
    }

    /** A temporary directory; closing deletes it and all that is in it. */
    final class Directory implements AutoCloseable {
        private final Path path;
        private final LivenessLock lock;

        private Directory(Path path, LivenessLock lock) {
            this.path = path;
            this.lock = lock;
        }

        Path path() {
            return path;
        }

        @Override
        public void close() {
            deleteAndUnlock(path, lock);
            directories.remove(this);
        }
    }
}
