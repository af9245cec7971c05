package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

final class ManualClockTest {

    private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");

    private final ManualClock clock = ManualClock.startingAt(NOON);

    @Test
    void instant_untouched_standsStill() {
        clock.instant();
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void advance_duration_movesTheClock() {
        clock.advance(Duration.ofNanos(5));
        assertThat(clock.instant()).isEqualTo(NOON.plusNanos(5));
    }

    @Test
    void advance_negative_isRefused() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void sleep_duration_movesTheClock() throws InterruptedException {
        clock.sleep(Duration.ofHours(3));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(3)));
    }

    @Test
    void sleep_several_areRecordedInOrder() throws InterruptedException {
        clock.sleep(Duration.ofSeconds(1));
        clock.sleep(Duration.ZERO);
        clock.sleep(Duration.ofSeconds(2));
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(2));
    }

    @Test
    void sleep_negative_movesNothing() throws InterruptedException {
        clock.sleep(Duration.ofSeconds(-1));
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void sleep_interruptedThread_throwsAndClearsTheFlag() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(1))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void sleep_interruptedThread_movesAndRecordsNothing() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(1))).isInstanceOf(InterruptedException.class);
        assertThat(clock.sleeps()).isEmpty();
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void sleeps_heldByTheCaller_doNotChange() throws InterruptedException {
        List<Duration> before = clock.sleeps();
        clock.sleep(Duration.ofSeconds(1));
        assertThat(before).isEmpty();
    }

    @Test
    void withZone_view_sharesTheTime() throws InterruptedException {
        ManualClock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        tokyo.sleep(Duration.ofMinutes(1));
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void sleep_eightThreads_addsUp() throws Exception {
        List<FutureTask<Void>> sleepers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            FutureTask<Void> sleeper = new FutureTask<>(() -> {
                for (int n = 0; n < 1_000; n++) {
                    clock.sleep(Duration.ofMillis(1));
                }
                return null;
            });
            new Thread(sleeper).start();
            sleepers.add(sleeper);
        }
        for (FutureTask<Void> sleeper : sleepers) {
            sleeper.get();
        }
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(8));
        assertThat(clock.sleeps()).isEqualTo(Collections.nCopies(8_000, Duration.ofMillis(1)));
    }

    @Test
    void create_new_showsTheYear2000() {
        assertThat(ManualClock.create().instant()).isEqualTo("2000-01-01T00:00:00Z");
    }
}
