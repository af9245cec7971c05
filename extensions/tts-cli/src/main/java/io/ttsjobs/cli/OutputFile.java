package io.ttsjobs.cli;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/** A file to write: checked before any work is done, and there whole or not at all. */
final class OutputFile {

    private final String shown;
    private final Path target;
    private final TemporaryFiles temporaryFiles;

    private OutputFile(String shown, Path target, TemporaryFiles temporaryFiles) {
        this.shown = shown;
        this.target = target;
        this.temporaryFiles = temporaryFiles;
    }

    /**
     * Checks that a file can be written.
     *
     * @param shown what the user calls it
     * @param context where it counts from
     * @param taken the files that it must not be: inputs, other outputs
     * @throws BadInput if it cannot
     */
    static OutputFile check(String shown, Context context, Collection<Path> taken) {
        if (shown.isBlank() || shown.equals("-")) {
            throw new BadInput("'" + shown + "' is not a file name: the output goes to a file, not to standard output");
        }
        Path path = context.resolve(shown);
        try {
            Path target = Files.exists(path) ? path.toRealPath() : path;
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw new BadInput(
                        shown + (Files.isDirectory(target) ? ": is a directory" : ": is not a regular file"));
            }
            for (Path other : taken) {
                if (target.equals(other)
                        || (Files.exists(target) && Files.exists(other) && Files.isSameFile(target, other))) {
                    throw new BadInput(shown + ": cannot be written, because it is an input or another output too");
                }
            }
            checkDirectory(shown, Objects.requireNonNull(target.getParent(), "parent of an absolute path"));
            OutputFile file = new OutputFile(shown, target, context.temporaryFiles());
            file.attempt();
            return file;
        } catch (IOException e) {
            throw new BadInput(shown + ": cannot be written (" + Reason.of(e) + ")");
        }
    }

    private static void checkDirectory(String shown, Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new BadInput(shown + ": there is no directory " + directory);
        }
        if (!Files.isWritable(directory)) {
            throw new BadInput(shown + ": directory " + directory + " is not writable");
        }
    }

    /** Some directories look writable and are not, such as /proc, and some names are too long: only an attempt tells. */
    private void attempt() throws IOException {
        try (TemporaryFiles.Directory scratch = scratch()) {
            Files.createFile(scratch.path().resolve(target.getFileName()));
        }
    }

    /** What the user calls the file. */
    String shown() {
        return shown;
    }

    Path path() {
        return target;
    }

    /** A directory on the same file system, from which {@link #publish} can rename. */
    TemporaryFiles.Directory scratch() throws IOException {
        return temporaryFiles.beside(target);
    }

    /** Puts a file from {@link #scratch} into place in one step, readable for whom the user's umask says. */
    void publish(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Path sample = Files.createFile(file.resolveSibling("umask"));
            Set<PosixFilePermission> usual = Files.getPosixFilePermissions(sample);
            Files.delete(sample);
            Files.setPosixFilePermissions(file, usual);
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Writes the file in one step.
     *
     * @throws IOException if that fails; the message names the file
     */
    void write(Content content) throws IOException {
        try {
            writeBeside(content);
        } catch (IOException e) {
            throw new IOException(shown + " cannot be written: " + Reason.of(e), e);
        }
    }

    private void writeBeside(Content content) throws IOException {
        try (TemporaryFiles.Directory scratch = scratch()) {
            Path file = scratch.path().resolve("content");
            try (FileOutputStream out = new FileOutputStream(file.toFile())) {
                OutputStream buffer = new BufferedOutputStream(out, 1 << 16);
                content.writeTo(buffer);
                buffer.flush();
                out.getFD().sync(); // or a loss of power could leave the name and not the content
            }
            publish(file);
        }
    }

    /** What goes into a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
