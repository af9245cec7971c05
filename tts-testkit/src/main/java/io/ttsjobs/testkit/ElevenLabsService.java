package io.ttsjobs.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ttsjobs.testkit.SpokenAudio.Kind;
import io.ttsjobs.testkit.WireServer.Answer;
import io.ttsjobs.testkit.WireServer.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays ElevenLabs' text to speech, with and without timestamps, and its list of voices. */
final class ElevenLabsService implements SpeechService {

    private static final Pattern SPEECH =
            Pattern.compile("POST /v1/text-to-speech/([A-Za-z0-9_-]+)(/with-timestamps)?(?:\\?\\S*)? .*");
    private static final Pattern FORMAT = Pattern.compile("(mp3|pcm|wav|opus)_(\\d+)(?:_(\\d+))?");
    private static final Pattern AUDIO_TAG = Pattern.compile("\\[[^\\]]*]");
    private static final int UNKNOWN_SIZE = 0x7FFF_FFFF;
    private static final List<String> FORMATS = List.of(
            "mp3_22050_32",
            "mp3_24000_48",
            "mp3_44100_32",
            "mp3_44100_64",
            "mp3_44100_96",
            "mp3_44100_128",
            "mp3_44100_192",
            "opus_48000_32",
            "opus_48000_64",
            "opus_48000_96",
            "opus_48000_128",
            "opus_48000_192",
            "pcm_8000",
            "pcm_16000",
            "pcm_22050",
            "pcm_24000",
            "pcm_32000",
            "pcm_44100",
            "pcm_48000",
            "wav_8000",
            "wav_16000",
            "wav_22050",
            "wav_24000",
            "wav_32000",
            "wav_44100",
            "wav_48000");
    private static final double MIN_SPEED = 0.7;
    private static final double MAX_SPEED = 1.2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Speaker speaker;
    private final Supplier<Load> load;

    /** How many calls are on their way, and how many may be. */
    record Load(int current, int maximum) {}

    ElevenLabsService(Speaker speaker, Supplier<Load> load) {
        this.speaker = speaker;
        this.load = load;
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/v1/text-to-speech/") || path.equals("/v2/voices");
    }

    @Override
    public boolean isSpeech(Received request) {
        return SPEECH.matcher(request.line()).matches();
    }

    @Override
    public Answer answer(Received request) throws Refusal {
        RequestTarget target = RequestTarget.of(request);
        if (!target.method().equals("GET") || !target.path().equals("/v2/voices")) {
            return WireServer.json(404, "{\"detail\":\"Not Found\"}");
        }
        requireKey(request);
        return ElevenLabsVoices.page(target.query());
    }

    @Override
    public SpeechOrder read(Received request) throws Refusal {
        requireKey(request);
        Matcher target = SPEECH.matcher(request.line());
        if (!target.matches()) {
            throw new IllegalArgumentException("no request for speech: " + request.line());
        }
        SpokenAudio audio = format(RequestTarget.of(request).query().getOrDefault("output_format", "mp3_44100_128"));
        JsonNode body = parse(request);
        String text = text(body);
        ElevenLabsModel model = model(body);
        requireVoice(target.group(1));
        requireSayable(text, model);
        requireContext(body, model);
        double speed = settings(body.path("voice_settings"), model);
        SpokenText speech = speaker.speak(audio, text, speed);
        Supplier<List<String>> headers = () -> headers(text, model);
        return target.group(2) == null
                ? new SpeechOrder(speech, audio.kind().mediaType(), headers, out -> out.write(audio.encode(speech)))
                : new SpeechOrder(
                        speech,
                        "application/json",
                        headers,
                        out -> new TimestampedAnswer(speech, audio.encode(speech)).write(out));
    }

    @Override
    public Refusal tooManyAtOnce() {
        return refusal(
                429,
                "rate_limit_error",
                "concurrent_limit_exceeded",
                "too_many_concurrent_requests",
                "Too many concurrent requests.");
    }

    @Override
    public String faultBody(int status) {
        return switch (status) {
            case 401 -> json("authentication_error", "invalid_api_key", "invalid_api_key", "Invalid API key");
            case 403 -> json("authorization_error", "insufficient_permissions", "missing_permissions", "Not allowed");
            case 404 -> json("not_found", "voice_not_found", "voice_not_found", "A voice was not found.");
            case 409 -> json("conflict", "already_running", "already_running", "An operation is already running");
            case 422 -> "{\"detail\":[{\"loc\":[\"body\",\"text\"],\"msg\":\"Field required\",\"type\":\"missing\"}]}";
            case 429 -> json("rate_limit_error", "rate_limit_exceeded", "system_busy", "The system is busy");
            case 500, 502, 504 -> json("server_error", "internal_error", "internal_error", "Something went wrong");
            case 503 -> json("server_error", "service_unavailable", "service_unavailable", "Try again later");
            default -> json("validation_error", "invalid_parameters", "bad_request", "The request was refused");
        };
    }

    private static void requireKey(Received request) throws Refusal {
        if (request.headers().getOrDefault("xi-api-key", "").isBlank()) {
            throw refusal(
                    401, "authentication_error", "missing_api_key", "needs_authorization", "The API key is missing.");
        }
    }

    private static SpokenAudio format(String name) throws Refusal {
        Matcher parts = FORMAT.matcher(name);
        if (!FORMATS.contains(name) || !parts.matches()) {
            String message = "The output format '" + name + "' is not one of " + FORMATS;
            throw refusal(403, "authorization_error", "invalid_output_format", "invalid_output_format", message);
        }
        int kbits = Integer.parseInt(Optional.ofNullable(parts.group(3)).orElse("0"));
        Kind kind = Kind.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
        return new SpokenAudio(kind, Integer.parseInt(parts.group(2)), kbits * 1000, UNKNOWN_SIZE, true);
    }

    private static JsonNode parse(Received request) throws Refusal {
        try {
            JsonNode body = JSON.readTree(request.text());
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            // told below
        }
        throw unprocessable("body", "JSON decode error");
    }

    private static String text(JsonNode body) throws Refusal {
        if (!body.path("text").isTextual()) {
            throw unprocessable("text", body.has("text") ? "Input should be a valid string" : "Field required");
        }
        return body.get("text").asText();
    }

    private static ElevenLabsModel model(JsonNode body) throws Refusal {
        String id = body.path("model_id").asText(ElevenLabsModel.ELEVEN_MULTILINGUAL_V2.id());
        Optional<ElevenLabsModel> model = ElevenLabsModel.of(id);
        if (model.isEmpty()) {
            ObjectNode error = JSON.createObjectNode();
            error.putObject("detail")
                    .put("status", "model_not_found")
                    .put("message", "A model with model ID " + id + " does not exist");
            throw new Refusal(400, error.toString());
        }
        return model.get();
    }

    private static void requireVoice(String id) throws Refusal {
        if (!ElevenLabsVoices.IDS.contains(id)) {
            String message = "A voice with the voice_id '" + id + "' was not found.";
            throw refusal(404, "not_found", "voice_not_found", "voice_not_found", message);
        }
    }

    private static void requireSayable(String text, ElevenLabsModel model) throws Refusal {
        if (!model.takes(text.codePointCount(0, text.length()))) {
            String message = "The text exceeds the limit of " + model.documentedLimit() + " characters.";
            throw refusal(400, "validation_error", "text_too_long", "max_character_limit_exceeded", message);
        }
        boolean sayable = AUDIO_TAG.matcher(text).replaceAll("").codePoints().anyMatch(Character::isLetterOrDigit);
        if (!sayable && !model.isOlder()) {
            throw refusal(400, "validation_error", "invalid_parameters", "input_text_empty", "The text is empty.");
        }
    }

    private static void requireContext(JsonNode body, ElevenLabsModel model) throws Refusal {
        for (String field : List.of("previous_text", "next_text", "previous_request_ids", "next_request_ids")) {
            if (body.hasNonNull(field) && !model.stitches()) {
                String message = "Providing " + field + " is not yet supported with the '" + model.id() + "' model.";
                throw refusal(400, "validation_error", "unsupported_model", "unsupported_model", message);
            }
        }
        boolean japanese = body.path("apply_language_text_normalization").asBoolean(false);
        if (japanese && model.id().startsWith("eleven_v4")) {
            String message = "apply_language_text_normalization is not supported with this model.";
            throw refusal(400, "validation_error", "unsupported_model", "unsupported_model", message);
        }
        if (body.path("pronunciation_dictionary_locators").size() > 3) {
            throw unprocessable("pronunciation_dictionary_locators", "List should have at most 3 items");
        }
    }

    /** Checks the settings, and finds the speed that counts. */
    private static double settings(JsonNode settings, ElevenLabsModel model) throws Refusal {
        for (String name : List.of("stability", "similarity_boost", "style")) {
            requireRange(name, settings.path(name).asDouble(0), 0, 1);
        }
        if (!model.isOlder()) {
            return 1;
        }
        double speed = settings.path("speed").asDouble(1);
        requireRange("speed", speed, MIN_SPEED, MAX_SPEED);
        return speed;
    }

    private static void requireRange(String name, double value, double min, double max) throws Refusal {
        if (value < min || value > max) {
            String message = "Invalid setting for " + name + " received, expected to be greater or equal to " + min
                    + " and less or equal to " + max + ", received " + value;
            throw refusal(400, "validation_error", "invalid_voice_settings", "invalid_voice_settings", message);
        }
    }

    private List<String> headers(String text, ElevenLabsModel model) {
        Load now = load.get();
        List<String> headers = new ArrayList<>(List.of(
                "request-id: " + requestId(text),
                "history-item-id: h" + requestId(text),
                "character-cost: " + model.cost(text.codePointCount(0, text.length())),
                "current-concurrent-requests: " + now.current()));
        if (now.maximum() < Integer.MAX_VALUE) {
            headers.add("maximum-concurrent-requests: " + now.maximum());
        }
        return headers;
    }

    private static String requestId(String text) {
        return "r" + Integer.toHexString(text.hashCode());
    }

    private static Refusal unprocessable(String field, String message) {
        return unprocessable("body", field, message);
    }

    static Refusal unprocessable(String part, String field, String message) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode error = body.putArray("detail").addObject();
        error.putArray("loc").add(part).add(field);
        error.put("msg", message).put("type", "value_error");
        return new Refusal(422, body.toString());
    }

    static Refusal refusal(int status, String type, String code, String legacyStatus, String message) {
        return new Refusal(status, json(type, code, legacyStatus, message));
    }

    private static String json(String type, String code, String legacyStatus, String message) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("detail")
                .put("type", type)
                .put("code", code)
                .put("message", message)
                .put("status", legacyStatus)
                .put("request_id", "r0")
                .putNull("param");
        return body.toString();
    }
}
