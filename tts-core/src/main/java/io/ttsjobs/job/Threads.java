package io.ttsjobs.job;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** The threads of a manager: virtual where the JDK has them, else daemon threads. */
final class Threads {

    private Threads() {}

    static ExecutorService newExecutor(String name) {
        try {
            return virtual(name);
        } catch (ReflectiveOperationException | UnsupportedOperationException e) {
            return Executors.newCachedThreadPool(daemons(name));
        }
    }

    /** By reflection, because the byte code is Java 17's and virtual threads came with 21 (JEP 444). */
    private static ExecutorService virtual(String name) throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        Object named = type.getMethod("name", String.class, long.class).invoke(builder, name + "-", 0L);
        Object factory = type.getMethod("factory").invoke(named);
        Method newExecutor = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
        return (ExecutorService) newExecutor.invoke(null, factory);
    }

    private static ThreadFactory daemons(String name) {
        AtomicLong number = new AtomicLong();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }
}
