package io.ttsjobs.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread run at a time, and decides by the seed which one goes on whenever it waits.
 *
 * <p>A thread that cannot go on says what it waits for. Time passes when nobody can go on, up to the next moment that
 * somebody waits for; and now and then although somebody could, as if he were slow. There is no thread of the scheduler: the
 * one that stops chooses the next.
 */
final class Scheduler {

    /** Far more than any seed needs; a seed that gets there goes round in circles. */
    private static final int MOST_STEPS = 100_000;

    /** In real time; only a thread that waits for something else than the scheduler uses it up. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int SLOWNESS = 24;

    private final SplittableRandom random;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();
    private final CountDownLatch allEnded = new CountDownLatch(1);
    private Duration now = Duration.ZERO;
    private int steps;
    private volatile @Nullable String stuck;

    Scheduler(SplittableRandom random) {
        this.random = random;
    }

    /**
     * Runs a task and all that it spawns.
     *
     * @return why not all came to their end, or null if they did
     */
    @Nullable
    String run(Runnable task) throws InterruptedException {
        spawn(task);
        turns.get(0).grant();
        if (!allEnded.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            return "a thread waits for something that the scheduler does not know of: " + turns;
        }
        return stuck;
    }

    /** Adds a thread, which will have its turn some time. */
    void spawn(Runnable task) {
        turns.add(SimulatedThread.start(this, task));
    }

    /** Lets others go first. */
    void pause() {
        await(() -> true);
    }

    /** Stops this thread until its turn comes after the condition is true. */
    void await(BooleanSupplier condition) {
        Turn turn = SimulatedThread.current().turn();
        turn.waitFor(condition);
        stop(turn);
    }

    /** Stops this thread until then, or until an interrupt or the condition if that is earlier. */
    void awaitTime(Duration time, BooleanSupplier orElse) {
        Turn turn = SimulatedThread.current().turn();
        turn.waitFor(
                time, () -> time.compareTo(now) <= 0 || SimulatedThread.interruptedIs(turn) || orElse.getAsBoolean());
        stop(turn);
    }

    void interruptJoined() {
        turns.stream().map(Turn::thread).filter(SimulatedThread::isJoined).forEach(SimulatedThread::interrupt);
    }

    void threw(Throwable thrown) {
        errors.add(thrown);
    }

    /** What the threads ended with that did not end in peace; the caller may clear it. */
    List<Throwable> errors() {
        return errors;
    }

    Duration now() {
        return now;
    }

    /** Whether there is no thread but this one. */
    boolean isAlone() {
        return turns.size() == 1;
    }

    int steps() {
        return steps;
    }

    private void stop(Turn turn) {
        Turn next = choose();
        if (!next.equals(turn)) {
            next.grant();
            turn.awaitGrant();
        }
        if (stuck != null) {
            throw new Stuck();
        }
    }

    /** The last act of a thread. */
    void end(Turn turn) {
        turns.remove(turn);
        if (turns.isEmpty()) {
            allEnded.countDown();
        } else {
            choose().grant();
        }
    }

    private Turn choose() {
        if (steps++ > MOST_STEPS) {
            stuck = "no end after " + MOST_STEPS + " steps";
        }
        while (stuck == null) {
            List<Turn> ready = ready();
            if (!ready.isEmpty() && !(random.nextInt(SLOWNESS) == 0 && passTime())) {
                return ready.get(random.nextInt(ready.size()));
            }
            if (ready.isEmpty() && !passTime()) {
                stuck = "every thread waits for ever";
            }
        }
        return turns.get(0); // so that one after the other comes to an end
    }

    private List<Turn> ready() {
        List<Turn> ready = new ArrayList<>();
        for (Turn turn : turns) {
            if (turn.isReady()) {
                ready.add(turn);
            }
        }
        return ready;
    }

    private boolean passTime() {
        Duration next = null;
        for (Turn turn : turns) {
            Duration time = turn.time();
            if (time != null && time.compareTo(now) > 0 && (next == null || time.compareTo(next) < 0)) {
                next = time;
            }
        }
        if (next != null) {
            now = next;
        }
        return next != null;
    }

    /** Unwinds a thread of a simulation that cannot go on. */
    static final class Stuck extends Error {
        private static final long serialVersionUID = 1L;
    }
}
