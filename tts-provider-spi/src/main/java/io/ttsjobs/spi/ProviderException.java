package io.ttsjobs.spi;

/**
 * An error that comes from a provider; the subtypes tell what the library does about it.
 *
 * <p>A provider never retries by itself: it raises one of these, and the library decides.
 */
public abstract sealed class ProviderException extends TtsException
        permits ProviderApiException,
                ProviderAuthException,
                ProviderQuotaException,
                ProviderRateLimitException,
                ProviderUnavailableException {

    private static final long serialVersionUID = 1L;

    ProviderException(ErrorCode code, String message) {
        super(code, message);
    }

    ProviderException(ErrorCode code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
