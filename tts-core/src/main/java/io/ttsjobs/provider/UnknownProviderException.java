package io.ttsjobs.provider;

import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;

/** No provider has that name; the message lists those there are and the jar that may be missing. */
public final class UnknownProviderException extends TtsException {

    private static final long serialVersionUID = 1L;

    UnknownProviderException(String message) {
        super(ErrorCode.INVALID_PROVIDER, message);
    }
}
