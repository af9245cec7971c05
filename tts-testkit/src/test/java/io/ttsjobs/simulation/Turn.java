package io.ttsjobs.simulation;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One thread's place in a {@link Scheduler}: what it waits for, and whether it is its turn. */
final class Turn {

    private final SimulatedThread thread;
    private BooleanSupplier condition = () -> true;
    private @Nullable Duration time;
    private volatile boolean granted;

    Turn(SimulatedThread thread) {
        this.thread = thread;
    }

    SimulatedThread thread() {
        return thread;
    }

    void waitFor(BooleanSupplier condition) {
        this.condition = condition;
        this.time = null;
    }

    void waitFor(Duration time, BooleanSupplier condition) {
        this.condition = condition;
        this.time = time;
    }

    boolean isReady() {
        return condition.getAsBoolean();
    }

    /** A moment that may make it ready. */
    @Nullable
    Duration time() {
        return time;
    }

    void grant() {
        granted = true;
        LockSupport.unpark(thread);
    }

    /** No interrupt ends this: {@link SimulatedThread} keeps it until the turn comes. */
    void awaitGrant() {
        while (!granted) {
            LockSupport.park(this);
        }
        granted = false;
        thread.deliverInterrupt();
    }
}
