package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error table of the specification, row by row. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobErrorTest {

    @TempDir
    Path directory;

    @Test
    void processJob_authError_failsWithTheFixedMessage() {
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().fail(JobErrorTest::third, () -> new ProviderAuthException("bad key"));
        assertFailure(provider, ErrorCode.PROVIDER_AUTH_ERROR, "Provider authentication failed");
    }

    @Test
    void processJob_apiErrorOnChunk3Of5_failsWithTheProvidersMessage() {
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .fail(JobErrorTest::third, () -> new ProviderApiException("text refused", 400));
        assertFailure(provider, ErrorCode.PROVIDER_API_ERROR, "text refused");
    }

    @Test
    void processJob_apiErrorOnChunk3Of5_isNotTriedAgain() {
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .fail(JobErrorTest::third, () -> new ProviderApiException("text refused", 400));
        try (Workshop workshop = Workshop.of(directory, provider)) {
            workshop.run();
            assertThat(workshop.provider.requests()).hasSize(3);
        }
    }

    @Test
    void processJob_failed_leavesNoFile() throws IOException {
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .fail(JobErrorTest::third, () -> new ProviderApiException("text refused", 400));
        try (Workshop workshop = Workshop.of(directory, provider)) {
            workshop.run();
            assertThat(workshop.files()).isEmpty();
        }
    }

    @Test
    void processJob_failed_keepsItsProgress() {
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .fail(JobErrorTest::third, () -> new ProviderApiException("text refused", 400));
        try (Workshop workshop = Workshop.of(directory, provider)) {
            assertThat(workshop.run().completedChunks()).isEqualTo(2);
        }
    }

    @Test
    void processJob_rateLimitThatClearsAfterTwoAttempts_completes() {
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().failCall(3, JobErrorTest::rateLimit).failCall(4, JobErrorTest::rateLimit);
        try (Workshop workshop = Workshop.of(directory, provider)) {
            assertThat(workshop.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void processJob_rateLimitThatClearsAfterTwoAttempts_waitedOneAndTwoSeconds() {
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().failCall(3, JobErrorTest::rateLimit).failCall(4, JobErrorTest::rateLimit);
        try (Workshop workshop = Workshop.of(directory, provider)) {
            workshop.run();
            assertThat(workshop.clock.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        }
    }

    @Test
    void processJob_rateLimitWithoutEnd_failsAfterThreeRetries() {
        assertFailure(
                MockTtsProvider.builder().fail(JobErrorTest::third, JobErrorTest::rateLimit),
                ErrorCode.PROVIDER_RATE_LIMIT,
                "slow down (gave up after 3 retries)");
    }

    @Test
    void processJob_rateLimitWithoutEnd_waitedOneTwoAndFourSeconds() {
        try (Workshop workshop =
                Workshop.of(directory, MockTtsProvider.builder().fail(JobErrorTest::third, JobErrorTest::rateLimit))) {
            workshop.run();
            assertThat(workshop.clock.sleeps())
                    .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        }
    }

    @Test
    void processJob_retryAfter_raisesTheWait() {
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .failCall(1, () -> new ProviderRateLimitException("slow down", Duration.ofSeconds(9)));
        try (Workshop workshop = Workshop.of(directory, provider)) {
            workshop.run();
            assertThat(workshop.clock.sleeps()).containsExactly(Duration.ofSeconds(9));
        }
    }

    @ParameterizedTest
    @CsvSource({"1000000000, 1000000000 s", "61.5, 61.5 s", "9223372036854775807, 9223372036854775807 s"})
    void processJob_retryAfterAbsurd_failsAtOnceAndSaysHowLong(BigDecimal seconds, String shown) {
        Duration asked = Duration.ofSeconds(seconds.longValue())
                .plusNanos(seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
        assertFailure(
                MockTtsProvider.builder().failCall(1, () -> new ProviderRateLimitException("slow down", asked)),
                ErrorCode.PROVIDER_RATE_LIMIT,
                "slow down (the provider asks to wait " + shown + ", which is more than the 60 s that a job waits)");
    }

    @Test
    void processJob_retryAfterAbsurd_holdsUpOtherJobsNoLongerThanAJobWaits() {
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .failCall(1, () -> new ProviderRateLimitException("slow down", Duration.ofDays(365)));
        try (Workshop workshop = Workshop.of(directory, provider)) {
            workshop.run();
            workshop.run();
            assertThat(workshop.clock.sleeps()).containsExactly(Duration.ofMinutes(1));
        }
    }

    @Test
    void processJob_unavailableBySpec_failsAtOnce() {
        assertFailure(
                MockTtsProvider.builder()
                        .fail(JobErrorTest::third, () -> new ProviderUnavailableException("timed out")),
                ErrorCode.PROVIDER_API_ERROR,
                "timed out");
    }

    @Test
    void processJob_unavailableOnceIfResilient_completes() {
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().failCall(3, () -> new ProviderUnavailableException("timed out"));
        try (Workshop workshop = Workshop.of(directory, provider, b -> b.retryPolicy(RetryPolicy.resilient()))) {
            assertThat(workshop.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void processJob_garbageInPlaceOfAudio_failsAsAudioProcessing() {
        try (Workshop workshop =
                Workshop.of(directory, MockTtsProvider.builder().misbehave(JobErrorTest::third, Fault.GARBAGE_AUDIO))) {
            assertThat(workshop.run().errorMessage().orElseThrow())
                    .startsWith("Audio processing failed: chunk 2 (characters 30 to 44) is HTML");
        }
    }

    @Test
    void processJob_garbageInPlaceOfAudio_paysForNoFurtherChunk() {
        try (Workshop workshop =
                Workshop.of(directory, MockTtsProvider.builder().misbehave(JobErrorTest::third, Fault.GARBAGE_AUDIO))) {
            workshop.run();
            assertThat(workshop.provider.answers()).isEqualTo(3);
        }
    }

    @Test
    void processJob_unexpectedException_failsWithTheGenericMessage() {
        assertFailure(
                MockTtsProvider.builder().fail(JobErrorTest::third, () -> new IllegalStateException("secret detail")),
                ErrorCode.INTERNAL_ERROR,
                "An unexpected error occurred");
    }

    @Test
    void processJob_messageWithKey_isSanitized() {
        assertFailure(
                MockTtsProvider.builder()
                        .fail(JobErrorTest::third, () -> new ProviderApiException("key sk-canary0123456789abcdef!")),
                ErrorCode.PROVIDER_API_ERROR,
                "key <redacted>!");
    }

    @Test
    void processJob_providerThrowsAnErrorOfAnotherFamily_itsWordsAreNotShown() {
        assertFailure(
                MockTtsProvider.builder()
                        .fail(
                                JobErrorTest::third,
                                () -> new TtsException(ErrorCode.INTERNAL_ERROR, "key sk-canary0123456789abcdef")),
                ErrorCode.INTERNAL_ERROR,
                "An unexpected error occurred");
    }

    private static boolean third(SynthesisRequest request) {
        return request.text().startsWith("Carol");
    }

    private static RuntimeException rateLimit() {
        return new ProviderRateLimitException("slow down");
    }

    private void assertFailure(MockTtsProviderBuilder provider, ErrorCode code, String message) {
        try (Workshop workshop = Workshop.of(directory, provider)) {
            GenerationJob job = workshop.run();
            assertThat(job.status()).isEqualTo(JobStatus.FAILED);
            assertThat(job.errorCode()).contains(code);
            assertThat(job.errorMessage()).contains(message);
        }
    }
}
