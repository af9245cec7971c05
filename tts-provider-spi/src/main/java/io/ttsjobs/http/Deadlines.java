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
        private long listeningSince;
        private boolean bodyBegan;

        private Watch(long started) {
            this.started = started;
        }

        /**
         * The reader turns to the body, so from now on silence counts. Before the first time the whole deadline alone does: a
         * server may think for minutes.
         *
         * @throws ProviderUnavailableException if the whole deadline has passed
         */
        void listen() {
            listeningSince = System.nanoTime();
            bodyBegan = true;
            wholeLeft(listeningSince);
        }

        /**
         * How long to wait for what comes next.
         *
         * @throws ProviderUnavailableException if a deadline has passed
         */
        long nanosToWait() {
            long now = System.nanoTime();
            long wholeLeft = wholeLeft(now);
            long idleLeft = bodyBegan ? idle.toNanos() - (now - listeningSince) : Long.MAX_VALUE;
            if (idleLeft <= 0) {
                throw new ProviderUnavailableException("the answer stalled for " + seconds(idle));
            }
            return Math.min(wholeLeft, idleLeft);
        }

        private long wholeLeft(long now) {
            long left = whole.toNanos() - (now - started);
            if (left <= 0) {
                throw new ProviderUnavailableException("no whole answer within " + seconds(whole));
            }
            return left;
        }
    }

    private static String seconds(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s";
    }
}
