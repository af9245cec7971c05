package io.ttsjobs.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the thread that works, lets it end in order, and ends the process with
 * {@link ExitCode#INTERRUPTED}.
 *
 * <p>Order takes a moment to tidy up, and where what is done is kept, as long as the calls in flight take, for they are
 * paid. A second signal ends the process at once.
 *
 * <p>The JVM runs its shutdown hooks at a signal and would then exit with a code of the signal's own, so the hook halts
 * instead. It halts at a bounded time whatever the worker does.
 */
final class Interruption {

    private static final Duration TIDY_UP = Duration.ofMillis(1_200);

    /** After its grace, a job manager lets the calls that it has interrupted end for 10 seconds. */
    private static final Duration CLOSE = Resumption.GRACE.plusSeconds(12);

    private final Thread worker;
    private final Context context;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Interruption(Thread worker, Context context) {
        this.worker = worker;
        this.context = context;
    }

    static Interruption install(Thread worker, Context context) {
        Interruption interruption = new Interruption(worker, context);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(interruption::shutDown, "tts-interruption"));
        } catch (IllegalStateException signalled) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED); // before there was anything to end in order
        }
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
        LateSignals.onEach(this::endAtOnce);
        worker.interrupt();
        boolean kept = context.resumption().isPossible();
        boolean hasNothingToTidy = context.temporaryFiles().isEmpty() && !kept;
        if (hasNothingToTidy || !(endsWithin(TIDY_UP) || (kept && endsAfterItsCalls()))) {
            endAtOnce();
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    /** A worker that ends in time has deleted its files and said so itself. */
    private void endAtOnce() {
        context.temporaryFiles().deleteAll();
        context.err().println(context.resumption().farewell("tts"));
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    private boolean endsAfterItsCalls() {
        context.err().println("tts: waiting for calls that are paid for; interrupt once more to end at once");
        return endsWithin(CLOSE);
    }

    private boolean endsWithin(Duration time) {
        try {
            return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
