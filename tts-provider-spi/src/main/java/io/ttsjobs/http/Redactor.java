package io.ttsjobs.http;

import io.ttsjobs.spi.ApiKey;
import java.util.BitSet;
import java.util.Optional;

/**
 * Makes a server's words fit for a message: no key, no control characters, 500 characters and "..." at most.
 *
 * <p>Servers quote keys: the one that was sent, or, behind a gateway, another one. So the provider's own key is masked
 * wherever it stands, and so is any part of 8 characters or more, URL-encoded and in Base64 too; and whatever begins with
 * {@code sk-} or {@code sk_}, as most keys do. Immutable.
 */
public final class Redactor {

    private static final int MAX_LENGTH = 500;
    private static final String MASK = "***";

    private final Optional<KeyTraces> traces;

    /**
     * Makes a redactor.
     *
     * @param key the key that the provider sends, if it has one
     */
    public Redactor(Optional<ApiKey> key) {
        this.traces = key.map(KeyTraces::new);
    }

    /**
     * Cleans what a server said.
     *
     * @param text the server's words
     * @return what may be shown
     */
    public String clean(String text) {
        String shown = traces.map(own -> mask(text, own.in(text))).orElse(text);
        return cut(maskForeignKeys(shown)).strip();
    }

    private static String mask(String text, BitSet secret) {
        StringBuilder shown = new StringBuilder(text.length());
        int open = 0;
        for (int hidden = secret.nextSetBit(0); hidden >= 0; hidden = secret.nextSetBit(open)) {
            shown.append(text, open, hidden).append(MASK);
            open = secret.nextClearBit(hidden);
        }
        return shown.append(text, open, text.length()).toString();
    }

    private static String maskForeignKeys(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean wordStart = i == 0 || !isKeyCharacter(text.charAt(i - 1));
            if (wordStart && (text.startsWith("sk-", i) || text.startsWith("sk_", i))) {
                shown.append(MASK);
                while (i + 1 < text.length() && isKeyCharacter(text.charAt(i + 1))) {
                    i++;
                }
            } else {
                char c = text.charAt(i);
                shown.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return shown.toString();
    }

    /** The star belongs to it: OpenAI quotes a wrong key with its middle starred out. */
    private static boolean isKeyCharacter(char c) {
        return c == '-' || c == '_' || c == '*' || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    private static String cut(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end) + "...";
    }
}
