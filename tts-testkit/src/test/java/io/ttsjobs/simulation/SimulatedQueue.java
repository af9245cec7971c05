package io.ttsjobs.simulation;

import java.util.concurrent.LinkedBlockingQueue;

/**
 * A queue whose reader waits for the {@link Scheduler}; public because it takes the place of its superclass in the engine.
 *
 * @param <E> what is in the queue
 */
public final class SimulatedQueue<E> extends LinkedBlockingQueue<E> {

    private static final long serialVersionUID = 1L;

    /** Makes an empty queue. */
    public SimulatedQueue() {}

    @Override
    public E take() throws InterruptedException {
        SimulatedThread.awaitOrInterrupt(() -> !isEmpty());
        return super.take();
    }
}
