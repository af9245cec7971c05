package io.ttsjobs.job;

import java.util.ArrayDeque;
import java.util.Deque;

/** The limit on jobs that run at once; whoever waits is told, in order of coming. */
final class JobSlots {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Object lock = new Object();
    private int free;

    JobSlots(int count) {
        this.free = count;
    }

    /** Runs {@code granted} when a slot is the caller's: now or later, on some thread. */
    void request(Runnable granted) {
        synchronized (lock) {
            if (free == 0) {
                waiting.add(granted);
                return;
            }
            free--;
        }
        granted.run();
    }

    /** Takes back a request; false if its slot has been granted, and then must be released. */
    boolean withdraw(Runnable granted) {
        synchronized (lock) {
            return waiting.remove(granted);
        }
    }

    void release() {
        Runnable next;
        synchronized (lock) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.run();
    }
}
