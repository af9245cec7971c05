package io.ttsjobs.spi;

/** The account has no credit or allowance left; waiting does not help, so the job fails at once. */
public final class ProviderQuotaException extends ProviderException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message what to tell the user; no key
     */
    public ProviderQuotaException(String message) {
        super(ErrorCode.PROVIDER_API_ERROR, message);
    }

    /**
     * Makes an error that another one led to.
     *
     * @param message what to tell the user; no key
     * @param cause what led to it
     */
    public ProviderQuotaException(String message, Throwable cause) {
        super(ErrorCode.PROVIDER_API_ERROR, message, cause);
    }
}
