package io.ttsjobs.provider.elevenlabs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ttsjobs.http.BodyBuffer;
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
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/** The one class that knows JSON; trees and streams only, so that no class of ours is reflected upon. */
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

    /**
     * Reads audio and times. The audio, which may be larger than a string can be, is decoded while it arrives; Jackson's
     * bound on the length of strings does not apply to what is never one.
     */
    static TimedAudio timedAudio(InputStream body) {
        try (JsonParser json = MAPPER.createParser(body)) {
            return timedAudio(json);
        } catch (IOException | IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    /** Reads a page of voices. */
    static VoicePage voicePage(InputStream body) {
        try {
            JsonNode root = MAPPER.readTree(body);
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
                JsonNode detail = root.path("detail");
                return error(detail.isContainerNode() || detail.isTextual() ? detail : root);
            }
        } catch (IOException e) {
            // no JSON: a proxy's page, for one
        }
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        return new ErrorBody(List.of(), text.startsWith("<") ? "a web page" : text);
    }

    /** A lone surrogate has no place in UTF-8; it becomes a question mark, which leaves the length as it is. */
    static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static TimedAudio timedAudio(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT);
        BodyBuffer audio = new BodyBuffer();
        Optional<Alignment> alignment = Optional.empty();
        Optional<Alignment> normalized = Optional.empty();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            switch (field) {
                case "audio_base64" -> {
                    require(value == JsonToken.VALUE_STRING);
                    json.readBinaryValue(audio);
                }
                case "alignment" -> alignment = alignment(json);
                case "normalized_alignment" -> normalized = alignment(json);
                default -> json.skipChildren();
            }
        }
        require(audio.size() > 0);
        // To the end of the body, too: one that is shorter than its headers say is not whole.
        if (json.nextToken() != null) {
            throw new ProviderApiException("the server answered 200 with more than one JSON value", 200);
        }
        return new TimedAudio(audio, alignment, normalized);
    }

    private static Optional<Alignment> alignment(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return Optional.empty();
        }
        Alignment.Builder alignment = Alignment.builder();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            switch (field) {
                case "characters" -> elements(json, alignment);
                case "character_start_times_seconds" -> numbers(json, alignment::start);
                case "character_end_times_seconds" -> numbers(json, alignment::end);
                default -> json.skipChildren();
            }
        }
        return Optional.of(alignment.build());
    }

    private static void elements(JsonParser json, Alignment.Builder into) throws IOException {
        while (hasElement(json)) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                into.element(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
            } else {
                into.element("");
                json.skipChildren();
            }
        }
    }

    /** What is no number becomes one that no check lets pass. */
    private static void numbers(JsonParser json, DoubleConsumer into) throws IOException {
        while (hasElement(json)) {
            into.accept(json.currentToken().isNumeric() ? json.getDoubleValue() : Double.NaN);
            json.skipChildren();
        }
    }

    /** Steps to the next element of an array; a value that is no array is passed over as an empty one. */
    private static boolean hasElement(JsonParser json) throws IOException {
        if (!json.getParsingContext().inArray() && json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return false;
        }
        return json.nextToken() != JsonToken.END_ARRAY;
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
                all.add(place + ": " + one.path("msg").asText(""));
            }
            return new ErrorBody(List.of(), all.toString());
        }
        List<String> words = Stream.of("code", "status", "type")
                .map(field -> fault.path(field).asText(""))
                .filter(word -> !word.isEmpty())
                .toList();
        return new ErrorBody(words, fault.path("message").asText(""));
    }

    private static void require(boolean asExpected) {
        if (!asExpected) {
            throw new ProviderApiException("the server answered 200 without audio", 200);
        }
    }

    /** Told without the parser's own words, which may quote the answer. */
    private static ProviderException malformed(Exception cause) {
        if (cause instanceof JsonEOFException) {
            return new ProviderUnavailableException("the answer ends in its middle");
        }
        String place = cause instanceof JsonProcessingException json && json.getLocation() != null
                ? " at byte " + json.getLocation().getByteOffset()
                : "";
        return new ProviderApiException("the server answered 200, but not with JSON that can be read" + place, 200);
    }
}
