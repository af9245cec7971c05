package io.ttsjobs.http;

import io.ttsjobs.spi.ProviderUnavailableException;
import java.time.Duration;

/**
 * How long to wait for an answer.
 *
 * @param whole from the sending of the request to the last byte
 * @param idle for the next bytes of a body that has begun
 */
record Deadlines(Duration whole, Duration idle) {

    Watch start() {
        return new Watch(System.nanoTime());
    }

    /** The clock of one exchange. The thread that waits is its own watchdog. */
    final class Watch {
        private final long started;
        private long lastHeard;
        private boolean bodyBegan;

        private Watch(long started) {
            this.started = started;
        }

        /** Something came. Before the first time the whole deadline alone counts: a server may think for minutes. */
        void heard() {
            lastHeard = System.nanoTime();
            bodyBegan = true;
        }

        /**
         * How long to wait for what comes next.
         *
         * @throws ProviderUnavailableException if a deadline has passed
         */
        long nanosToWait() {
            long now = System.nanoTime();
            long wholeLeft = whole.toNanos() - (now - started);
            long idleLeft = bodyBegan ? idle.toNanos() - (now - lastHeard) : Long.MAX_VALUE;
            if (wholeLeft <= 0) {
                throw new ProviderUnavailableException("no whole answer within " + seconds(whole));
            }
            if (idleLeft <= 0) {
                throw new ProviderUnavailableException("the answer stalled for " + seconds(idle));
            }
            return Math.min(wholeLeft, idleLeft);
        }
    }

    private static String seconds(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s";
    }
}
