package io.ttsjobs.spi;

/** The provider refused the credentials; the job fails at once. */
public final class ProviderAuthException extends ProviderException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message what to tell the user; no key
     */
    public ProviderAuthException(String message) {
        super(ErrorCode.PROVIDER_AUTH_ERROR, message);
    }

    /**
     * Makes an error that another one led to.
     *
     * @param message what to tell the user; no key
     * @param cause what led to it
     */
    public ProviderAuthException(String message, Throwable cause) {
        super(ErrorCode.PROVIDER_AUTH_ERROR, message, cause);
    }
}
