package io.ttsjobs.audio;

import io.ttsjobs.internal.IoReason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is written from start to end, and here and there once more where only the end tells what belongs there.
 *
 * <p>Every I/O error is an {@link AudioProcessingException} that names the file. This writes through
 * {@link RandomAccessFile} because a file channel would be closed by a pending interrupt, half way through the file.
 */
final class OutputFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    /** From this on, a write of its own is cheaper than a copy. */
    private static final int LARGE_BYTES = 16 * 1024;

    private final Path path;
    private final RandomAccessFile file;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private long flushed;
    private boolean closed;

    OutputFile(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /** Opens a file, emptied if it exists. */
    static OutputFile open(Path path) {
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            try {
                file.setLength(0);
            } catch (IOException e) {
                file.close();
                throw e;
            }
            return new OutputFile(path, file);
        } catch (IOException e) {
            throw failure("cannot be written", path, e);
        }
    }

    /** Opens a file that was written before, to go on behind its first bytes; what it has beyond them {@link #cut} takes. */
    static OutputFile reopen(Path path, long position) {
        if (!Files.exists(path)) {
            throw new AudioProcessingException(path + " is missing; it is the file of the checkpoint");
        }
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            try {
                if (file.length() < position) {
                    throw new AudioProcessingException(
                            path + " holds " + file.length() + " bytes, but the checkpoint is " + "of " + position
                                    + "; it is not the file of that checkpoint");
                }
                file.seek(position);
                OutputFile out = new OutputFile(path, file);
                out.flushed = position;
                return out;
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure("cannot be written", path, e);
        }
    }

    /** Takes away what the file has behind the position. */
    void cut() {
        try {
            file.setLength(position());
        } catch (IOException e) {
            throw failure("cannot be written", path, e);
        }
    }

    /** Makes all that was written so far outlast a crash of the machine. */
    void sync() {
        flush();
        try {
            file.getFD().sync();
        } catch (IOException e) {
            throw failure("cannot be written", path, e);
        }
    }

    Path path() {
        return path;
    }

    /** {@return how many bytes were written so far} */
    long position() {
        return flushed + buffered;
    }

    void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    void write(byte[] bytes, int offset, int length) {
        if (length > BUFFER_BYTES - buffered || length >= LARGE_BYTES) {
            flush();
        }
        if (length >= LARGE_BYTES) {
            writeThrough(bytes, offset, length);
        } else {
            System.arraycopy(bytes, offset, buffer, buffered, length);
            buffered += length;
        }
    }

    /** Overwrites bytes that were written before. */
    void patch(long position, byte[] bytes) {
        flush();
        try {
            file.seek(position);
            file.write(bytes);
            file.seek(flushed);
        } catch (IOException e) {
            throw failure("cannot be written", path, e);
        }
    }

    /** Hands all that was written so far to the system, so that others who read the file see it. */
    void flush() {
        if (buffered > 0) {
            writeThrough(buffer, 0, buffered);
            buffered = 0;
        }
    }

    private void writeThrough(byte[] bytes, int offset, int length) {
        try {
            file.write(bytes, offset, length);
        } catch (IOException e) {
            throw failure("cannot be written", path, e);
        }
        flushed += length;
    }

    /** Writes what is left and closes the file. */
    @Override
    public void close() {
        flush();
        try {
            closed = true;
            file.close();
        } catch (IOException e) {
            throw failure("cannot be completed", path, e);
        }
    }

    /** Closes the file, if it is not yet, as it is: what was not yet flushed is dropped. */
    void letGo() {
        try {
            if (!closed) {
                closed = true;
                file.close();
            }
        } catch (IOException e) {
            // Whether its last bytes reached the file does not matter: nobody relies on them.
        }
    }

    /** Closes the file, if it is not yet, and deletes it. */
    void abandon() {
        letGo();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw failure("cannot be deleted", path, e);
        }
    }

    /** {@return an error that names the file} */
    static AudioProcessingException failure(String what, Path path, IOException cause) {
        return new AudioProcessingException(path + " " + what + ": " + IoReason.of(cause), cause);
    }
}
