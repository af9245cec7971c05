package io.ttsjobs.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The directories that must be gone when the program ends, however it ends. Thread-safe. */
final class TemporaryFiles {

    private final Set<Path> directories = ConcurrentHashMap.newKeySet();

    /** Makes a directory for this user alone, beside a file to come, so that a rename puts the file into place. */
    Directory beside(Path target) throws IOException {
        return in(Objects.requireNonNull(target.getParent(), "parent of an absolute path"));
    }

    /** Makes a directory for this user alone in another one. */
    Directory in(Path parent) throws IOException {
        Directory directory = new Directory(Files.createTempDirectory(parent, ".tts-"));
        directories.add(directory.path());
        return directory;
    }

    boolean isEmpty() {
        return directories.isEmpty();
    }

    void deleteAll() {
        directories.forEach(TemporaryFiles::delete);
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

        private Directory(Path path) {
            this.path = path;
        }

        Path path() {
            return path;
        }

        @Override
        public void close() {
            delete(path);
            directories.remove(path);
        }
    }
}
