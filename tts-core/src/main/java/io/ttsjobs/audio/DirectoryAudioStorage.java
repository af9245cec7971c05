package io.ttsjobs.audio;

import io.ttsjobs.internal.DurableFiles;
import io.ttsjobs.spi.ValidationException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Audio in one directory: {@code {jobId}.{ext}} once published, {@code .{jobId}.{random}.part} before.
 *
 * <p>A job id has no dot, so that one id is never taken for another that starts with it.
 */
final class DirectoryAudioStorage implements AudioStorage {

    private static final String VARIABLE = "AUDIO_STORAGE_DIR";
    private static final String DEFAULT_NAME = "tts-app-audio";
    private static final String PART = ".part";
    private static final int MAX_ID = 64;
    private static final int MAX_EXTENSION = 8;

    private final Path root;
    private final boolean shared;

    /**
     * Makes a storage.
     *
     * @param root the directory, which need not exist
     * @param shared whether others may write beside it, so that it may have been put there for us to walk into
     */
    DirectoryAudioStorage(Path root, boolean shared) {
        this.root = root.toAbsolutePath().normalize();
        this.shared = shared;
    }

    /** {@return the storage that the environment names, or else the default one in the temp directory} */
    static DirectoryAudioStorage from(Map<String, String> environment, Path temp) {
        String named = environment.getOrDefault(VARIABLE, "");
        return named.isBlank()
                ? new DirectoryAudioStorage(temp.resolve(DEFAULT_NAME), true)
                : new DirectoryAudioStorage(Path.of(named), false);
    }

    @Override
    public Path createTemporary(String jobId) {
        Path part = root.resolve("." + checked(jobId) + "." + UUID.randomUUID() + PART);
        try {
            prepareRoot();
            return Files.createFile(part, DurableFiles.forOwner(part, "rw-------"));
        } catch (IOException e) {
            throw OutputFile.failure("cannot be made", part, e);
        }
    }

    @Override
    public Path publish(String jobId, Path temporary, String extension) {
        String id = checked(jobId);
        if (!isExtension(extension)) {
            throw new ValidationException(
                    "extension must be 1 to 8 lower-case letters and digits, but is '" + extension + "'");
        }
        Path part = temporary.toAbsolutePath().normalize();
        if (!root.equals(part.getParent()) || !isPartOf(id, part)) {
            throw new IllegalArgumentException("temporary must be a temporary file of job " + id + ", but is " + part);
        }
        Path target = root.resolve(id + "." + extension);
        try {
            DurableFiles.sync(part);
            DurableFiles.rename(part, target);
            return target;
        } catch (IOException e) {
            throw OutputFile.failure("cannot be published", target, e);
        }
    }

    @Override
    public Optional<Path> find(String jobId) {
        String id = checked(jobId);
        return list(file -> isAudioOf(id, file)).stream().min(Path::compareTo);
    }

    @Override
    public boolean delete(String jobId) {
        String id = checked(jobId);
        boolean any = false;
        for (Path file : list(file -> isAudioOf(id, file) || isPartOf(id, file))) {
            try {
                any |= Files.deleteIfExists(file);
            } catch (IOException e) {
                throw OutputFile.failure("cannot be deleted", file, e);
            }
        }
        return any;
    }

    private List<Path> list(Predicate<Path> wanted) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root, wanted::test)) {
            files.forEach(found::add);
        } catch (NoSuchFileException e) {
            return found; // nothing was ever stored
        } catch (IOException e) {
            throw OutputFile.failure("cannot be listed", root, e);
        } catch (DirectoryIteratorException e) {
            throw new AudioProcessingException(root + " cannot be listed: " + e.getMessage(), e);
        }
        return found;
    }

    private static boolean isAudioOf(String id, Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(id + ".")
                && isExtension(name.substring(id.length() + 1))
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isPartOf(String id, Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("." + id + ".") && name.endsWith(PART);
    }

    private void prepareRoot() throws IOException {
        if (!shared) {
            // A directory that the caller named may well be a link to one.
            DurableFiles.createDirectories(root);
            return;
        }
        try {
            Files.createDirectory(root, DurableFiles.forOwner(root, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            requireOurs();
        }
    }

    private void requireOurs() throws IOException {
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            throw new AudioProcessingException(
                    root + " is not a directory, or a link to one; " + VARIABLE + " can name another one");
        }
        Path probe = Files.createTempFile(root.getParent(), "tts", null);
        try {
            if (!Files.getOwner(probe).equals(Files.getOwner(root, LinkOption.NOFOLLOW_LINKS))) {
                throw new AudioProcessingException(
                        root + " belongs to another user; " + VARIABLE + " can name another directory");
            }
        } finally {
            Files.delete(probe);
        }
    }

    private static String checked(String jobId) {
        Objects.requireNonNull(jobId, "jobId");
        boolean sound = !jobId.isEmpty() && jobId.length() <= MAX_ID;
        for (int i = 0; sound && i < jobId.length(); i++) {
            char c = jobId.charAt(i);
            sound = isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
        }
        if (!sound) {
            throw new ValidationException("jobId must be 1 to " + MAX_ID + " of A-Z a-z 0-9 _ -, but is "
                    + (jobId.length() > MAX_ID ? jobId.length() + " characters long" : "'" + printable(jobId) + "'"));
        }
        return jobId;
    }

    /** For a message that may reach a terminal. */
    private static String printable(String jobId) {
        return jobId.replaceAll("[^ -~]", "?");
    }

    private static boolean isExtension(String text) {
        boolean sound = !text.isEmpty() && text.length() <= MAX_EXTENSION;
        for (int i = 0; sound && i < text.length(); i++) {
            sound = isLower(text.charAt(i)) || isDigit(text.charAt(i));
        }
        return sound;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
