package io.ttsjobs.provider.elevenlabs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ttsjobs.http.BodyBuffer;
import io.ttsjobs.http.ErrorBody;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/**
 * Reads audio and times while they arrive. The audio, which may be larger than a string can be, is decoded as it comes;
 * Jackson's bound on the length of strings does not apply to what is never one.
 *
 * <p>Of a field that comes twice, the last one counts, as JSON's readers have it. Not thread-safe; reads one answer.
 */
final class TimedAudioReader {

    private final JsonParser json;
    private final ObjectNode errorFields = JsonNodeFactory.instance.objectNode();
    private BodyBuffer audio = new BodyBuffer();
    private Optional<Alignment> alignment = Optional.empty();
    private Optional<Alignment> normalized = Optional.empty();

    private TimedAudioReader(JsonParser json) {
        this.json = json;
    }

    /**
     * Reads an answer.
     *
     * @param body the answer's body
     * @param refusal what to raise for an error that came with 200 by mistake
     * @throws ProviderException if it is not speech, or not whole
     */
    static TimedAudio read(InputStream body, Function<ErrorBody, ? extends ProviderException> refusal) {
        try (JsonParser json = Json.parser(body)) {
            TimedAudioReader reader = new TimedAudioReader(json);
            reader.read();
            if (reader.audio.size() == 0) {
                throw Json.explained(reader.errorFields)
                        .<ProviderException>map(refusal)
                        .orElseGet(() -> new ProviderApiException("the server answered 200 without audio", 200));
            }
            return new TimedAudio(reader.audio, reader.alignment, reader.normalized);
        } catch (IOException e) {
            throw Json.malformed(e);
        }
    }

    private void read() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            switch (field) {
                case "audio_base64" -> audio = audio(value);
                case "alignment" -> alignment = alignment();
                case "normalized_alignment" -> normalized = alignment();
                case "detail", "error", "message" -> errorFields.set(field, json.<JsonNode>readValueAsTree());
                default -> json.skipChildren();
            }
        }
        // To the end of the body, too: one that is shorter than its headers say is not whole.
        if (json.nextToken() != null) {
            throw new ProviderApiException("the server answered 200 with more than one JSON value", 200);
        }
    }

    private BodyBuffer audio(JsonToken value) throws IOException {
        BodyBuffer decoded = new BodyBuffer();
        if (value != JsonToken.VALUE_STRING) {
            json.skipChildren();
            return decoded;
        }
        try {
            json.readBinaryValue(decoded);
        } catch (JsonEOFException e) {
            throw e;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ProviderApiException("the server answered 200 with audio that is no Base64", 200);
        }
        return decoded;
    }

    private Optional<Alignment> alignment() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return Optional.empty();
        }
        Alignment.Builder read = Alignment.builder();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            switch (field) {
                case "characters" -> elements(read);
                case "character_start_times_seconds" -> numbers(read::start);
                case "character_end_times_seconds" -> numbers(read::end);
                default -> json.skipChildren();
            }
        }
        return Optional.of(read.build());
    }

    private void elements(Alignment.Builder into) throws IOException {
        while (hasElement()) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                into.element(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
            } else {
                into.element("");
                json.skipChildren();
            }
        }
    }

    /** What is no number becomes one that no check lets pass. */
    private void numbers(DoubleConsumer into) throws IOException {
        while (hasElement()) {
            into.accept(json.currentToken().isNumeric() ? json.getDoubleValue() : Double.NaN);
            json.skipChildren();
        }
    }

    /** Steps to the next element of an array; a value that is no array is passed over as an empty one. */
    private boolean hasElement() throws IOException {
        if (!json.getParsingContext().inArray() && json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return false;
        }
        return json.nextToken() != JsonToken.END_ARRAY;
    }
}
