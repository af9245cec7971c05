package io.ttsjobs.spi;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The provider answered with an error that trying again does not mend; the job fails at once. */
public final class ProviderApiException extends ProviderException {

    private static final long serialVersionUID = 1L;
    private static final int NONE = 0;

    /** The HTTP status, or 0 for none. */
    private final int status;

    /** What the provider calls the error, or null if it has no name for it. */
    private final @Nullable String providerCode;

    /**
     * Makes an error without an HTTP status.
     *
     * @param message what the provider said; no key
     */
    public ProviderApiException(String message) {
        super(ErrorCode.PROVIDER_API_ERROR, message);
        this.status = NONE;
        this.providerCode = null;
    }

    /**
     * Makes an error of an HTTP answer.
     *
     * @param message what the provider said; no key
     * @param status the HTTP status, 100 to 599
     */
    public ProviderApiException(String message, int status) {
        this(message, status, Optional.empty());
    }

    /**
     * Makes an error of an HTTP answer that names the fault.
     *
     * @param message what the provider said; no key
     * @param status the HTTP status, 100 to 599
     * @param providerCode what the provider calls the error, such as {@code voice_not_found}; no key
     */
    public ProviderApiException(String message, int status, Optional<String> providerCode) {
        super(ErrorCode.PROVIDER_API_ERROR, message);
        this.status = status;
        this.providerCode = providerCode.orElse(null);
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
        this.providerCode = null;
    }

    /**
     * The HTTP status of the answer.
     *
     * @return the status, or empty if the error did not come from an HTTP answer
     */
    public OptionalInt status() {
        return status == NONE ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * What the provider calls the error; {@link #code()} is the library's name for it.
     *
     * @return a word such as {@code voice_not_found}, or empty if the provider has none for it
     */
    public Optional<String> providerCode() {
        return Optional.ofNullable(providerCode);
    }
}
