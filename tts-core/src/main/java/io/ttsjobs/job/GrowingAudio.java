package io.ttsjobs.job;

import io.ttsjobs.audio.AudioPrefix;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a job has joined so far: the thread of the run lets it grow, any other reads it.
 *
 * <p>Files are moved and opened under one lock, so that nobody looks for one where it no longer is.
 */
final class GrowingAudio {

    private final String jobId;
    private @Nullable Grown grown;
    private boolean over;
    private @Nullable String failure;

    GrowingAudio(String jobId) {
        this.jobId = jobId;
    }

    /** Takes note of the next chunk. */
    void grow(Assembly assembly) {
        AudioPrefix prefix = assembly.soFar();
        synchronized (this) {
            grown = new Grown(assembly, prefix, assembly.target());
            notifyAll();
        }
    }

    /** Moves the file; it must be the complete one. */
    synchronized Path move(Supplier<Path> moving) {
        Path moved = moving.get();
        if (grown != null) {
            grown = new Grown(grown.assembly, grown.prefix, moved);
        }
        return moved;
    }

    /** Takes note that the run is over, with the job that it made of it, or none if the store broke. */
    synchronized void end(@Nullable GenerationJob job) {
        over = true;
        if (job == null) {
            failure = "job " + jobId + " ended without a result, because its store failed";
        } else if (job.status() != JobStatus.COMPLETED) {
            failure = "job " + jobId + " is " + job.status()
                    + job.errorMessage().map(message -> ": " + message).orElse("");
        } else if (grown == null) {
            failure = "job " + jobId + " was completed by another process";
        }
        notifyAll();
    }

    /** All that is there now; nothing before the first chunk, nor once the run has failed. */
    Optional<PartialAudio> soFar() {
        Grown now = current();
        if (now == null) {
            return Optional.empty();
        }
        AudioPrefix prefix = now.prefix;
        return Optional.of(new PartialAudio(
                prefix.audio().chunks().size(),
                prefix.audio().format(),
                prefix.audio().duration(),
                prefix.size(),
                now.assembly.timelineSoFar(prefix.audio()),
                () -> open(now)));
    }

    private synchronized @Nullable Grown current() {
        return failure == null ? grown : null;
    }

    /** Opens what was there then, wherever the file is by now. */
    private synchronized InputStream open(Grown then) throws IOException {
        return then.prefix.open(grown == null ? then.file : grown.file);
    }

    /**
     * Waits for what the growing stream has behind a position.
     *
     * @param position how much of it was read
     * @param closed whether the reader has no more interest; {@link #wake} makes this look again
     * @return the next bytes, at least one; empty at the end of the job
     * @throws IOException if the job fails, or the reader has closed the stream
     * @throws InterruptedIOException if the thread is interrupted, which stays set
     */
    synchronized Optional<InputStream> next(long position, BooleanSupplier closed) throws IOException {
        try {
            Optional<InputStream> more = more(position, closed);
            while (more.isEmpty() && !over) {
                wait();
                more = more(position, closed);
            }
            return more;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for more of job " + jobId);
        }
    }

    private Optional<InputStream> more(long position, BooleanSupplier closed) throws IOException {
        if (closed.getAsBoolean()) {
            throw new IOException("the stream is closed");
        }
        if (failure != null) {
            throw new IOException(failure);
        }
        if (grown == null) {
            return Optional.empty();
        }
        long behind = position - grown.prefix.growingSize();
        return behind < 0 ? openGrowing(grown, position) : over ? rest(grown, (int) behind) : Optional.empty();
    }

    private static Optional<InputStream> rest(Grown last, int read) {
        byte[] rest = last.prefix.growingEnd();
        return read == rest.length
                ? Optional.empty()
                : Optional.of(new ByteArrayInputStream(rest, read, rest.length - read));
    }

    /** The file of a run that fails is gone a moment before the run says why. */
    private Optional<InputStream> openGrowing(Grown now, long position) throws IOException {
        try {
            return Optional.of(now.prefix.openGrowing(now.file, position));
        } catch (NoSuchFileException e) {
            if (over) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Makes whoever waits look whether it still wants to. */
    synchronized void wake() {
        notifyAll();
    }

    private record Grown(Assembly assembly, AudioPrefix prefix, Path file) {}
}
