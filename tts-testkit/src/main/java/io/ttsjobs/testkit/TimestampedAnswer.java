package io.ttsjobs.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Audio in Base64 and the times of its characters, in one JSON object, as ElevenLabs writes it. */
final class TimestampedAnswer {

    private static final JsonFactory JSON = new JsonFactory();

    private final SpokenText speech;
    private final byte[] audio;

    private record Element(String characters, long startMillis, long endMillis) {}

    TimestampedAnswer(SpokenText speech, byte[] audio) {
        this.speech = speech;
        this.audio = audio;
    }

    /** Writes it piece by piece, so that the Base64 is never whole in memory. */
    void write(OutputStream out) throws IOException {
        List<Element> elements = elements();
        try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeFieldName("audio_base64");
            json.writeBinary(new ByteArrayInputStream(audio), audio.length);
            write(json, "alignment", elements);
            write(json, "normalized_alignment", withBlanks(elements));
            json.writeEndObject();
        }
    }

    /** One for each code point; each ends when the next begins. */
    private List<Element> elements() {
        String text = speech.text();
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int next = text.offsetByCodePoints(i, 1);
            elements.add(new Element(text.substring(i, next), speech.startMillis(i), speech.startMillis(next)));
            i = next;
        }
        return elements;
    }

    /** The service puts a blank in front of what it has normalized, and one behind. */
    private static List<Element> withBlanks(List<Element> elements) {
        long end = elements.isEmpty() ? 0 : elements.get(elements.size() - 1).endMillis();
        List<Element> all = new ArrayList<>(elements);
        all.add(0, new Element(" ", 0, 0));
        all.add(new Element(" ", end, end));
        return all;
    }

    private static void write(JsonGenerator json, String name, List<Element> elements) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeArrayFieldStart("characters");
        for (Element element : elements) {
            json.writeString(element.characters());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("character_start_times_seconds");
        for (Element element : elements) {
            json.writeNumber(BigDecimal.valueOf(element.startMillis(), 3));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("character_end_times_seconds");
        for (Element element : elements) {
            json.writeNumber(BigDecimal.valueOf(element.endMillis(), 3));
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
