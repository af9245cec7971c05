package io.ttsjobs.testkit;

import io.ttsjobs.job.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A clock that stands still until it is moved; whoever sleeps on it moves it.
 *
 * <p>Thread-safe. Two threads that sleep for a second each move it by two.
 */
public final class ManualClock extends Clock implements Sleeper {

    private final Time time;
    private final ZoneId zone;

    private ManualClock(Time time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    /**
     * A clock that shows 2000-01-01T00:00:00Z.
     *
     * @return a new clock in UTC
     */
    public static ManualClock create() {
        return startingAt(Instant.parse("2000-01-01T00:00:00Z"));
    }

    /**
     * A clock that shows a time of the caller's choice.
     *
     * @param instant what it shows first
     * @return a new clock in UTC
     */
    public static ManualClock startingAt(Instant instant) {
        return new ManualClock(new Time(Objects.requireNonNull(instant, "instant")), ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return time.now();
    }

    /**
     * Moves the clock.
     *
     * @param duration how far; not negative
     * @throws IllegalArgumentException if {@code duration} is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative, but is " + duration);
        }
        time.advance(duration);
    }

    /**
     * Moves the clock by the duration and returns at once.
     *
     * @param duration how far; zero or less is recorded and moves nothing
     * @throws InterruptedException if the thread is interrupted; nothing is recorded then
     */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Objects.requireNonNull(duration, "duration");
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a sleep of " + duration);
        }
        time.sleep(duration);
    }

    /**
     * What was slept so far.
     *
     * @return a copy, in the order of the calls to {@link #sleep}
     */
    public List<Duration> sleeps() {
        return time.sleeps();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /**
     * The same clock seen from another zone: it moves and sleeps with this one.
     *
     * @param zone the zone
     * @return a view of this clock
     */
    @Override
    public ManualClock withZone(ZoneId zone) {
        return new ManualClock(time, Objects.requireNonNull(zone, "zone"));
    }

    /** {@return what the clock shows} */
    @Override
    public String toString() {
        return "ManualClock[" + instant() + ", " + zone + "]";
    }

    /** What all views of one clock share. */
    private static final class Time {
        private final List<Duration> sleeps = new ArrayList<>();
        private Instant now;

        Time(Instant now) {
            this.now = now;
        }

        synchronized Instant now() {
            return now;
        }

        synchronized void advance(Duration duration) {
            now = now.plus(duration);
        }

        synchronized void sleep(Duration duration) {
            sleeps.add(duration);
            if (!duration.isNegative()) {
                advance(duration);
            }
        }

        synchronized List<Duration> sleeps() {
            return List.copyOf(sleeps);
        }
    }
}
