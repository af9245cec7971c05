package io.ttsjobs.job;

import java.time.Duration;

/** Waits; injected so that tests need not. Thread-safe. */
@FunctionalInterface
public interface Sleeper {

    /**
     * The sleeper that really waits.
     *
     * @return {@link Thread#sleep(long)}
     */
    static Sleeper system() {
        return duration -> Thread.sleep(duration.toMillis());
    }

    /**
     * Waits for a time.
     *
     * @param duration how long; zero or less returns at once
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void sleep(Duration duration) throws InterruptedException;
}
