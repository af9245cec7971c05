package io.ttsjobs.provider;

import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;

/** Two providers claim one name; the message names both classes. */
public final class DuplicateProviderException extends TtsException {

    private static final long serialVersionUID = 1L;

    DuplicateProviderException(String name, Class<?> first, Class<?> second) {
        super(
                ErrorCode.INTERNAL_ERROR,
                "provider name " + name + " is claimed by " + first.getName() + " and by " + second.getName());
    }
}
