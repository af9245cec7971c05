package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.spi.ApiKey;
import java.util.Optional;

/** Makes a server's words fit for a message: no key, no control characters, not too long. */
final class Redactor {

    private static final int MAX_LENGTH = 500;
    private static final String MASK = "***";

    private final Optional<ApiKey> key;

    Redactor(Optional<ApiKey> key) {
        this.key = key;
    }

    String clean(String text) {
        StringBuilder shown = new StringBuilder(
                key.map(secret -> text.replace(secret.reveal(), MASK)).orElse(text));
        for (int i = 0; i < shown.length(); i++) {
            if (Character.isISOControl(shown.charAt(i))) {
                shown.setCharAt(i, ' ');
            }
        }
        return cut(shown.toString()).strip();
    }

    private static String cut(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end) + "...";
    }
}
