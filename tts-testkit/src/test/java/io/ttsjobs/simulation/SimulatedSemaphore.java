package io.ttsjobs.simulation;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;

/**
 * A fair semaphore whose takers wait for the {@link Scheduler}; public because it takes the place of its superclass in the
 * engine.
 */
public class SimulatedSemaphore extends Semaphore {

    private static final long serialVersionUID = 1L;

    private final transient Queue<Object> waiting = new ArrayDeque<>();

    /**
     * Makes a semaphore.
     *
     * @param permits how many there are at first
     * @param fair true; the engine asks for no other
     */
    public SimulatedSemaphore(int permits, boolean fair) {
        super(permits, fair);
    }

    @Override
    public void acquire() throws InterruptedException {
        Object me = new Object();
        waiting.add(me);
        try {
            SimulatedThread.awaitOrInterrupt(() -> availablePermits() > 0 && me.equals(waiting.peek()));
            super.acquire();
        } finally {
            waiting.remove(me);
        }
    }
}
