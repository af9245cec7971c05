package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderPauseTest {

    private final SetClock clock = new SetClock();
    private final List<Duration> sleeps = new ArrayList<>();
    private final ProviderPause pause = new ProviderPause(clock, duration -> {
        sleeps.add(duration);
        clock.now = clock.now.plus(duration);
    });

    @Test
    void awaitEnd_nothingAsked_doesNotWait() throws InterruptedException {
        pause.awaitEnd();
        assertThat(sleeps).isEmpty();
    }

    @Test
    void isOver_untilItIsWaitedFor_isFalse() throws InterruptedException {
        pause.lastFor(Duration.ofSeconds(9));
        boolean before = pause.isOver();
        pause.awaitEnd();
        assertThat(List.of(before, pause.isOver())).containsExactly(false, true);
    }

    @Test
    void awaitEnd_askedTwice_waitsUntilTheLaterEnd() throws InterruptedException {
        pause.lastFor(Duration.ofSeconds(9));
        pause.lastFor(Duration.ofSeconds(2));
        pause.awaitEnd();
        assertThat(sleeps).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void awaitEnd_clockSetBackMeanwhile_waitsNoLongerThanAsked() throws InterruptedException {
        pause.lastFor(Duration.ofSeconds(9));
        clock.now = clock.now.minus(Duration.ofHours(1));
        pause.awaitEnd();
        assertThat(sleeps).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void awaitEnd_clockSetBackAndNothingAsked_doesNotWait() throws InterruptedException {
        clock.now = clock.now.minus(Duration.ofHours(1));
        pause.awaitEnd();
        assertThat(sleeps).isEmpty();
    }

    @Test
    void lastFor_clockSetBackBefore_waitsForWhatIsAskedNow() throws InterruptedException {
        pause.lastFor(Duration.ofSeconds(2));
        clock.now = clock.now.minus(Duration.ofHours(1));
        pause.lastFor(Duration.ofSeconds(9));
        pause.awaitEnd();
        assertThat(sleeps).containsExactly(Duration.ofSeconds(9));
    }

    /** A clock that somebody sets. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("a clock in UTC");
        }
    }
}
