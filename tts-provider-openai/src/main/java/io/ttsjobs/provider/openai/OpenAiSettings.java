package io.ttsjobs.provider.openai;

import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.ValidationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings, checked.
 *
 * @param baseUrl where {@code /audio/speech} lies, without a slash at the end
 * @param key the key, if there is one
 * @param organization the organization that pays, if one is named
 * @param project the project that pays, if one is named
 * @param model the model of requests that name none
 */
record OpenAiSettings(
        URI baseUrl, Optional<ApiKey> key, Optional<String> organization, Optional<String> project, String model) {

    static final String KEY = "OPENAI_API_KEY";
    private static final String BASE_URL = "OPENAI_BASE_URL";
    private static final String OFFICIAL_HOST = "api.openai.com";
    private static final String DEFAULT_MODEL = "gpt-4o-mini-tts";

    static OpenAiSettings of(ProviderConfig config) {
        return new OpenAiSettings(
                baseUrl(config.get(BASE_URL).orElse("https://" + OFFICIAL_HOST + "/v1")),
                config.apiKey(KEY),
                header(config, "OPENAI_ORG_ID"),
                header(config, "OPENAI_PROJECT_ID"),
                config.get("OPENAI_TTS_MODEL").orElse(DEFAULT_MODEL));
    }

    /** Whether this is OpenAI itself, whose limits and formats are known. */
    boolean official() {
        return OFFICIAL_HOST.equalsIgnoreCase(baseUrl.getHost());
    }

    /** A server of one's own often needs no key. */
    boolean configured() {
        return key.isPresent() || !official();
    }

    URI speechUrl() {
        return URI.create(baseUrl + "/audio/speech");
    }

    /** The value is never shown: it may hold a password. */
    private static URI baseUrl(String value) {
        try {
            URI url = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            boolean bare = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            if (web && bare && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below, without the value that the exception would show
        }
        throw new ValidationException(BASE_URL + " must be an http or https URL with a host and without user info,"
                + " query or fragment (value not shown)");
    }

    private static Optional<String> header(ProviderConfig config, String name) {
        Optional<String> value = config.get(name);
        if (value.isPresent() && !value.get().chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new ValidationException(name + " must be printable ASCII without spaces");
        }
        return value;
    }
}
