package io.ttsjobs.simulation;

import io.ttsjobs.job.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of the {@link Scheduler} as one process sees it. */
final class SimulatedClock extends Clock implements Sleeper {

    private final World world;
    private final Life life;
    private Duration ahead = Duration.ZERO;

    SimulatedClock(World world, Life life) {
        this.world = world;
        this.life = life;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plus(world.scheduler.now()).plus(ahead);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        life.requireAlive();
        Duration wait = duration;
        if (world.has(Defect.SLEEPER_WAKES_AT_ONCE)) {
            wait = Duration.ZERO;
        } else if (world.has(Defect.SLEEPER_IGNORES_LONG_WAITS) && duration.compareTo(Duration.ofSeconds(1)) > 0) {
            wait = Duration.ofSeconds(1);
        }
        world.scheduler.awaitTime(world.scheduler.now().plus(wait), life::isDead);
        life.requireAlive();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        ahead = ahead.plus(duration).minus(wait);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the simulation has one zone, and not " + zone);
    }
}
