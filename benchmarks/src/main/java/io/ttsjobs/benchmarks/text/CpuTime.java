package io.ttsjobs.benchmarks.text;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import java.util.function.Supplier;

/** The CPU time of a piece of work on this thread, which other processes on the machine do not lengthen by waiting. */
final class CpuTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    /** {@return how long the work took, in nanoseconds} */
    static long nanosOf(Supplier<?> work) {
        long before = THREADS.getCurrentThreadCpuTime();
        Object result = work.get();
        long nanos = THREADS.getCurrentThreadCpuTime() - before;
        Objects.requireNonNull(result, "the work made nothing");
        return nanos;
    }
}
