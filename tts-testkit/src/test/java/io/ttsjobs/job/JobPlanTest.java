package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import io.ttsjobs.text.TextChunker;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a job would send, said without sending it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobPlanTest {

    @TempDir
    Path directory;

    @Test
    void plan_request_isCutAsTheJobIs() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationRequest request = Workshop.request().maxChunkLength(16).build();
            assertThat(workshop.manager.plan(request).chunks())
                    .isEqualTo(workshop.manager.createJob(request).plan())
                    .hasSize(5);
        }
    }

    @Test
    void plan_request_storesAndSendsNothing() throws IOException {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.manager.plan(Workshop.request().build());
            assertThat(workshop.manager.listJobs()).isEmpty();
            assertThat(workshop.provider.requests()).isEmpty();
            assertThat(workshop.changes).isEmpty();
            assertThat(workshop.files()).isEmpty();
        }
    }

    @Test
    void plan_characters_areTheCodePointsThatAreSent() {
        MockTtsProviderBuilder provider = MockTtsProvider.builder();
        try (Workshop workshop = Workshop.of(directory, provider)) {
            workshop.run();
            long sent = workshop.provider.requests().stream()
                    .mapToLong(call -> call.text().codePoints().count())
                    .sum();
            assertThat(workshop.manager.plan(Workshop.request().build()).characters())
                    .isEqualTo(sent)
                    .isEqualTo(Workshop.TEXT.length() - 4);
        }
    }

    @Test
    void plan_chunkerWithATarget_aimsAtItBelowTheProvidersLimit() {
        TextChunker chunker = TextChunker.builder().target(TextLimit.utf16(40)).build();
        MockTtsProvider provider =
                MockTtsProvider.builder().textLimit(TextLimit.utf16(4096)).build();
        try (Workshop workshop = Workshop.of(directory, provider, builder -> builder.chunker(chunker))) {
            assertThat(workshop.manager.plan(Workshop.request().build()).chunks())
                    .hasSize(2)
                    .allMatch(chunk -> chunk.length() < 60);
        }
    }

    @Test
    void plan_duration_goesByTheSpeedAndCountsTheGaps() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            JobPlan slow = workshop.manager.plan(
                    Workshop.request().speed(0.5).gap(Duration.ofSeconds(1)).build());
            // 54 letters of 77 ms, at half the speed, and four gaps
            assertThat(slow.estimatedDuration()).isEqualTo(Duration.ofMillis(2 * 54 * 77 + 4_000));
        }
    }

    @Test
    void plan_speedOutsideTheProvidersRange_isClampedAsItWillBe() {
        MockTtsProviderBuilder provider = MockTtsProvider.builder().speedRange(0.5, 2.0);
        try (Workshop workshop = Workshop.of(directory, provider)) {
            JobPlan fast = workshop.manager.plan(
                    Workshop.request().speed(4.0).gap(Duration.ZERO).build());
            assertThat(fast.estimatedDuration()).isEqualTo(Duration.ofMillis(54 * 77 / 2));
        }
    }

    @Test
    void plan_providerWithoutKey_isPlannedForAllTheSame() {
        try (Workshop workshop =
                Workshop.of(directory, MockTtsProvider.builder().configured(false))) {
            assertThat(workshop.manager.plan(Workshop.request().build()).chunks())
                    .hasSize(5);
        }
    }

    @Test
    void plan_whatCreateJobRefuses_isRefused() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationRequest request =
                    Workshop.request().option("mood", "calm").build();
            assertThatThrownBy(() -> workshop.manager.plan(request))
                    .isInstanceOf(ValidationException.class)
                    .hasMessage("option mood is not known; there are no options here");
        }
    }

    @Test
    void cost_price_isExact() {
        assertThat(JobPlan.of("One. Two.", TextLimit.utf16(5), Locale.ROOT).cost(new BigDecimal("16.5")))
                .isEqualByComparingTo("0.000132");
    }

    @Test
    void cost_negativePrice_isRefused() {
        JobPlan plan = JobPlan.of("One.", TextLimit.utf16(5), Locale.ROOT);
        assertThatThrownBy(() -> plan.cost(new BigDecimal("-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pricePerMillionCharacters must not be negative, but is -1");
    }

    @Test
    void toString_plan_showsNoText() {
        assertThat(JobPlan.of("One. Two.", TextLimit.utf16(5), Locale.ROOT))
                .hasToString("JobPlan[2 chunks, 8 characters, about PT0.462S]");
    }
}
