package io.ttsjobs.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ttsjobs.testkit.SpokenAudio.Kind;
import io.ttsjobs.testkit.WireServer.Answer;
import io.ttsjobs.testkit.WireServer.Received;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plays OpenAI's speech API. */
final class OpenAiService implements SpeechService {

    private static final String PATH = "/v1/audio/speech";
    private static final int MAX_TEXT = 4096;
    private static final int RATE = 24_000;
    private static final int UNKNOWN_SIZE = 0xFFFF_FFFF;
    private static final String INVALID = "invalid_request_error";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> OLD_MODELS = Set.of("tts-1", "tts-1-1106", "tts-1-hd", "tts-1-hd-1106");
    private static final Set<String> NEW_MODELS = Set.of("gpt-4o-mini-tts", "gpt-4o-mini-tts-2025-12-15");
    private static final Set<String> OLD_VOICES =
            Set.of("alloy", "ash", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer");
    private static final Set<String> NEW_VOICES = Set.of("ballad", "verse", "marin", "cedar");
    private static final Set<String> FIELDS =
            Set.of("model", "input", "voice", "instructions", "response_format", "speed", "stream_format");

    private static final Map<String, SpokenAudio> FORMATS = Map.of(
            "mp3", new SpokenAudio(Kind.MP3, RATE, 160_000, UNKNOWN_SIZE, false),
            "wav", new SpokenAudio(Kind.WAV, RATE, 0, UNKNOWN_SIZE, false),
            "pcm", new SpokenAudio(Kind.PCM, RATE, 0, UNKNOWN_SIZE, false),
            "opus", new SpokenAudio(Kind.OPUS, 48_000, 0, UNKNOWN_SIZE, false));

    private final Speaker speaker;

    OpenAiService(Speaker speaker) {
        this.speaker = speaker;
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/v1/audio/");
    }

    @Override
    public boolean isSpeech(Received request) {
        return request.line().startsWith("POST " + PATH + " ");
    }

    @Override
    public Answer answer(Received request) throws Refusal {
        throw refusal(404, INVALID, null, null, "Invalid URL (" + request.line() + ")");
    }

    @Override
    public SpeechOrder read(Received request) throws Refusal {
        requireKey(request);
        JsonNode body = parse(request);
        requireKnownFields(body);
        String model = requireModel(body);
        requireVoice(body, model);
        String text = text(body, "input");
        if (text.isEmpty()) {
            throw pydantic("string_too_short", "input", "String should have at least 1 character");
        }
        requireLength("input", text);
        requireLength("instructions", body.path("instructions").asText(""));
        requireAudioStream(body, model);
        double speed = speed(body);
        SpokenAudio audio = format(body);
        SpokenText speech = speaker.speak(audio, text, speed);
        String type = audio.kind() == Kind.OPUS ? "audio/opus" : audio.kind().mediaType();
        return new SpeechOrder(speech, type, () -> headers(text), out -> out.write(audio.encode(speech)));
    }

    @Override
    public Refusal tooManyAtOnce() {
        return refusal(429, "requests", null, "rate_limit_exceeded", "Rate limit reached: too many requests at once");
    }

    @Override
    public String faultBody(int status) {
        return switch (status) {
            case 401 -> json(INVALID, null, "invalid_api_key", "Incorrect API key provided.");
            case 403 ->
                json("request_forbidden", null, "unsupported_country_region_territory", "Country not supported");
            case 404 -> json(INVALID, null, "model_not_found", "The model does not exist");
            case 429 -> json("requests", null, "rate_limit_exceeded", "Rate limit reached for requests");
            case 500, 502, 504 -> json("server_error", null, null, "The server had an error");
            case 503 -> json("service_unavailable_error", null, "server_is_overloaded", "The engine is overloaded");
            default -> json(INVALID, null, null, "The request was refused");
        };
    }

    private static void requireKey(Received request) throws Refusal {
        String header = request.headers().getOrDefault("authorization", "");
        if (!header.startsWith("Bearer ") || header.substring(7).isBlank()) {
            throw refusal(401, INVALID, null, "invalid_api_key", "You didn't provide an API key.");
        }
    }

    private static JsonNode parse(Received request) throws Refusal {
        String type = request.headers().getOrDefault("content-type", "");
        try {
            JsonNode body = JSON.readTree(request.text());
            if (type.startsWith("application/json") && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            // told below
        }
        throw refusal(400, INVALID, null, null, "We could not parse the JSON body of your request.");
    }

    private static void requireKnownFields(JsonNode body) throws Refusal {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw refusal(400, INVALID, name, "unknown_parameter", "Unknown parameter: '" + name + "'.");
            }
        }
    }

    private static String requireModel(JsonNode body) throws Refusal {
        String model = text(body, "model");
        if (!OLD_MODELS.contains(model) && !NEW_MODELS.contains(model)) {
            String message = "The model `" + model + "` does not exist or you do not have access to it.";
            throw refusal(404, INVALID, null, "model_not_found", message);
        }
        return model;
    }

    private static void requireVoice(JsonNode body, String model) throws Refusal {
        JsonNode voice = body.path("voice");
        if (voice.path("id").asText("").startsWith("voice_")) {
            return;
        }
        String name = text(body, "voice");
        boolean known = OLD_VOICES.contains(name) || (NEW_MODELS.contains(model) && NEW_VOICES.contains(name));
        if (!known) {
            throw pydantic("enum", "voice", "Input should be one of the voices of " + model);
        }
    }

    private static String text(JsonNode body, String field) throws Refusal {
        if (!body.has(field)) {
            throw pydantic("missing", field, "Field required");
        }
        if (!body.get(field).isTextual()) {
            throw pydantic("string_type", field, "Input should be a valid string");
        }
        return body.get(field).asText();
    }

    private static void requireLength(String field, String text) throws Refusal {
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw pydantic("string_too_long", field, "String should have at most " + MAX_TEXT + " characters");
        }
    }

    private static void requireAudioStream(JsonNode body, String model) throws Refusal {
        String stream = body.path("stream_format").asText("audio");
        if (!stream.equals("audio")) {
            throw pydantic("enum", "stream_format", "Input should be 'audio' for " + model);
        }
    }

    private static double speed(JsonNode body) throws Refusal {
        JsonNode speed = body.path("speed");
        if (!speed.isMissingNode() && !speed.isNumber()) {
            throw pydantic("float_type", "speed", "Input should be a valid number");
        }
        double value = speed.asDouble(1);
        if (value > 4) {
            throw pydantic("less_than_equal", "speed", "Input should be less than or equal to 4");
        }
        if (value < 0.25) {
            throw pydantic("greater_than_equal", "speed", "Input should be greater than or equal to 0.25");
        }
        return value;
    }

    private static SpokenAudio format(JsonNode body) throws Refusal {
        SpokenAudio audio = FORMATS.get(body.path("response_format").asText("mp3"));
        if (audio == null) {
            throw pydantic("enum", "response_format", "Input should be 'mp3', 'opus', 'wav' or 'pcm'");
        }
        return audio;
    }

    private static List<String> headers(String text) {
        return List.of(
                "x-request-id: req_" + Integer.toHexString(text.hashCode()),
                "openai-processing-ms: 12",
                "openai-organization: org-test",
                "x-ratelimit-limit-requests: 500",
                "x-ratelimit-remaining-requests: 499",
                "x-ratelimit-reset-requests: 120ms");
    }

    /** As the service does it: the error of a field is the repr of a Python list. */
    private static Refusal pydantic(String type, String field, String message) {
        String repr = "[{'type': '" + type + "', 'loc': ('body', '" + field + "'), 'msg': \"" + message + "\"}]";
        return refusal(400, INVALID, null, null, repr);
    }

    private static Refusal refusal(
            int status, String type, @Nullable String param, @Nullable String code, String message) {
        return new Refusal(status, json(type, param, code, message));
    }

    private static String json(String type, @Nullable String param, @Nullable String code, String message) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code);
        return body.toString();
    }
}
