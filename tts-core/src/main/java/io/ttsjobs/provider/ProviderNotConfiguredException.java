package io.ttsjobs.provider;

import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;

/** The provider lacks something that a call needs, such as its key. */
public final class ProviderNotConfiguredException extends TtsException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param provider the name of the provider
     */
    public ProviderNotConfiguredException(String provider) {
        super(ErrorCode.PROVIDER_NOT_CONFIGURED, "provider " + provider + " is not configured: its key is missing");
    }
}
