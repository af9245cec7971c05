package io.ttsjobs.cli;

import java.io.PrintStream;
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
    private final PrintStream err;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Interruption(Thread worker, TemporaryFiles temporaryFiles, PrintStream err) {
        this.worker = worker;
        this.temporaryFiles = temporaryFiles;
        this.err = err;
    }

    static Interruption install(Thread worker, TemporaryFiles temporaryFiles, PrintStream err) {
        Interruption interruption = new Interruption(worker, temporaryFiles, err);
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
        if (temporaryFiles.isEmpty() || !endsInTime()) {
            temporaryFiles.deleteAll();
            err.println("tts: interrupted");
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    /** A worker that ends in time has deleted its files and said so itself. */
    private boolean endsInTime() {
        try {
            return ended.await(TIDY_UP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
