package io.ttsjobs.simulation;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Threads of a {@link Scheduler}; public because it takes the place of the engine's own maker of threads. */
public final class SimulatedThreads extends AbstractExecutorService {

    private boolean shutdown;
    private int running;

    private SimulatedThreads() {}

    /**
     * Makes an executor of a manager or a store.
     *
     * @param name what the threads are for
     * @return an executor whose every task is a thread of its own
     */
    public static ExecutorService newExecutor(String name) {
        return new SimulatedThreads();
    }

    @Override
    public void execute(Runnable task) {
        if (shutdown) {
            throw new RejectedExecutionException("shut down");
        }
        running++;
        SimulatedThread.schedulerOfThis().spawn(() -> run(task));
    }

    private void run(Runnable task) {
        try {
            task.run();
        } finally {
            running--;
        }
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && running == 0;
    }

    /** Waits as long as it takes: what has to end here waits for nobody. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        SimulatedThread.awaitOrInterrupt(this::isTerminated);
        return isTerminated();
    }
}
