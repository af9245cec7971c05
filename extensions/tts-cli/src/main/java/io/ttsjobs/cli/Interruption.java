package io.ttsjobs.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the thread that works, gives it a moment to tidy up, and ends the process
 * with {@link ExitCode#INTERRUPTED}.
 *
 * <p>The JVM runs its shutdown hooks at a signal and would then exit with a code of the signal's own, so the hook halts
 * instead. It halts at a bounded time whatever the worker does, and a second signal meets a shutdown already under way.
 */
final class Interruption {

    private static final long TIDY_UP_MILLIS = 1_200;

    private final Thread worker;
    private final TemporaryFiles temporaryFiles;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Interruption(Thread worker, TemporaryFiles temporaryFiles) {
        this.worker = worker;
        this.temporaryFiles = temporaryFiles;
    }

    static Interruption install(Thread worker, TemporaryFiles temporaryFiles) {
        Interruption interruption = new Interruption(worker, temporaryFiles);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::shutDown, "tts-interruption"));
        return interruption;
    }

    /** Tells that the command is over, so that the shutdown to come is the normal one. */
    void workEnded() {
        ended.countDown();
    }

    private void shutDown() {
        if (ended.getCount() == 0) {
            return;
        }
        worker.interrupt();
        if (!temporaryFiles.isEmpty()) {
            awaitEnd();
            temporaryFiles.deleteAll();
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    private void awaitEnd() {
        try {
            boolean inTime = ended.await(TIDY_UP_MILLIS, TimeUnit.MILLISECONDS);
            assert inTime || !temporaryFiles.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
