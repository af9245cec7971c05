package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderQuotaException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.ProviderUnavailableException;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetryPolicyTest {

    private final ProviderRateLimitException limited = new ProviderRateLimitException("slow down");

    static Stream<ProviderException> fatal() {
        return Stream.of(
                new ProviderApiException("bad"),
                new ProviderAuthException("who?"),
                new ProviderQuotaException("broke"));
    }

    @Test
    void waitBeforeRetry_specOnRateLimit_isOneTwoFourSecondsThenGivesUp() {
        assertThat(IntStream.range(0, 4)
                        .mapToObj(i ->
                                RetryPolicy.spec().waitBeforeRetry(limited, i).map(Duration::toSeconds)))
                .map(wait -> wait.orElse(-1L))
                .containsExactly(1L, 2L, 4L, -1L);
    }

    @Test
    void waitBeforeRetry_retryAfterAboveBackoff_raisesTheWait() {
        assertThat(RetryPolicy.spec().waitBeforeRetry(limited(Duration.ofSeconds(7)), 0))
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void waitBeforeRetry_retryAfterBelowBackoff_keepsTheBackoff() {
        assertThat(RetryPolicy.spec().waitBeforeRetry(limited(Duration.ofMillis(10)), 1))
                .contains(Duration.ofSeconds(2));
    }

    @Test
    void waitBeforeRetry_retryAfterBeyondPatience_givesUpAtOnce() {
        assertThat(RetryPolicy.spec().waitBeforeRetry(limited(Duration.ofSeconds(61)), 0))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fatal")
    void waitBeforeRetry_fatalEvenIfResilient_givesUp(ProviderException failure) {
        assertThat(RetryPolicy.resilient().waitBeforeRetry(failure, 0)).isEmpty();
    }

    @Test
    void waitBeforeRetry_specOnUnavailable_givesUp() {
        assertThat(RetryPolicy.spec().waitBeforeRetry(new ProviderUnavailableException("down"), 0))
                .isEmpty();
    }

    @Test
    void waitBeforeRetry_resilientOnUnavailable_waits() {
        assertThat(RetryPolicy.resilient().waitBeforeRetry(new ProviderUnavailableException("down"), 0))
                .contains(Duration.ofSeconds(1));
    }

    @Test
    void waitBeforeRetry_afterManyRetries_staysAtMaxBackoff() {
        RetryPolicy patient =
                RetryPolicy.builder().maxRetries(Integer.MAX_VALUE).build();
        assertThat(patient.waitBeforeRetry(limited, 1_000_000)).contains(Duration.ofMinutes(1));
    }

    @Test
    void maxRetries_negative_isRefusedWithItsValue() {
        assertThatThrownBy(() -> RetryPolicy.builder().maxRetries(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxRetries must be at least 0, but is -1");
    }

    @Test
    void initialBackoff_zero_isRefusedWithItsValue() {
        assertThatThrownBy(() -> RetryPolicy.builder().initialBackoff(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("initialBackoff must be above 0, but is PT0S");
    }

    private static ProviderRateLimitException limited(Duration retryAfter) {
        return new ProviderRateLimitException("slow down", retryAfter);
    }
}
