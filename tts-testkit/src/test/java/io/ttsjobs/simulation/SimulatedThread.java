package io.ttsjobs.simulation;

import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs when its {@link Scheduler} says so. An interrupt that comes while it stands still reaches it when it
 * goes on. It serves one task after the other, of one simulation after the other, because making threads takes long.
 */
final class SimulatedThread extends Thread {

    private static final Deque<SimulatedThread> IDLE = new ConcurrentLinkedDeque<>();

    private volatile @Nullable Work work;
    private boolean interruptPending;
    private boolean joined;
    private int job;

    private SimulatedThread() {
        setDaemon(true);
    }

    /** Makes a thread for a task; it waits for its first turn. */
    static Turn start(Scheduler scheduler, Runnable task) {
        SimulatedThread idle = IDLE.poll();
        SimulatedThread thread = idle != null ? idle : new SimulatedThread();
        Turn turn = new Turn(thread);
        thread.work = new Work(scheduler, turn, task);
        if (idle == null) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
        return turn;
    }

    static SimulatedThread current() {
        return (SimulatedThread) Thread.currentThread();
    }

    static Scheduler schedulerOfThis() {
        return current().requireWork().scheduler;
    }

    /** Stops the current thread until the condition is true; a thread outside of a simulation has to find it so. */
    static void awaitOrInterrupt(BooleanSupplier condition) throws InterruptedException {
        if (Thread.currentThread() instanceof SimulatedThread thread) {
            Turn turn = thread.turn();
            if (!condition.getAsBoolean()) {
                schedulerOfThis().await(() -> condition.getAsBoolean() || interruptedIs(turn));
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** As {@link #awaitOrInterrupt}, for something that another thread does for this one, too. */
    static void joinOrInterrupt(BooleanSupplier condition) throws InterruptedException {
        if (Thread.currentThread() instanceof SimulatedThread thread) {
            thread.joined = true;
            try {
                awaitOrInterrupt(condition);
            } finally {
                thread.joined = false;
            }
        }
    }

    /** Whether it waits for what another thread does for it, too. */
    boolean isJoined() {
        return joined;
    }

    /** Which of the jobs it works for; a request does not tell. */
    int job() {
        return job;
    }

    void workFor(int job) {
        this.job = job;
    }

    static boolean interruptedIs(Turn turn) {
        return turn.thread().interruptPending || turn.thread().isInterrupted();
    }

    Turn turn() {
        return requireWork().turn;
    }

    @Override
    public void interrupt() {
        if (equals(Thread.currentThread())) {
            super.interrupt();
        } else {
            interruptPending = true;
        }
    }

    void deliverInterrupt() {
        if (interruptPending) {
            interruptPending = false;
            super.interrupt();
        }
    }

    @Override
    public void run() {
        while (true) {
            Work current = work;
            if (current == null) {
                LockSupport.park(this);
            } else {
                serve(current);
            }
        }
    }

    /** What a task throws is its own affair: who needs to know has caught it. */
    @SuppressWarnings("CatchingUnchecked")
    private void serve(Work current) {
        current.turn.awaitGrant();
        try {
            current.task.run();
        } catch (Throwable thrown) {
            current.scheduler.threw(thrown);
        }
        Thread.interrupted();
        interruptPending = false;
        work = null;
        IDLE.push(this);
        current.scheduler.end(current.turn);
    }

    private Work requireWork() {
        return Objects.requireNonNull(work, "work");
    }

    private record Work(Scheduler scheduler, Turn turn, Runnable task) {}
}
