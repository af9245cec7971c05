package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.http.BaseUrl;
import io.ttsjobs.provider.elevenlabs.Option.Place;
import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.ValidationException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The settings, checked.
 *
 * @param baseUrl the server, without a slash at the end
 * @param key the key, if there is one
 * @param model what speaks where a request names no model
 */
record ElevenLabsSettings(URI baseUrl, Optional<ApiKey> key, Model model) {

    static final String KEY = "ELEVENLABS_API_KEY";
    static final URI HOST = URI.create("https://api.elevenlabs.io");
    private static final String BASE_URL = "ELEVENLABS_BASE_URL";
    private static final String MODEL = "ELEVENLABS_MODEL";

    static ElevenLabsSettings of(ProviderConfig config) {
        return new ElevenLabsSettings(
                config.get(BASE_URL).map(url -> BaseUrl.parse(BASE_URL, url)).orElse(HOST),
                config.apiKey(KEY),
                config.get(MODEL).map(ElevenLabsSettings::model).orElseGet(Model::standard));
    }

    private static Model model(String id) {
        try {
            return Model.of(id);
        } catch (ValidationException e) {
            throw new ValidationException(MODEL + ": " + e.getMessage());
        }
    }

    /**
     * Where a voice speaks.
     *
     * @throws ValidationException if the voice's id cannot be part of a path, where a slash or two dots would lead elsewhere
     */
    URI speechUrl(String voiceId, SpeechCall call, OutputFormat format) {
        boolean safe =
                voiceId.chars().allMatch(c -> c == '_' || c == '-' || (c < 0x80 && Character.isLetterOrDigit(c)));
        if (!safe) {
            throw new ValidationException("voiceId must be of letters, digits, _ and -, but is " + voiceId);
        }
        StringBuilder url = new StringBuilder(baseUrl + "/v1/text-to-speech/" + voiceId + "/with-timestamps");
        url.append("?output_format=").append(encode(format.id()));
        call.options(Place.QUERY)
                .forEach((option, value) ->
                        url.append('&').append(option.id()).append('=').append(encode(value)));
        return URI.create(url.toString());
    }

    /** Where a page of voices lies; the count of all voices is not asked for, as it is costly. */
    URI voicesUrl(Optional<String> pageToken) {
        String page =
                pageToken.map(token -> "&next_page_token=" + encode(token)).orElse("");
        return URI.create(baseUrl + "/v2/voices?page_size=100&include_total_count=false" + page);
    }

    /** The path of the base URL may hold a secret, as some gateways want one there. */
    @Override
    public String toString() {
        return "ElevenLabsSettings[" + BaseUrl.shown(baseUrl) + ", " + model.id() + "]";
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
