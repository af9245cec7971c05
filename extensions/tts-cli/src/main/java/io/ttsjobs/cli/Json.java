package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads and writes JSON as a stream: a book has 215,000 words, and none of them need wait in a tree. */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(com.fasterxml.jackson.core.StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private Json() {}

    /** Writes one document on a line of its own; the stream stays open. */
    static void write(OutputStream out, Document document) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            document.writeTo(json);
            json.writeRaw('\n');
        }
        out.flush();
    }

    static JsonParser read(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    /** What a document holds. */
    @FunctionalInterface
    interface Document {
        void writeTo(JsonGenerator json) throws IOException;
    }
}
