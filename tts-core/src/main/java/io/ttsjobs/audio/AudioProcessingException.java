package io.ttsjobs.audio;

import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;

/** Audio could not be read, joined or stored; the message names the chunk or file and says why. */
public final class AudioProcessingException extends TtsException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param message which chunk or file, and why
     */
    public AudioProcessingException(String message) {
        super(ErrorCode.AUDIO_PROCESSING_ERROR, message);
    }

    /**
     * Makes an error that another one led to.
     *
     * @param message which chunk or file, and why
     * @param cause what led to it
     */
    public AudioProcessingException(String message, Throwable cause) {
        super(ErrorCode.AUDIO_PROCESSING_ERROR, message, cause);
    }
}
