package io.ttsjobs.testkit;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which threads came to life since it was made and are still there. */
final class ThreadWatch {

    private static final Duration STEP = Duration.ofMillis(50);

    private final Set<Thread> before = alive();

    /** The names of the new threads that are left, after waiting for them to end for as long as the patience lasts. */
    Set<String> left(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Set<Thread> left = newThreads();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            // The JDK's HTTP client ends its thread when the client is collected; before JDK 21 nothing else ends it.
            System.gc();
            left.iterator().next().join(STEP.toMillis());
            left = newThreads();
        }
        return left.stream().map(Thread::getName).collect(Collectors.toSet());
    }

    private Set<Thread> newThreads() {
        Set<Thread> threads = alive();
        threads.removeAll(before);
        threads.removeIf(ThreadWatch::belongsToJdk);
        return threads;
    }

    private static Set<Thread> alive() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    private static boolean belongsToJdk(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        boolean system = group == null || group.getParent() == null;
        return system || thread.getName().startsWith("ForkJoinPool.commonPool");
    }
}
