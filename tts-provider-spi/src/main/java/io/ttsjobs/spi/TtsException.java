package io.ttsjobs.spi;

import java.util.Objects;

/**
 * The root of every error that this library and its providers raise on purpose.
 *
 * <p>Unchecked. The message is fit for a user and never holds a key.
 */
public class TtsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    private final ErrorCode code;

    /**
     * Makes an error.
     *
     * @param code what went wrong
     * @param message what to tell the user; no key, no URL with a key
     */
    public TtsException(ErrorCode code, String message) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
    }

    /**
     * Makes an error that another one led to.
     *
     * @param code what went wrong
     * @param message what to tell the user; no key, no URL with a key
     * @param cause what led to it
     */
    public TtsException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /**
     * What went wrong.
     *
     * @return the code
     */
    public ErrorCode code() {
        return code;
    }
}
