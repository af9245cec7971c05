package io.ttsjobs.job;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Where calls to one provider pass: so many at once and no more, and none while the provider asks for patience.
 *
 * <p>How many is what the provider last said, within the bound of the gate. First come, first through. Thread-safe.
 */
final class ProviderGate {

    /** A provider that claims to bear any load is not believed: every call holds a thread and the audio it brings. */
    static final int MOST_TAUGHT = 64;

    private final Permits permits;
    private final int bound;
    private final ProviderPause pause;

    private ProviderGate(int callsAtOnce, int bound, ProviderPause pause) {
        this.permits = new Permits(callsAtOnce);
        this.bound = bound;
        this.pause = pause;
    }

    /** A gate of which the provider may say how wide it is. */
    static ProviderGate startingWith(int callsAtOnce, ProviderPause pause) {
        return new ProviderGate(callsAtOnce, Math.max(callsAtOnce, MOST_TAUGHT), pause);
    }

    /** A gate that is never wider than this, though the provider may make it narrower. */
    static ProviderGate ofAtMost(int callsAtOnce, ProviderPause pause) {
        return new ProviderGate(callsAtOnce, callsAtOnce, pause);
    }

    void enter() throws InterruptedException {
        permits.acquire();
        boolean entered = false;
        try {
            pause.awaitEnd();
            entered = true;
        } finally {
            if (!entered) {
                permits.release();
            }
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

    /** Takes the provider at its word, up to the bound. */
    void allow(int callsAtOnce) {
        permits.resize(Math.min(callsAtOnce, bound));
    }

    /** Lets one call fewer in, but never none. */
    void narrow() {
        permits.shrink();
    }

    /** Permits whose number may change; those that are out when it falls are missing until they are back. */
    private static final class Permits extends Semaphore {
        private static final long serialVersionUID = 1L;

        private int total;

        Permits(int total) {
            super(total, true);
            this.total = total;
        }

        synchronized int total() {
            return total;
        }

        synchronized void resize(int newTotal) {
            if (newTotal > total) {
                release(newTotal - total);
            } else {
                reducePermits(total - newTotal);
            }
            total = newTotal;
        }

        synchronized void shrink() {
            resize(Math.max(1, total - 1));
        }
    }
}
