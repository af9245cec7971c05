package io.ttsjobs.audio;

import io.ttsjobs.speech.AudioFormat;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Audio that can be read from its start, once or more, under a name for error messages. */
public final class AudioSource {

    private final String name;
    private final Optional<AudioFormat> format;
    private final Optional<Path> file;
    private final Opener opener;

    private AudioSource(String name, Optional<AudioFormat> format, Optional<Path> file, Opener opener) {
        this.name = Objects.requireNonNull(name, "name");
        this.format = format;
        this.file = file;
        this.opener = Objects.requireNonNull(opener, "opener");
    }

    /**
     * A file, whose format is told from its content.
     *
     * @param file the file
     * @return a source named after the file
     */
    public static AudioSource of(Path file) {
        return new AudioSource(file.toString(), Optional.empty(), Optional.of(file), () -> openFile(file));
    }

    /** A file channel would be closed by a pending interrupt; a file stream is not. */
    private static InputStream openFile(Path file) throws IOException {
        boolean onDisk = file.getFileSystem().equals(FileSystems.getDefault());
        return onDisk ? new FileInputStream(file.toFile()) : Files.newInputStream(file);
    }

    /**
     * Bytes in memory, whose format is told from their content.
     *
     * @param name what to call them in an error message
     * @param audio the bytes; not copied
     * @return a source
     */
    public static AudioSource of(String name, byte[] audio) {
        Objects.requireNonNull(audio, "audio");
        return of(name, () -> new ByteArrayInputStream(audio));
    }

    /**
     * Anything that can be opened.
     *
     * @param name what to call it in an error message
     * @param opener opens a new stream at the first byte; the library closes it
     * @return a source
     */
    public static AudioSource of(String name, Opener opener) {
        return new AudioSource(name, Optional.empty(), Optional.empty(), opener);
    }

    /**
     * A stream that is there once, such as the body of an HTTP response.
     *
     * @param name what to call it in an error message
     * @param stream at the first byte; the library closes it
     * @return a source that can be opened once
     */
    public static AudioSource once(String name, InputStream stream) {
        AtomicReference<@Nullable InputStream> unread = new AtomicReference<>(Objects.requireNonNull(stream, "stream"));
        return of(name, () -> {
            InputStream first = unread.getAndSet(null);
            if (first == null) {
                throw new IOException("the stream was read before, and is there once only");
            }
            return first;
        });
    }

    /**
     * This audio, with its format stated; audio without any header needs that.
     *
     * @param format what the bytes are
     * @return a source with the same name and bytes
     */
    public AudioSource withFormat(AudioFormat format) {
        return new AudioSource(name, Optional.of(format), file, opener);
    }

    /**
     * What to call the audio in an error message.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The stated format.
     *
     * @return the format, or empty if the content has to tell
     */
    public Optional<AudioFormat> format() {
        return format;
    }

    /** Refuses a target that is this very file, under whatever name: to write it would destroy what is to be read. */
    void requireOther(Path target) {
        if (isFile(target)) {
            throw new IllegalArgumentException("target must not be one of the chunks, but " + target + " is " + name);
        }
    }

    private boolean isFile(Path other) {
        try {
            return file.isPresent() && Files.exists(other) && Files.isSameFile(file.get(), other);
        } catch (IOException e) {
            // What cannot be looked at cannot be read either, and that is said when it is opened.
            return false;
        }
    }

    /**
     * Opens the audio at its first byte.
     *
     * @return a new stream, which the caller closes
     * @throws IOException if it cannot be opened
     */
    public InputStream open() throws IOException {
        try {
            return opener.open();
        } catch (UncheckedIOException e) { // of an opener that may throw no other
            throw e.getCause();
        }
    }

    /** Opens a stream; may be called more than once. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens a new stream at the first byte.
         *
         * @return the stream
         * @throws IOException if it cannot be opened
         */
        InputStream open() throws IOException;
    }
}
