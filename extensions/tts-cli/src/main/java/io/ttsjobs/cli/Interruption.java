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
    private final Context context;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Interruption(Thread worker, Context context) {
        this.worker = worker;
        this.context = context;
    }

    static Interruption install(Thread worker, Context context) {
        Interruption interruption = new Interruption(worker, context);
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
        boolean hasNothingToTidy =
                context.temporaryFiles().isEmpty() && !context.resumption().isPossible();
        if (hasNothingToTidy || !endsInTime()) {
            context.temporaryFiles().deleteAll();
            context.err().println(context.resumption().farewell("tts"));
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
