package io.ttsjobs.provider.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ttsjobs.http.ErrorBody;
import io.ttsjobs.spi.ValidationException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The one class that reads and writes JSON; trees and streams only, so that no class of ours is reflected upon. */
final class Json {

    /** What a request says itself; {@code stream_format} would bring events in place of audio. */
    static final List<String> OWN_FIELDS =
            List.of("model", "input", "voice", "response_format", "speed", "instructions", "stream_format");

    /** Room for some seconds of a voice to be copied, in base64. */
    static final int MAX_EXTRA_LENGTH = 1 << 20;

    private static final JsonMapper MAPPER = new JsonMapper();

    /** What a user wrote has to be beyond doubt, and goes out as it came in. */
    private static final ObjectReader STRICT = MAPPER.reader()
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

    private Json() {}

    /**
     * The body of a call. A speed of 1 is left out, because some servers know no speed at all. A lone surrogate has no place
     * in UTF-8; it becomes a question mark.
     */
    static byte[] speech(SpeechCall call) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("model", call.model());
            json.writeStringField("input", call.input());
            writeVoice(json, call);
            json.writeStringField("response_format", call.responseFormat());
            if (call.speed() != 1.0) {
                json.writeNumberField("speed", call.speed());
            }
            if (call.instructions().isPresent()) {
                json.writeStringField("instructions", call.instructions().orElseThrow());
            }
            for (Map.Entry<String, JsonNode> extra : call.extraBody().properties()) {
                json.writeFieldName(extra.getKey());
                json.writeTree(extra.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void writeVoice(JsonGenerator json, SpeechCall call) throws IOException {
        if (call.customVoice()) {
            json.writeObjectFieldStart("voice");
            json.writeStringField("id", call.voice());
            json.writeEndObject();
        } else {
            json.writeStringField("voice", call.voice());
        }
    }

    static ObjectNode noExtraBody() {
        return MAPPER.createObjectNode();
    }

    /** Both objects in one; of a field that both have, the one that goes before. */
    static ObjectNode merge(ObjectNode after, ObjectNode before) {
        ObjectNode both = MAPPER.createObjectNode();
        both.setAll(after);
        both.setAll(before);
        return both;
    }

    /** Reads extra fields. The value is never shown: it may hold a secret, and the parser's own messages quote it. */
    static ObjectNode extraBody(String name, String json) {
        if (json.length() > MAX_EXTRA_LENGTH) {
            throw new ValidationException(
                    name + " must have at most " + MAX_EXTRA_LENGTH + " characters, but has " + json.length());
        }
        JsonNode extra = strictTree(json).orElse(MissingNode.getInstance());
        if (!(extra instanceof ObjectNode fields)) {
            String kind = extra.isMissingNode()
                    ? "no JSON"
                    : "of kind " + extra.getNodeType().name().toLowerCase(Locale.ROOT);
            throw new ValidationException(
                    name + " must be a JSON object without a field twice, but is " + kind + " (value not shown)");
        }
        for (String own : OWN_FIELDS) {
            if (fields.has(own)) {
                throw new ValidationException(
                        name + " must hold none of " + OWN_FIELDS + ", which are the request's own, but holds " + own);
            }
        }
        return fields;
    }

    private static Optional<JsonNode> strictTree(String json) {
        try {
            return Optional.of(STRICT.readTree(json));
        } catch (IOException | NumberFormatException e) {
            // the latter for an exponent of more than ten digits; it quotes the value
            return Optional.empty();
        }
    }

    /** Whether these bytes are a JSON object. */
    static boolean isObject(byte[] body) {
        return tree(body).isObject();
    }

    /** Reads an error in any of the shapes in use; what is no JSON is taken as text. */
    static ErrorBody error(byte[] body) {
        JsonNode root = tree(body);
        if (root.isMissingNode()) {
            return new ErrorBody(List.of(), plainText(body));
        }
        JsonNode fault = fault(root);
        return new ErrorBody(words(fault), message(fault));
    }

    /** The part that describes the fault: OpenAI's {@code error}, FastAPI's {@code detail}, or one inside the other. */
    private static JsonNode fault(JsonNode root) {
        JsonNode fault = root;
        for (JsonNode inner = root; !inner.isMissingNode(); inner = inside(fault)) {
            fault = inner;
        }
        return fault;
    }

    private static JsonNode inside(JsonNode outer) {
        JsonNode error = outer.path("error");
        if (error.isObject()) {
            return error;
        }
        JsonNode detail = outer.path("detail");
        return detail.isContainerNode() ? detail : MissingNode.getInstance();
    }

    /** A code may be a number, which only repeats the status; then the type is more telling. */
    private static List<String> words(JsonNode fault) {
        List<String> words = new ArrayList<>();
        JsonNode code = fault.path("code");
        if (code.isTextual()) {
            words.add(code.asText());
        }
        if (isWord(fault)) {
            words.add(fault.path("error").asText());
        }
        for (String field : List.of("type", "status")) {
            if (fault.path(field).isTextual()) {
                words.add(fault.path(field).asText());
            }
        }
        if (code.isNumber()) {
            words.add(code.asText());
        }
        return words;
    }

    /** Whether an error that is a string is a name for the fault; else it is the message. */
    private static boolean isWord(JsonNode fault) {
        JsonNode error = fault.path("error");
        return error.isTextual()
                && (fault.hasNonNull("message") || error.asText().chars().noneMatch(Character::isWhitespace));
    }

    private static String message(JsonNode fault) {
        if (fault.isArray()) {
            return places(fault);
        }
        if (fault.hasNonNull("message")) {
            JsonNode message = fault.path("message");
            return message.isContainerNode() ? message.toString() : message.asText();
        }
        return fault.path(fault.path("error").isTextual() && !isWord(fault) ? "error" : "detail")
                .asText("");
    }

    /** FastAPI lists what is wrong with a body, and where. */
    private static String places(JsonNode faults) {
        StringJoiner all = new StringJoiner("; ");
        for (JsonNode one : faults) {
            StringJoiner place = new StringJoiner(".");
            one.path("loc").forEach(step -> place.add(step.asText()));
            String what = one.isTextual() ? one.asText() : one.path("msg").asText("");
            all.add(place.length() == 0 ? what : place + ": " + what);
        }
        return all.toString();
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode root = MAPPER.readTree(body);
            return root.isObject() ? root : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static String plainText(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return text.startsWith("<") ? "a web page" : text;
    }
}
