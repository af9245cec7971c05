package io.ttsjobs.internal;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of the default file system that are for this user alone, and still there after a crash.
 *
 * <p>A file is written under another name, forced to the disk, renamed, and then its directory is forced to the disk: so
 * its name stands for the old content or the new, whole. An interrupt disturbs none of that, for which data goes through
 * file streams: a file channel would be closed by it.
 */
public final class DurableFiles {

    private static final String UNFINISHED = ".new";
    private static final int BUFFER_BYTES = 64 * 1024;

    private DurableFiles() {}

    /**
     * Writes a file whole, in place of one that may be there.
     *
     * @param file the file; its directory exists, and no other thread writes it
     * @param content what to write
     * @throws IOException if it cannot be written; what was there before stays, unless it was the directory that could not be
     *     forced to the disk
     */
    public static void write(Path file, Content content) throws IOException {
        writeAhead(file, content);
        syncParent(file);
    }

    /**
     * Writes a file whole, in place of one that may be there, and leaves it to the next {@link #write} in the same directory
     * to force its name to the disk: for a file that counts only with the other.
     *
     * @param file the file; its directory exists, and no other thread writes it
     * @param content what to write
     * @throws IOException if it cannot be written; what was there before stays
     */
    public static void writeAhead(Path file, Content content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, forOwner(file, "rw-------"));
        try {
            fill(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    private static void fill(Path file, Content content) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            BufferedOutputStream buffer = new BufferedOutputStream(out, BUFFER_BYTES);
            content.writeTo(buffer);
            buffer.flush();
            out.getFD().sync();
        }
    }

    /**
     * Gives a file or directory another name in its directory, or replaces a file of that name.
     *
     * @param from what to rename
     * @param to its new name, in the same directory
     * @throws IOException if it cannot be renamed
     */
    public static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        syncParent(to);
    }

    private static void syncParent(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory != null) {
            syncDirectory(directory);
        }
    }

    /**
     * Forces what was written to a file to the disk.
     *
     * @param file the file
     * @throws IOException if that cannot be done
     */
    public static void sync(Path file) throws IOException {
        try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "rw")) {
            written.getFD().sync();
        }
    }

    /**
     * Forces the names in a directory to the disk. Only a channel can open a directory, and an interrupt closes it: so
     * once more then.
     *
     * @param directory the directory
     * @throws IOException if that cannot be done
     */
    public static void syncDirectory(Path directory) throws IOException {
        boolean interrupted = false;
        try {
            while (isPosix(directory)) { // elsewhere a directory cannot be opened, and need not be
                interrupted |= Thread.interrupted();
                try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                    names.force(true);
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * What makes a new file or directory its owner's alone, where files have permissions.
     *
     * @param file a file of the file system in question
     * @param permissions such as {@code rw-------}
     * @return attributes for its creation
     */
    public static FileAttribute<?>[] forOwner(Path file, String permissions) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Makes a directory for its owner alone, and those above it, if there is none.
     *
     * @param directory the directory, or a link to one
     * @throws IOException if it cannot be made
     */
    public static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, forOwner(directory, "rwx------"));
    }

    /**
     * Deletes a directory with all that is in it; links are deleted, not followed.
     *
     * @param directory the directory; if there is none, nothing happens
     * @throws IOException if something in it cannot be deleted
     */
    public static void deleteDirectory(Path directory) throws IOException {
        if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                if (e != null && !(e instanceof NoSuchFileException)) {
                    throw e;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Lists a directory.
     *
     * @param directory the directory
     * @return what is in it, in no order; nothing if there is no such directory
     * @throws IOException if it cannot be listed
     */
    public static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** What goes into a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes it.
         *
         * @param out where to; not to be closed
         * @throws IOException if that fails
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
