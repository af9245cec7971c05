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
 * two windows ahead of the next one due. How wide it is may change while it runs: it asks at every step. One thread
 * drives; others may only call {@link #cancel} and {@link #drain}.
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
                events.take().accept(this);
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

    private void dispatch() {
        int calls = maxInFlight.getAsInt();
        while (!draining && started < total && inFlight.size() < calls && started - delivered < 2L * calls) {
            ChunkCall call = factory.create(started, outcome -> events.add(window -> window.settle(outcome)));
            handedOver = call;
            if (ending) {
                return; // how it is to end, the event says that is there already
            }
            inFlight.put(started++, call);
            try {
                executor.execute(call);
            } catch (RuntimeException e) {
                inFlight.remove(call.index());
                stop(e);
            }
        }
    }

    private void settle(ChunkCall.Outcome outcome) {
        inFlight.remove(outcome.call().index());
        if (outcome.result() != null) {
            early.put(outcome.call().index(), outcome.result());
            finished++;
        } else if (outcome.failure() instanceof InterruptedException) {
            stop(new JobCancelled());
        } else if (outcome.failure() != null) {
            stop(outcome.failure());
        }
    }

    /** The receiver may fail too, on a full disk for one; then the window ends as for a failed call. */
    private void handOn(Receiver receiver) {
        try {
            SynthesisResult next = failure == null ? early.remove(delivered) : null;
            while (next != null) {
                receiver.accept(delivered, next);
                delivered++;
                next = early.remove(delivered);
            }
            receiver.progress(finished);
        } catch (RuntimeException | Error e) {
            stop(e);
        }
    }

    private void stop(Throwable reason) {
        if (failure == null) {
            failure = reason;
        }
        early.clear();
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

    /** Makes the call for a chunk. */
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
