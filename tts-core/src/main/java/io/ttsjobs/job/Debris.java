package io.ttsjobs.job;

import io.ttsjobs.internal.DurableFiles;
import io.ttsjobs.internal.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Directories that nobody needs any more, deleted behind the back of whoever gave them up: a thousand chunks take longer to delete
 * than to join.
 *
 * <p>Each already has a name by which {@link JobDirectory#isDebris} knows it, so whatever a crash leaves goes when the store is
 * next opened. Thread-safe.
 */
final class Debris implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JobStore.class);
    private static final Duration CLOSE_GRACE = Duration.ofSeconds(10);

    private final ExecutorService threads = Threads.newExecutor("tts-debris");

    /** Has a directory deleted, soon. */
    void discard(Path directory) {
        try {
            threads.execute(() -> delete(directory));
        } catch (RejectedExecutionException e) {
            log.debug("{} is left for when the store is next opened: it was closed meanwhile", directory);
        }
    }

    /** Deletes a directory now; one that resists is left. */
    static void delete(Path directory) {
        try {
            DurableFiles.deleteDirectory(directory);
        } catch (IOException e) {
            log.warn("{} is left over and cannot be deleted: {}", directory, IoReason.of(e));
        }
    }

    /** Waits until all is deleted; if that takes too long, the rest is left for when the store is next opened. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
                log.debug("Not all debris was deleted within {}", CLOSE_GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
