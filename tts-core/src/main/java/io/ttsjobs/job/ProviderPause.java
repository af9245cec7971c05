package io.ttsjobs.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The patience that a provider has asked for.
 *
 * <p>One rate limit holds up every job, so that parallel chunks do not each find out for themselves. A clock that is set
 * back makes no wait longer than it was asked for. Thread-safe.
 */
final class ProviderPause {

    private final Clock clock;
    private final Sleeper sleeper;
    private final Object lock = new Object();
    private Instant endsAt;
    /** How long the wait that ends last was when it began. */
    private Duration asked = Duration.ZERO;

    ProviderPause(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.endsAt = clock.instant();
    }

    /** Lasts at least this long from now on. */
    void lastFor(Duration wait) {
        synchronized (lock) {
            if (wait.compareTo(remaining()) > 0) {
                begin(wait);
            }
        }
    }

    void awaitEnd() throws InterruptedException {
        for (Duration wait = remaining(); wait.compareTo(Duration.ZERO) > 0; wait = remaining()) {
            sleeper.sleep(wait);
        }
    }

    boolean isOver() {
        return remaining().compareTo(Duration.ZERO) <= 0;
    }

    private Duration remaining() {
        synchronized (lock) {
            Duration left = Duration.between(clock.instant(), endsAt);
            if (left.compareTo(asked) > 0) {
                begin(asked); // the clock was set back
                return asked;
            }
            return left;
        }
    }

    private void begin(Duration wait) {
        endsAt = clock.instant().plus(wait);
        asked = wait;
    }
}
