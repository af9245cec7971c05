package io.ttsjobs.job;

import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.ProviderUnavailableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * When a failed call is tried again, and after what wait.
 *
 * <p>The wait doubles from one try to the next. A provider that says how long to wait ({@code Retry-After}) is never
 * asked sooner; if it wants more patience than {@link Builder#maxRetryAfter}, the call fails at once, and the provider is
 * left alone for that long.
 *
 * <p>A rate limit holds up every call to the provider, also if the call that met it is not tried again: then whoever calls
 * next, such as a retry of the failed job, makes the next try, and waits before it as long as that call would have.
 * Immutable.
 */
public final class RetryPolicy {

    private final int maxRetries;
    private final Duration initialBackoff;
    private final Duration maxBackoff;
    private final Duration maxRetryAfter;
    private final boolean retryUnavailable;

    private RetryPolicy(Builder builder) {
        this.maxRetries = builder.maxRetries;
        this.initialBackoff = builder.initialBackoff;
        this.maxBackoff = builder.maxBackoff;
        this.maxRetryAfter = builder.maxRetryAfter;
        this.retryUnavailable = builder.retryUnavailable;
    }

    /**
     * The specification's policy: rate limits only, 3 retries, after 1 s, 2 s and 4 s.
     *
     * @return the default
     */
    public static RetryPolicy spec() {
        return builder().build();
    }

    /**
     * A policy for long unattended jobs: also retries what is transient, 8 times, with waits up to a minute.
     *
     * @return the policy
     */
    public static RetryPolicy resilient() {
        return builder()
                .maxRetries(8)
                .retryUnavailable(true)
                .maxRetryAfter(Duration.ofMinutes(5))
                .build();
    }

    /**
     * Starts from the specification's policy.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Decides about a failed call.
     *
     * @param failure why it failed
     * @param retries how many times it has been tried again already
     * @return how long to wait before the next try, or empty to give up
     */
    public Optional<Duration> waitBeforeRetry(ProviderException failure, int retries) {
        boolean transientFailure = failure instanceof ProviderRateLimitException
                || (retryUnavailable && failure instanceof ProviderUnavailableException);
        if (!transientFailure || retries >= maxRetries) {
            return Optional.empty();
        }
        return asked(failure).compareTo(maxRetryAfter) > 0 ? Optional.empty() : Optional.of(pause(failure, retries));
    }

    /**
     * How long nobody asks the provider after a failed call, whether that call is tried again or not: what the provider asks
     * for, up to the most that is waited for, and no less than the backoff.
     */
    Duration pause(ProviderException failure, int retries) {
        Duration asked = shorter(asked(failure), maxRetryAfter);
        Duration backoff = backoff(retries);
        return asked.compareTo(backoff) > 0 ? asked : backoff;
    }

    /** Why a rate limit is not waited for, in words, if the provider asks for more patience than there is. */
    Optional<String> impatience(ProviderRateLimitException limit) {
        return limit.retryAfter()
                .filter(asked -> asked.compareTo(maxRetryAfter) > 0)
                .map(asked -> "the provider asks to wait " + seconds(asked) + ", which is more than the "
                        + seconds(maxRetryAfter) + " that a job waits");
    }

    private static Duration asked(ProviderException failure) {
        return failure instanceof ProviderRateLimitException limit
                ? limit.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
    }

    private static String seconds(Duration wait) {
        BigDecimal seconds = BigDecimal.valueOf(wait.getSeconds()).add(BigDecimal.valueOf(wait.getNano(), 9));
        return seconds.stripTrailingZeros().toPlainString() + " s";
    }

    private Duration backoff(int retries) {
        Duration backoff = initialBackoff;
        for (int i = 0; i < retries && backoff.compareTo(maxBackoff) < 0; i++) {
            backoff = backoff.multipliedBy(2);
        }
        return shorter(backoff, maxBackoff);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public String toString() {
        return "RetryPolicy[" + maxRetries + " retries from " + initialBackoff
                + (retryUnavailable ? ", unavailable too]" : ", rate limits only]");
    }

    /** Builds a {@link RetryPolicy}; not thread-safe. */
    public static final class Builder {
        private int maxRetries = 3;
        private Duration initialBackoff = Duration.ofSeconds(1);
        private Duration maxBackoff = Duration.ofMinutes(1);
        private Duration maxRetryAfter = Duration.ofMinutes(1);
        private boolean retryUnavailable;

        private Builder() {}

        /**
         * Sets how often a call is tried again; 3 if unset.
         *
         * @param retries 0 or more
         * @return this
         * @throws IllegalArgumentException if {@code retries} is negative
         */
        public Builder maxRetries(int retries) {
            if (retries < 0) {
                throw new IllegalArgumentException("maxRetries must be at least 0, but is " + retries);
            }
            this.maxRetries = retries;
            return this;
        }

        /**
         * Sets the wait before the first retry; 1 s if unset.
         *
         * @param wait more than 0
         * @return this
         * @throws IllegalArgumentException if {@code wait} is not above 0
         */
        public Builder initialBackoff(Duration wait) {
            this.initialBackoff = positive("initialBackoff", wait);
            return this;
        }

        /**
         * Sets where the doubling ends; one minute if unset.
         *
         * @param wait more than 0
         * @return this
         * @throws IllegalArgumentException if {@code wait} is not above 0
         */
        public Builder maxBackoff(Duration wait) {
            this.maxBackoff = positive("maxBackoff", wait);
            return this;
        }

        /**
         * Sets the longest wait that a provider may ask for; one minute if unset.
         *
         * @param wait more than 0
         * @return this
         * @throws IllegalArgumentException if {@code wait} is not above 0
         */
        public Builder maxRetryAfter(Duration wait) {
            this.maxRetryAfter = positive("maxRetryAfter", wait);
            return this;
        }

        /**
         * Sets whether {@link ProviderUnavailableException} is retried too; not if unset. A call that timed out may
         * have been paid for.
         *
         * @param retry whether to
         * @return this
         */
        public Builder retryUnavailable(boolean retry) {
            this.retryUnavailable = retry;
            return this;
        }

        /**
         * Makes the policy.
         *
         * @return an immutable policy
         */
        public RetryPolicy build() {
            return new RetryPolicy(this);
        }

        private static Duration positive(String name, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(name + " must be above 0, but is " + value);
            }
            return value;
        }
    }
}
