package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.ValidationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings, checked.
 *
 * @param baseUrl the server, without a slash at the end
 * @param key the key, if there is one
 */
record ElevenLabsSettings(URI baseUrl, Optional<ApiKey> key) {

    static final String KEY = "ELEVENLABS_API_KEY";
    private static final String BASE_URL = "ELEVENLABS_BASE_URL";

    static ElevenLabsSettings of(ProviderConfig config) {
        String url = config.get(BASE_URL).orElse("https://api.elevenlabs.io");
        return new ElevenLabsSettings(baseUrl(url), config.apiKey(KEY));
    }

    /** Where a voice speaks; both ids must be free of what a URL treats specially. */
    URI speechUrl(String voiceId, String outputFormat) {
        return URI.create(baseUrl + "/v1/text-to-speech/" + voiceId + "/with-timestamps?output_format=" + outputFormat);
    }

    /** Where a page of voices lies; the count of all voices is not asked for, as it is costly. */
    URI voicesUrl(Optional<String> pageToken) {
        String page = pageToken
                .map(token -> "&next_page_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8))
                .orElse("");
        return URI.create(baseUrl + "/v2/voices?page_size=100&include_total_count=false" + page);
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
}
