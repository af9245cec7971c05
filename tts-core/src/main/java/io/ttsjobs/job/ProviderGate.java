package io.ttsjobs.job;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Where calls to one provider pass: so many at once and no more, and none while the provider asks for patience.
 *
 * <p>How many is what the provider last said, within the bound of the gate; less after it has refused calls, and then more
 * again as it answers, by a {@link WidthRule}. First come, first through. Thread-safe.
 */
final class ProviderGate {

    /** A provider that claims to bear any load is not believed: every call holds a thread and the audio it brings. */
    static final int MOST_TAUGHT = 64;

    private final Semaphore line = new Semaphore(1, true);
    private final Permits permits;
    private final int bound;
    private final WidthRule rule;
    private final ProviderPause pause;

    private final Object lock = new Object();
    /** As wide as the gate may be: what the provider last said, or what it started with if that said nothing. */
    private int widest;

    private boolean taught;
    private int answers;
    private int narrowings;

    private ProviderGate(int callsAtOnce, int bound, WidthRule rule, ProviderPause pause) {
        this.permits = new Permits(callsAtOnce);
        this.bound = bound;
        this.rule = rule;
        this.pause = pause;
        this.widest = callsAtOnce;
    }

    /** A gate of which the provider may say how wide it is. */
    static ProviderGate startingWith(int callsAtOnce, WidthRule rule, ProviderPause pause) {
        return new ProviderGate(callsAtOnce, Math.max(callsAtOnce, MOST_TAUGHT), rule, pause);
    }

    /** A gate that is never wider than this, though the provider may make it narrower. */
    static ProviderGate ofAtMost(int callsAtOnce, WidthRule rule, ProviderPause pause) {
        return new ProviderGate(callsAtOnce, callsAtOnce, rule, pause);
    }

    /**
     * Waits until a call may go through. Who is first in line waits for the end of a pause without a permit, so that a gate
     * which was narrowed meanwhile lets in no more than it is wide then; the others keep their places behind it.
     *
     * @return how often the gate was made narrower before the call is sent, to be told with its outcome
     */
    int enter() throws InterruptedException {
        line.acquire();
        try {
            passOpen();
        } finally {
            line.release();
        }
        synchronized (lock) {
            return narrowings;
        }
    }

    private void passOpen() throws InterruptedException {
        while (true) {
            pause.awaitEnd();
            permits.acquire();
            if (pause.isOver()) {
                return;
            }
            permits.release(); // another pause began before there was a permit
        }
    }

    void leave() {
        permits.release();
    }

    void closeFor(Duration wait) {
        pause.lastFor(wait);
    }

    /** How many calls may be inside. */
    int callsAtOnce() {
        return permits.total();
    }

    /** Takes the provider at its word, up to the bound; but what it only repeats does not undo a refusal since. */
    void allow(int callsAtOnce) {
        int allowed = Math.min(callsAtOnce, bound);
        synchronized (lock) {
            if (!taught || allowed != widest) {
                taught = true;
                widest = allowed;
                resize(allowed);
            }
        }
    }

    /**
     * Counts a rate limit, by which a gate may become narrower, but never lets none in.
     *
     * @param entered what {@link #enter} said to the call
     */
    void refused(int entered, boolean tooManyAtOnce) {
        synchronized (lock) {
            if (rule.heeds(tooManyAtOnce, entered < narrowings)) {
                narrowings++;
                resize(rule.narrower(permits.total()));
            }
        }
    }

    /**
     * Counts an answer, by which a gate that was narrowed becomes wide again, little by little.
     *
     * @param entered what {@link #enter} said to the call
     */
    void answered(int entered) {
        synchronized (lock) {
            int width = permits.total();
            if (width < widest && rule.counts(entered < narrowings) && ++answers == rule.answersToWiden(width)) {
                resize(width + 1);
            }
        }
    }

    private void resize(int callsAtOnce) {
        answers = 0;
        permits.resize(callsAtOnce);
    }

    /** Permits whose number may change; those that are out when it falls are missing until they are back. */
    private static final class Permits extends Semaphore {
        private static final long serialVersionUID = 1L;

        private volatile int total;

        Permits(int total) {
            super(total, true);
            this.total = total;
        }

        int total() {
            return total;
        }

        /** One thread at a time. */
        void resize(int newTotal) {
            if (newTotal > total) {
                release(newTotal - total);
            } else {
                reducePermits(total - newTotal);
            }
            total = newTotal;
        }
    }
}
