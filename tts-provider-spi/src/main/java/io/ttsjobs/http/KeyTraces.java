package io.ttsjobs.http;

import io.ttsjobs.spi.ApiKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a key in a text: whole, or any {@value #PIECE} characters of it in a row, for a server may quote its start or its
 * end; as it is, URL-encoded, or in Base64, as a gateway quotes a URL or a login; in whatever case. Immutable.
 *
 * <p>A shorter piece is not looked for: four characters at the end, which services show so that a user can tell keys
 * apart, give nothing away, and would be found in many a word.
 */
final class KeyTraces {

    private static final int PIECE = 8;
    private static final int BASE64_BITS = 6;
    private static final int BASE64_BYTES = 3;

    private final String key;
    private final Set<String> pieces = new HashSet<>();

    KeyTraces(ApiKey key) {
        this.key = key.reveal();
        for (String spelling : spellings(this.key)) {
            String lower = lower(spelling);
            for (int i = 0; i + PIECE <= lower.length(); i++) {
                pieces.add(lower.substring(i, i + PIECE));
            }
        }
    }

    /** The places of all characters that belong to the key. */
    BitSet in(String text) {
        BitSet found = new BitSet(text.length());
        for (int i = text.indexOf(key); i >= 0; i = text.indexOf(key, i + key.length())) {
            found.set(i, i + key.length());
        }
        String lower = lower(text);
        for (int i = 0; i + PIECE <= lower.length(); i++) {
            if (pieces.contains(lower.substring(i, i + PIECE))) {
                found.set(i, i + PIECE);
            }
        }
        return found;
    }

    private static List<String> spellings(String key) {
        List<String> spellings = new ArrayList<>();
        spellings.add(key);
        spellings.add(URLEncoder.encode(key, StandardCharsets.UTF_8));
        for (int before = 0; before < BASE64_BYTES; before++) {
            String base64 = base64(key, before);
            spellings.add(base64);
            spellings.add(base64.replace('+', '-').replace('/', '_'));
        }
        return spellings;
    }

    /** Without the digits that depend on what stands before and behind. */
    private static String base64(String key, int before) {
        byte[] text = new byte[before + key.length()];
        byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, text, before, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(text);
        int start = (before * Byte.SIZE + BASE64_BITS - 1) / BASE64_BITS;
        return encoded.substring(start, text.length * Byte.SIZE / BASE64_BITS);
    }

    /** Of the same length, which {@link String#toLowerCase()} does not promise. */
    private static String lower(String text) {
        char[] lower = text.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = Character.toLowerCase(lower[i]);
        }
        return new String(lower);
    }
}
