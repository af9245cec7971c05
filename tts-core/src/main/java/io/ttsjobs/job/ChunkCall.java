package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The synthesis of one chunk, retries included, unless it is paid for already; it ends with exactly one outcome, whatever
 * happens.
 *
 * <p>An interrupt reaches the thread only while it works for this call.
 */
final class ChunkCall implements Runnable {

    private final int index;
    private final SynthesisRequest request;
    private final TtsProvider provider;
    private final ProviderGate gate;
    private final RetryPolicy retryPolicy;
    private final PaidChunks paid;
    private final SharedCalls shared;
    private final Consumer<Outcome> report;

    private final Object lock = new Object();
    private @Nullable Thread worker;
    private boolean withdrawn;
    private boolean waiting;
    private boolean interruptSent;

    /** How often the provider was asked, not at all for an answer that is shared; only the thread that works for this call knows. */
    private int attempts;

    ChunkCall(
            int index,
            SynthesisRequest request,
            TtsProvider provider,
            ProviderGate gate,
            RetryPolicy retryPolicy,
            PaidChunks paid,
            SharedCalls shared,
            Consumer<Outcome> report) {
        this.index = index;
        this.request = request;
        this.provider = provider;
        this.gate = gate;
        this.retryPolicy = retryPolicy;
        this.paid = paid;
        this.shared = shared;
        this.report = report;
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // every Throwable of a provider must end as an outcome
    public void run() {
        Outcome outcome;
        try {
            begin();
            outcome = new Outcome(this, result(), null);
        } catch (Throwable failure) {
            outcome = new Outcome(this, null, failure);
        }
        end(outcome.failure() instanceof InterruptedException);
        report.accept(outcome);
    }

    /** Ends the call by an interrupt, or keeps it from starting. */
    void cancel() {
        synchronized (lock) {
            withdrawn = true;
            interruptWorker();
        }
    }

    /**
     * Lets the provider finish its answer, but be asked no more: neither for the first time nor again.
     *
     * @return false if no thread works for it, so that nobody need wait for its outcome
     */
    boolean drain() {
        synchronized (lock) {
            withdrawn = true;
            if (waiting) {
                interruptWorker();
            }
            return worker != null;
        }
    }

    int index() {
        return index;
    }

    private void begin() {
        synchronized (lock) {
            requireWanted();
            worker = Thread.currentThread();
        }
    }

    private void requireWanted() {
        if (isWithdrawn()) {
            throw new JobCancelled();
        }
    }

    private boolean isWithdrawn() {
        synchronized (lock) {
            return withdrawn;
        }
    }

    private void interruptWorker() {
        if (worker != null) {
            worker.interrupt();
            interruptSent = true;
        }
    }

    /** The interrupt that was sent to this call must not reach the thread's next task; anybody else's must. */
    private void end(boolean interrupted) {
        synchronized (lock) {
            worker = null;
            if (interruptSent) {
                Thread.interrupted();
            } else if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private SynthesisResult result() throws InterruptedException {
        Optional<SynthesisResult> found = paid.find(index);
        if (found.isPresent()) {
            return found.get();
        }
        SynthesisResult made = shared.answer(paid.provider(), request, this::await, this::synthesize);
        return paid.keep(index, made, attempts);
    }

    private SynthesisResult synthesize() throws InterruptedException {
        for (int retries = 0; ; retries++) {
            int entered = enterGate();
            try {
                requireWanted();
                return ask(entered);
            } catch (ProviderRateLimitException limit) {
                gate.refused(entered, limit.tooManyAtOnce());
                gate.closeFor(retryPolicy.pause(limit, retries)); // everybody's, whether this call goes on or not
                if (isLastTry(limit, retries)) {
                    throw givenUp(limit, retries);
                }
            } catch (ProviderException failure) {
                if (isLastTry(failure, retries)) {
                    throw failure;
                }
                gate.closeFor(retryPolicy.pause(failure, retries)); // may be this call's alone, but harms none
            } finally {
                gate.leave();
            }
        }
    }

    /** A provider raises its own family of errors; the words of another error are not cleaned, so no job may show them. */
    private SynthesisResult ask(int entered) throws InterruptedException {
        try {
            attempts++;
            SynthesisResult result = Objects.requireNonNull(provider.synthesize(request), "what the provider returned");
            gate.answered(entered);
            result.concurrencyLimit().ifPresent(gate::allow);
            return result;
        } catch (ProviderException | ValidationException allowed) {
            throw allowed;
        } catch (TtsException foreign) {
            throw new IllegalStateException("the provider threw an error that is not of its family", foreign);
        }
    }

    private int enterGate() throws InterruptedException {
        beginWait();
        try {
            return gate.enter();
        } finally {
            endWait();
        }
    }

    private void await(SharedCalls.Event event) throws InterruptedException {
        beginWait();
        try {
            event.await();
        } finally {
            endWait();
        }
    }

    /** While it waits for the calls of others, nobody need wait for it. */
    private void beginWait() {
        synchronized (lock) {
            requireWanted();
            waiting = true;
        }
    }

    private void endWait() {
        synchronized (lock) {
            waiting = false;
        }
    }

    private boolean isLastTry(ProviderException failure, int retries) {
        return retryPolicy.waitBeforeRetry(failure, retries).isEmpty() || isWithdrawn();
    }

    /** Whoever reads the error has to learn that it is no use to try again right away. */
    private ProviderRateLimitException givenUp(ProviderRateLimitException limit, int retries) {
        String why =
                retryPolicy.impatience(limit).map(reason -> " (" + reason + ")").orElse("")
                        + (retries > 0 ? " (gave up after " + retries + " retries)" : "");
        return why.isEmpty()
                ? limit
                : new ProviderRateLimitException(limit.getMessage() + why, limit.retryAfter(), limit.tooManyAtOnce());
    }

    /**
     * How a call ended.
     *
     * @param call the call
     * @param result the speech, or null if it failed
     * @param failure why it failed, or null
     */
    record Outcome(
            ChunkCall call,
            @Nullable SynthesisResult result,
            @Nullable Throwable failure) {}
}
