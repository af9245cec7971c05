package io.ttsjobs.job;

import io.ttsjobs.audio.AudioProcessingException;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.spi.ValidationException;
import java.util.regex.Pattern;

/**
 * What a failed job says.
 *
 * @param code for programs
 * @param message for people; nothing that a provider said gets here unchecked
 * @param expected false if it is a fault of some code, whose trace belongs in the log
 */
record Failure(ErrorCode code, String message, boolean expected) {

    private static final int MAX_LENGTH = 500;
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,20}://\\S+");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{20,}");

    static Failure of(Throwable cause) {
        if (cause instanceof ProviderAuthException) {
            return new Failure(ErrorCode.PROVIDER_AUTH_ERROR, "Provider authentication failed", true);
        }
        if (cause instanceof AudioProcessingException audio) {
            return new Failure(audio.code(), "Audio processing failed: " + audio.getMessage(), true);
        }
        if (cause instanceof ProviderException || cause instanceof ValidationException) {
            return new Failure(((TtsException) cause).code(), clean(String.valueOf(cause.getMessage())), true);
        }
        if (cause instanceof TtsException other) {
            return new Failure(other.code(), String.valueOf(other.getMessage()), true);
        }
        return new Failure(ErrorCode.INTERNAL_ERROR, "An unexpected error occurred", false);
    }

    /** Takes out whatever may be a secret: URLs, and runs of 20 or more characters that a key is made of. */
    private static String clean(String message) {
        String shown = URL.matcher(message).replaceAll("<url>");
        shown = KEY.matcher(shown).replaceAll("<redacted>").strip();
        return shown.length() <= MAX_LENGTH ? shown : shown.substring(0, MAX_LENGTH) + "...";
    }
}
