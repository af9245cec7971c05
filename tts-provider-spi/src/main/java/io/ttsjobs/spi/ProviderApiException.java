package io.ttsjobs.spi;

import java.util.OptionalInt;

/** The provider answered with an error that trying again does not mend; the job fails at once. */
public final class ProviderApiException extends ProviderException {

    private static final long serialVersionUID = 1L;
    private static final int NONE = 0;

    /** The HTTP status, or 0 for none. */
    private final int status;

    /**
     * Makes an error without an HTTP status.
     *
     * @param message what the provider said; no key
     */
    public ProviderApiException(String message) {
        super(ErrorCode.PROVIDER_API_ERROR, message);
        this.status = NONE;
    }

    /**
     * Makes an error of an HTTP answer.
     *
     * @param message what the provider said; no key
     * @param status the HTTP status, 100 to 599
     */
    public ProviderApiException(String message, int status) {
        super(ErrorCode.PROVIDER_API_ERROR, message);
        this.status = status;
    }

    /**
     * Makes an error that another one led to.
     *
     * @param message what to tell the user; no key
     * @param cause what led to it
     */
    public ProviderApiException(String message, Throwable cause) {
        super(ErrorCode.PROVIDER_API_ERROR, message, cause);
        this.status = NONE;
    }

    /**
     * The HTTP status of the answer.
     *
     * @return the status, or empty if the error did not come from an HTTP answer
     */
    public OptionalInt status() {
        return status == NONE ? OptionalInt.empty() : OptionalInt.of(status);
    }
}
