package io.ttsjobs.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The patience that a provider has asked for.
 *
 * <p>One rate limit holds up every job, so that parallel chunks do not each find out for themselves. Thread-safe.
 */
final class ProviderPause {

    private final Clock clock;
    private final Sleeper sleeper;
    private final Object lock = new Object();
    private Instant endsAt;

    ProviderPause(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.endsAt = clock.instant();
    }

    /** Lasts at least this long from now on. */
    void lastFor(Duration wait) {
        Instant until = clock.instant().plus(wait);
        synchronized (lock) {
            endsAt = until.isAfter(endsAt) ? until : endsAt;
        }
    }

    void awaitEnd() throws InterruptedException {
        for (Duration wait = remaining(); wait.compareTo(Duration.ZERO) > 0; wait = remaining()) {
            sleeper.sleep(wait);
        }
    }

    private Duration remaining() {
        synchronized (lock) {
            return Duration.between(clock.instant(), endsAt);
        }
    }
}
