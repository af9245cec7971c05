package io.ttsjobs.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A key that no text holds by chance, and that is recognised in every spelling, and by either end of it. */
final class CanaryKey {

    /** Begins as no service's keys do, so that no rule but the one about the own key can mask it. */
    static final String VALUE = "canary+Zx81fQ0mW2p/Lr7Kd93hVt6YbN5s=Qw4Ge";

    private static final int PART = 12;
    private static final int BASE64_BITS = 6;

    private static final Map<String, String> SPELLINGS = spellings();

    private CanaryKey() {}

    /** The names of the spellings that a text holds, in whatever case. */
    static List<String> spellingsIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return SPELLINGS.entrySet().stream()
                .filter(spelling -> lower.contains(spelling.getValue().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All spellings in one line, as a server may echo them. */
    static String echo() {
        return "no such key: " + String.join(" or ", SPELLINGS.values());
    }

    static Map<String, String> spellings() {
        Map<String, String> spellings = new LinkedHashMap<>();
        spellings.put("whole", VALUE);
        spellings.put("URL-encoded", urlEncoded());
        spellings.put("start", VALUE.substring(0, PART));
        spellings.put("end", VALUE.substring(VALUE.length() - PART));
        for (int before = 0; before < 3; before++) {
            spellings.put("Base64 after " + before + " bytes", base64(before));
        }
        return spellings;
    }

    static String urlEncoded() {
        return URLEncoder.encode(VALUE, StandardCharsets.UTF_8);
    }

    /** What Base64 makes of it behind some other bytes, without the digits that depend on its neighbours. */
    private static String base64(int before) {
        byte[] key = VALUE.getBytes(StandardCharsets.US_ASCII);
        byte[] text = new byte[before + key.length];
        Arrays.fill(text, (byte) ':');
        System.arraycopy(key, 0, text, before, key.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(text);
        int start = (before * Byte.SIZE + BASE64_BITS - 1) / BASE64_BITS;
        return encoded.substring(start, text.length * Byte.SIZE / BASE64_BITS);
    }
}
