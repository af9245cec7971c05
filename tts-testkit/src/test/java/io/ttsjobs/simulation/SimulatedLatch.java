package io.ttsjobs.simulation;

import java.util.concurrent.CountDownLatch;

/** A latch whose waiters wait for the {@link Scheduler}; public because it takes the place of its superclass in the engine. */
public class SimulatedLatch extends CountDownLatch {

    /**
     * Makes a latch.
     *
     * @param count how often it is to be counted down before it opens
     */
    public SimulatedLatch(int count) {
        super(count);
    }

    @Override
    public void await() throws InterruptedException {
        SimulatedThread.joinOrInterrupt(() -> getCount() == 0);
        super.await();
    }
}
