package io.ttsjobs.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider asks for patience; the library waits and tries again, for the whole provider. */
public final class ProviderRateLimitException extends ProviderException {

    private static final long serialVersionUID = 1L;

    /** The wait asked for, or null for none. */
    private final @Nullable Duration retryAfter;

    /** Whether calls at once are the trouble. */
    private final boolean tooManyAtOnce;

    /**
     * Makes an error of a provider that did not say how long to wait.
     *
     * @param message what to tell the user; no key
     */
    public ProviderRateLimitException(String message) {
        this(message, Optional.empty(), false);
    }

    /**
     * Makes an error of a provider that said how long to wait.
     *
     * @param message what to tell the user; no key
     * @param retryAfter the wait asked for, counted from now; not negative
     * @throws IllegalArgumentException if {@code retryAfter} is negative
     */
    public ProviderRateLimitException(String message, Duration retryAfter) {
        this(message, Optional.of(retryAfter), false);
    }

    /**
     * Makes an error.
     *
     * @param message what to tell the user; no key
     * @param retryAfter the wait asked for, counted from now; not negative; empty if the provider did not say
     * @param tooManyAtOnce whether the provider minds calls at once, and not calls in a while
     * @throws IllegalArgumentException if {@code retryAfter} is negative
     */
    public ProviderRateLimitException(String message, Optional<Duration> retryAfter, boolean tooManyAtOnce) {
        super(ErrorCode.PROVIDER_RATE_LIMIT, message);
        this.retryAfter = retryAfter.orElse(null);
        this.tooManyAtOnce = tooManyAtOnce;
        if (this.retryAfter != null && this.retryAfter.isNegative()) {
            throw new IllegalArgumentException("retryAfter must not be negative, but is " + this.retryAfter);
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

    /**
     * Whether the provider minds calls at once, and not calls in a while. The library then makes fewer at once from there
     * on.
     *
     * @return true if fewer calls at once would do
     */
    public boolean tooManyAtOnce() {
        return tooManyAtOnce;
    }
}
