package io.ttsjobs.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/**
 * Where all calls to one provider pass: so many at once and no more, and none while the provider asks for patience.
 *
 * <p>One rate limit closes it for every job, so that parallel chunks do not each find out for themselves.
 */
final class ProviderGate {

    private final Semaphore permits;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Object lock = new Object();
    private Instant opensAt;

    ProviderGate(int maxCalls, Clock clock, Sleeper sleeper) {
        this.permits = new Semaphore(maxCalls, true);
        this.clock = clock;
        this.sleeper = sleeper;
        this.opensAt = clock.instant();
    }

    void enter() throws InterruptedException {
        permits.acquire();
        boolean entered = false;
        try {
            awaitOpening();
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
        Instant until = clock.instant().plus(wait);
        synchronized (lock) {
            opensAt = until.isAfter(opensAt) ? until : opensAt;
        }
    }

    private void awaitOpening() throws InterruptedException {
        for (Duration wait = untilOpen(); wait.compareTo(Duration.ZERO) > 0; wait = untilOpen()) {
            sleeper.sleep(wait);
        }
    }

    private Duration untilOpen() {
        synchronized (lock) {
            return Duration.between(clock.instant(), opensAt);
        }
    }
}
