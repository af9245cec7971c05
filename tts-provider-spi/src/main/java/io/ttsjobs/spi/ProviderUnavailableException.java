package io.ttsjobs.spi;

/** The provider could not be reached or broke down for the moment: a timeout, a dropped connection, a 5xx answer. */
public final class ProviderUnavailableException extends ProviderException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message what to tell the user; no key
     */
    public ProviderUnavailableException(String message) {
        super(ErrorCode.PROVIDER_API_ERROR, message);
    }

    /**
     * Makes an error that another one led to.
     *
     * @param message what to tell the user; no key
     * @param cause what led to it
     */
    public ProviderUnavailableException(String message, Throwable cause) {
        super(ErrorCode.PROVIDER_API_ERROR, message, cause);
    }
}
