package io.ttsjobs.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider asks for patience; the library waits and tries again, for the whole provider. */
public final class ProviderRateLimitException extends ProviderException {

    private static final long serialVersionUID = 1L;

    /** The wait asked for, or null for none. */
    private final @Nullable Duration retryAfter;

    /**
     * Makes an error of a provider that did not say how long to wait.
     *
     * @param message what to tell the user; no key
     */
    public ProviderRateLimitException(String message) {
        super(ErrorCode.PROVIDER_RATE_LIMIT, message);
        this.retryAfter = null;
    }

    /**
     * Makes an error of a provider that said how long to wait.
     *
     * @param message what to tell the user; no key
     * @param retryAfter the wait asked for, counted from now; not negative
     * @throws IllegalArgumentException if {@code retryAfter} is negative
     */
    public ProviderRateLimitException(String message, Duration retryAfter) {
        super(ErrorCode.PROVIDER_RATE_LIMIT, message);
        this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("retryAfter must not be negative, but is " + retryAfter);
        }
    }

    /**
     * How long the provider asks to wait ({@code Retry-After} of RFC 9110, section 10.2.3).
     *
     * @return the wait from the moment of the answer, or empty if it did not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
