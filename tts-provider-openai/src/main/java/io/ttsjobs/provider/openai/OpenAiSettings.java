package io.ttsjobs.provider.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ttsjobs.http.BaseUrl;
import io.ttsjobs.spi.ApiKey;
import java.net.URI;
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
 * @param extraBody what every body gets besides; empty at OpenAI itself
 */
record OpenAiSettings(
        URI baseUrl,
        Optional<ApiKey> key,
        Optional<String> organization,
        Optional<String> project,
        String model,
        ObjectNode extraBody) {

    static final String OFFICIAL_HOST = "api.openai.com";

    /** Whether this is OpenAI itself, in whatever region, whose limits and formats are known. */
    boolean official() {
        String host = baseUrl.getHost().toLowerCase(Locale.ROOT);
        return host.equals(OFFICIAL_HOST) || host.endsWith("." + OFFICIAL_HOST);
    }

    /** A server of one's own often needs no key. */
    boolean configured() {
        return key.isPresent() || !official();
    }

    URI speechUrl() {
        return URI.create(baseUrl + "/audio/speech");
    }

    /** The extra body may hold a secret, as some servers want one there. */
    @Override
    public String toString() {
        return "OpenAiSettings[" + BaseUrl.shown(baseUrl) + ", " + model + "]";
    }
}
