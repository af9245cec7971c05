package io.ttsjobs.timing;

import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;

/** A provider's timings make no sense; a job then estimates instead of failing. */
public final class TimingException extends TtsException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message which chunk and what is wrong with it
     */
    public TimingException(String message) {
        super(ErrorCode.INTERNAL_ERROR, message);
    }
}
