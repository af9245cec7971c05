package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.testkit.MockTtsProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobCleanupTest {

    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    Path directory;

    @Test
    void cleanupOldJobs_oldAndYoung_removesTheOldAlone() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.run();
            workshop.clock.advance(Duration.ofHours(23));
            GenerationJob young = workshop.run();
            workshop.clock.advance(Duration.ofHours(1));
            workshop.manager.cleanupOldJobs(DAY);
            assertThat(workshop.manager.listJobs()).containsExactly(young);
        }
    }

    @Test
    void cleanupOldJobs_oldAndYoung_deletesTheOldAudioAlone() throws IOException {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.run();
            workshop.clock.advance(DAY);
            GenerationJob young = workshop.run();
            workshop.manager.cleanupOldJobs(DAY);
            assertThat(workshop.files()).containsExactly(young.id() + ".wav");
        }
    }

    @Test
    void cleanupOldJobs_always_returnsHowManyWentAway() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.run();
            workshop.run();
            workshop.clock.advance(DAY);
            assertThat(workshop.manager.cleanupOldJobs(DAY)).isEqualTo(2);
        }
    }

    @Test
    void cleanupOldJobs_almostOldEnough_staysAlive() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.run();
            workshop.clock.advance(DAY.minusNanos(1));
            assertThat(workshop.manager.cleanupOldJobs(DAY)).isZero();
        }
    }

    @Test
    void cleanupOldJobs_untouchedPendingJob_isRemovedToo() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.manager.createJob(Workshop.request().build());
            workshop.clock.advance(DAY);
            assertThat(workshop.manager.cleanupOldJobs(DAY)).isEqualTo(1);
        }
    }

    @Test
    void cleanupOldJobs_negativeAge_isRefusedWithItsValue() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            assertThatThrownBy(() -> workshop.manager.cleanupOldJobs(Duration.ofHours(-1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("maxAge must not be negative, but is PT-1H");
        }
    }
}
