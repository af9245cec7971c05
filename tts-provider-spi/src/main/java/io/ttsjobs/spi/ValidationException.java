package io.ttsjobs.spi;

/** Bad input: the message names the argument, its value and what is allowed. */
public final class ValidationException extends TtsException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message the argument, its value and what is allowed
     */
    public ValidationException(String message) {
        super(ErrorCode.VALIDATION_ERROR, message);
    }
}
