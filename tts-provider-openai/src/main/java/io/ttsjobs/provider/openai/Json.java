package io.ttsjobs.provider.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** The one class that knows JSON; trees and streams only, so that no class of ours is reflected upon. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** The body of a call. A speed of 1 is left out, because some servers know no speed at all. */
    static byte[] speech(SpeechCall call) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("model", wellFormed(call.model()));
            json.writeStringField("input", wellFormed(call.input()));
            if (call.customVoice()) {
                json.writeObjectFieldStart("voice");
                json.writeStringField("id", wellFormed(call.voice()));
                json.writeEndObject();
            } else {
                json.writeStringField("voice", wellFormed(call.voice()));
            }
            json.writeStringField("response_format", call.responseFormat());
            if (call.speed() != 1.0) {
                json.writeNumberField("speed", call.speed());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** Reads an error in any of the shapes in use; what is no JSON is taken as text. */
    static ErrorBody error(byte[] body) {
        JsonNode root = tree(body);
        if (root.isMissingNode()) {
            return new ErrorBody("", "", plainText(body));
        }
        JsonNode fault = fault(root);
        return new ErrorBody(word(fault, "type"), word(fault, "code"), message(fault));
    }

    /** The part that describes the fault: OpenAI's {@code error}, FastAPI's {@code detail}, or one inside the other. */
    private static JsonNode fault(JsonNode root) {
        JsonNode error = root.path("error");
        if (error.isObject() || error.isTextual()) {
            return error;
        }
        JsonNode detail = root.path("detail");
        if (detail.path("error").isObject()) {
            return detail.path("error");
        }
        return detail.isContainerNode() || detail.isTextual() ? detail : root;
    }

    private static String message(JsonNode fault) {
        if (fault.isTextual()) {
            return fault.asText();
        }
        if (!fault.isArray()) {
            return fault.path("message").asText("");
        }
        StringJoiner all = new StringJoiner("; ");
        for (JsonNode one : fault) {
            StringJoiner place = new StringJoiner(".");
            one.path("loc").forEach(step -> place.add(step.asText()));
            all.add(place + ": " + one.path("msg").asText(""));
        }
        return all.toString();
    }

    /** A code may be a number. */
    private static String word(JsonNode fault, String field) {
        JsonNode value = fault.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
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

    /** A lone surrogate has no place in UTF-8; it becomes a question mark. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
