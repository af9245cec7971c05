package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the chunks of one job through a sliding window: several calls at once, the first chunk first, results handed on
 * in order.
 *
 * <p>A finished chunk waits in memory for those before it, so the window is bounded: no chunk starts that is more than
 * two windows ahead of the next one due. How wide it is may change while it runs: it asks at every step.
 *
 * <p>Whatever has happened is taken note of at once, then calls begin in the place of those that have ended, and only
 * then results are handed on: no place is idle while audio is joined, and no call begins once a failure is known. One
 * call at a time is the exception: the next one waits until the chunk before is joined, and so found to be sound.
 *
 * <p>One thread drives; others may only call {@link #cancel} and {@link #drain}.
 */
final class ChunkWindow {

    private final int total;
    private final IntSupplier maxInFlight;
    private final Executor executor;
    private final CallFactory factory;

    private final BlockingQueue<Consumer<ChunkWindow>> events = new LinkedBlockingQueue<>();
    private final Map<Integer, ChunkCall> inFlight = new HashMap<>();
    private final Map<Integer, SynthesisResult> early = new HashMap<>();
    private int started;
    private int finished;
    private int delivered;
    private boolean draining;
    private @Nullable Throwable failure;

    private volatile boolean ending;
    private volatile @Nullable ChunkCall handedOver;

    ChunkWindow(int total, IntSupplier maxInFlight, Executor executor, CallFactory factory) {
        this.total = total;
        this.maxInFlight = maxInFlight;
        this.executor = executor;
        this.factory = factory;
    }

    /**
     * Runs until every chunk is handed on, or the first failure and the end of the calls that were in flight then.
     *
     * @throws JobCancelled if {@link #cancel} or {@link #drain} ended it
     * @throws Exception what a call or the receiver threw first
     */
    void run(Receiver receiver) throws Throwable {
        boolean interrupted = false;
        while (delivered < total && !(draining && inFlight.isEmpty())) {
            dispatch();
            try {
                settleAll();
                dispatchAhead();
                handOn(receiver);
            } catch (InterruptedException e) {
                interrupted = true;
                cancelAll();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
        if (delivered < total) {
            throw new JobCancelled();
        }
    }

    /** Ends the window at once: calls in flight are interrupted. */
    void cancel() {
        end(ChunkWindow::cancelAll, ChunkCall::cancel);
    }

    /** Ends the window in peace: calls in flight finish, no other begins. */
    void drain() {
        end(ChunkWindow::startNoMore, ChunkCall::drain);
    }

    /** Some executors let the driving thread itself make the call, and then it sees no event before the call ends. */
    private void end(Consumer<ChunkWindow> event, Consumer<ChunkCall> how) {
        events.add(event);
        ending = true;
        ChunkCall call = handedOver;
        if (call != null) {
            how.accept(call);
        }
    }

    private void settleAll() throws InterruptedException {
        for (Consumer<ChunkWindow> event = events.take(); event != null; event = events.poll()) {
            event.accept(this);
        }
    }

    private void dispatchAhead() {
        if (maxInFlight.getAsInt() > 1) {
            dispatch();
        }
    }

    private void dispatch() {
        int calls = maxInFlight.getAsInt();
        while (!draining && started < total && inFlight.size() < calls && started - delivered < 2L * calls) {
            ChunkCall call;
            try {
                call = factory.create(started, outcome -> events.add(window -> window.settle(outcome)));
            } catch (RuntimeException e) {
                startNoFurther(e);
                return;
            }
            handedOver = call;
            if (ending) {
                return; // how it is to end, the event says that is there already
            }
            inFlight.put(started++, call);
            try {
                executor.execute(call);
            } catch (RuntimeException | Error e) { // no thread is left, for one; those that run have to be waited for
                inFlight.remove(call.index());
                stop(e);
                wakeUp();
            }
        }
    }

    /** The budget allows no further call, but those that are started, begun by a thread or not. */
    private void startNoFurther(RuntimeException reason) {
        failure = failure == null ? reason : failure;
        draining = true;
        wakeUp();
    }

    /** No call may be in flight whose end would do it. */
    private void wakeUp() {
        events.add(window -> {});
    }

    private void settle(ChunkCall.Outcome outcome) {
        inFlight.remove(outcome.call().index());
        if (outcome.result() != null) {
            finished++;
            if (failure == null) {
                early.put(outcome.call().index(), outcome.result());
            }
        } else if (outcome.failure() instanceof InterruptedException) {
            stop(new JobCancelled());
        } else if (outcome.failure() != null) {
            stop(outcome.failure());
        }
    }

    /**
     * Hands on what is in and due, even that which came just before a failure. The receiver may fail too, on a full disk for
     * one; then the window ends as for a failed call.
     */
    private void handOn(Receiver receiver) {
        try {
            for (SynthesisResult next = early.remove(delivered); next != null; next = early.remove(delivered)) {
                receiver.accept(delivered, next);
                delivered++;
            }
            receiver.progress(finished);
        } catch (RuntimeException | Error e) {
            stop(e);
        }
        if (failure != null) {
            early.clear();
        }
    }

    private void stop(Throwable reason) {
        if (failure == null) {
            failure = reason;
        }
        startNoMore();
    }

    private void cancelAll() {
        stop(new JobCancelled());
        inFlight.values().forEach(ChunkCall::cancel);
    }

    /** A call that no thread has taken yet is forgotten: an executor that was shut down never runs it. */
    private void startNoMore() {
        draining = true;
        inFlight.values().removeIf(call -> !call.drain());
    }

    /** Makes the call for a chunk, in the order of the chunks; or throws if there is to be no call. */
    @FunctionalInterface
    interface CallFactory {
        ChunkCall create(int index, Consumer<ChunkCall.Outcome> report);
    }

    /** Takes results in order, and is told how many are in. */
    interface Receiver {
        void accept(int index, SynthesisResult result);

        void progress(int finishedChunks);
    }
}
