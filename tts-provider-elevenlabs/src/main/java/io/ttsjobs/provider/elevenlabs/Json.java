package io.ttsjobs.provider.elevenlabs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ttsjobs.http.ErrorBody;
import io.ttsjobs.provider.elevenlabs.Option.Place;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes calls, and reads what is small enough for a tree; {@link TimedAudioReader} reads the rest. Trees and streams only,
 * so that no class of ours is reflected upon.
 */
final class Json {

    /** A time that is no number spoils the timings and must not spoil the audio. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Json() {}

    /** The body of a call; what is not set is left out. */
    static byte[] speech(SpeechCall call) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("text", call.text());
            json.writeStringField("model_id", call.model().id());
            if (call.language().isPresent()) {
                json.writeStringField("language_code", call.language().get());
            }
            if (call.previousText().isPresent()) {
                json.writeStringField(
                        "previous_text", wellFormed(call.previousText().get()));
            }
            if (call.nextText().isPresent()) {
                json.writeStringField("next_text", wellFormed(call.nextText().get()));
            }
            writeVoiceSettings(call, json);
            for (Map.Entry<Option, String> option : call.options(Place.BODY).entrySet()) {
                write(option.getKey(), option.getValue(), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writeVoiceSettings(SpeechCall call, JsonGenerator json) throws IOException {
        Map<Option, String> settings = call.options(Place.VOICE_SETTINGS);
        if (settings.isEmpty() && call.speed() == 1.0) {
            return;
        }
        json.writeObjectFieldStart("voice_settings");
        for (Map.Entry<Option, String> setting : settings.entrySet()) {
            write(setting.getKey(), setting.getValue(), json);
        }
        if (call.speed() != 1.0) {
            json.writeNumberField("speed", call.speed());
        }
        json.writeEndObject();
    }

    private static void write(Option option, String value, JsonGenerator json) throws IOException {
        switch (option.form()) {
            case SHARE -> json.writeNumberField(option.id(), Double.parseDouble(value));
            case FLAG -> json.writeBooleanField(option.id(), Boolean.parseBoolean(value));
            case SEED -> json.writeNumberField(option.id(), Long.parseLong(value));
            case NORMALIZATION, SWITCH -> json.writeStringField(option.id(), value);
            case DICTIONARIES -> writeDictionaries(value, json);
        }
    }

    private static void writeDictionaries(String value, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("pronunciation_dictionary_locators");
        for (String dictionary : value.split(",", -1)) {
            String[] parts = dictionary.strip().split(":", 2);
            json.writeStartObject();
            json.writeStringField("pronunciation_dictionary_id", parts[0]);
            if (parts.length > 1) {
                json.writeStringField("version_id", parts[1]);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static JsonParser parser(InputStream body) throws IOException {
        return MAPPER.createParser(body);
    }

    /**
     * Reads a page of voices.
     *
     * @param body the answer's body
     * @param refusal what to raise for an error that came with 200 by mistake
     * @throws ProviderException if it is no list of voices, which is not the same as an empty one
     */
    static VoicePage voicePage(InputStream body, Function<ErrorBody, ? extends ProviderException> refusal) {
        try {
            JsonNode root = MAPPER.readTree(body);
            if (!root.path("voices").isArray()) {
                throw explained(root)
                        .<ProviderException>map(refusal)
                        .orElseGet(() -> new ProviderApiException("the server answered 200 without voices", 200));
            }
            List<Voice> voices = new ArrayList<>();
            root.path("voices").forEach(voice -> voiceFacts(voice).toVoice().ifPresent(voices::add));
            String token = root.path("next_page_token").asText("");
            boolean more = root.path("has_more").asBoolean() && !token.isEmpty();
            return new VoicePage(voices, more ? Optional.of(token) : Optional.empty());
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Reads an error in any of the shapes in use; what is no JSON is taken as text. */
    static ErrorBody error(byte[] bytes) {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (root.isObject()) {
                return error(fault(root));
            }
        } catch (IOException e) {
            // no JSON: a proxy's page, for one
        }
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        return new ErrorBody(List.of(), text.startsWith("<") ? "a web page" : text);
    }

    /** The error that an answer of 200 explains itself with, or empty if it says nothing. */
    static Optional<ErrorBody> explained(JsonNode answer) {
        return Optional.of(error(fault(answer)))
                .filter(error -> !error.words().isEmpty() || !error.message().isBlank());
    }

    /** ElevenLabs has it in {@code detail}; servers in front of it have ways of their own. */
    private static JsonNode fault(JsonNode root) {
        return Stream.of("detail", "error")
                .map(root::path)
                .filter(part -> part.isContainerNode() || part.isTextual())
                .findFirst()
                .orElse(root);
    }

    /** A lone surrogate has no place in UTF-8; it becomes a question mark, which leaves the length as it is. */
    static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static VoiceFacts voiceFacts(JsonNode voice) {
        List<String> locales = new ArrayList<>();
        for (JsonNode verified : voice.path("verified_languages")) {
            String locale = verified.path("locale").asText("");
            locales.add(locale.isEmpty() ? verified.path("language").asText("") : locale);
        }
        return new VoiceFacts(
                voice.path("voice_id").asText(""),
                voice.path("name").asText(""),
                voice.path("labels").path("language").asText(""),
                voice.path("labels").path("gender").asText(""),
                locales);
    }

    private static ErrorBody error(JsonNode fault) {
        if (fault.isTextual()) {
            return new ErrorBody(List.of(), fault.asText());
        }
        if (fault.isArray()) {
            StringJoiner all = new StringJoiner("; ");
            for (JsonNode one : fault) {
                StringJoiner place = new StringJoiner(".");
                one.path("loc").forEach(step -> place.add(step.asText()));
                all.add(
                        one.isTextual()
                                ? one.asText()
                                : place + ": " + one.path("msg").asText(""));
            }
            return new ErrorBody(List.of(), all.toString());
        }
        List<String> words = Stream.of("code", "status", "type")
                .map(field -> fault.path(field).asText(""))
                .filter(word -> !word.isEmpty())
                .toList();
        return new ErrorBody(words, fault.path("message").asText(""));
    }

    /** Told without the parser's own words, which may quote the answer. */
    static ProviderException malformed(IOException cause) {
        if (cause instanceof JsonEOFException) {
            return new ProviderUnavailableException("the answer ends in its middle");
        }
        long at = cause instanceof JsonProcessingException json && json.getLocation() != null
                ? json.getLocation().getByteOffset()
                : -1;
        String place = at < 0 ? "" : " at byte " + at;
        return new ProviderApiException("the server answered 200, but not with JSON that can be read" + place, 200);
    }
}
