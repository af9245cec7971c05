package io.ttsjobs.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON as a stream, and the one class that knows how.
 *
 * <p>Every document is read in the order in which it was written, so that writing and reading stand side by side, and
 * begins with the number of its schema, which grows with every change. What does not fit is an {@link IOException} that
 * tells the place and nothing of the content.
 *
 * <p>A list of values is one flat array, each value some elements of it in a row: a book has 200,000 words.
 */
final class Json {

    private static final int SCHEMA = 5;

    /** Escapes keep a lone surrogate, which UTF-8 cannot; and a text may be longer than any string of the web. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Json() {}

    static void write(OutputStream to, Writing fields) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(to)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            fields.writeTo(new Out(json));
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    static <T> T read(Path file, Reading<T> fields) throws IOException {
        try (FileInputStream from = new FileInputStream(file.toFile());
                JsonParser parser = FACTORY.createParser(from)) {
            return read(parser, fields);
        }
    }

    private static <T> T read(JsonParser parser, Reading<T> fields) throws IOException {
        try {
            In json = new In(parser);
            json.expect(parser.nextToken() == JsonToken.START_OBJECT);
            long schema = json.number("schema");
            if (schema != SCHEMA) {
                throw new IOException("it is of schema " + schema + ", and this version knows schema " + SCHEMA);
            }
            T document = fields.readFrom(json);
            json.expect(parser.nextToken() == JsonToken.END_OBJECT);
            return document;
        } catch (JsonProcessingException | RuntimeException e) {
            // Neither the cause nor its message: they may quote the text.
            throw new IOException("it is damaged at line "
                    + parser.currentTokenLocation().getLineNr() + ", column "
                    + parser.currentTokenLocation().getColumnNr());
        }
    }

    /** Writes the fields of an object. */
    @FunctionalInterface
    interface Writing {
        void writeTo(Out json) throws IOException;
    }

    /** Writes one value into a list. */
    @FunctionalInterface
    interface Element<T> {
        void write(T value, Out json) throws IOException;
    }

    /** Reads the fields of an object, or one value of a list from the element that stands there up to its own last one. */
    @FunctionalInterface
    interface Reading<T> {
        T readFrom(In json) throws IOException;
    }

    /** Writes; without a field's name, the next element of a list. */
    static final class Out {
        private final JsonGenerator json;

        private Out(JsonGenerator json) {
            this.json = json;
        }

        void text(String field, String value) throws IOException {
            json.writeStringField(field, value);
        }

        void optionalText(String field, Optional<String> value) throws IOException {
            json.writeStringField(field, value.orElse(null));
        }

        void number(String field, long value) throws IOException {
            json.writeNumberField(field, value);
        }

        void decimal(String field, double value) throws IOException {
            json.writeNumberField(field, value);
        }

        <T> void list(String field, Iterable<T> values, Element<T> element) throws IOException {
            json.writeArrayFieldStart(field);
            for (T value : values) {
                element.write(value, this);
            }
            json.writeEndArray();
        }

        void text(String value) throws IOException {
            json.writeString(value);
        }

        void number(int value) throws IOException {
            json.writeNumber(value);
        }

        void object(Writing fields) throws IOException {
            json.writeStartObject();
            fields.writeTo(this);
            json.writeEndObject();
        }
    }

    /** Reads what is expected, or fails; without a field's name, elements of a list. */
    static final class In {
        private final JsonParser parser;

        private In(JsonParser parser) {
            this.parser = parser;
        }

        String text(String field) throws IOException {
            return optionalText(field).orElseThrow();
        }

        Optional<String> optionalText(String field) throws IOException {
            name(field);
            return parser.nextToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(text());
        }

        long number(String field) throws IOException {
            name(field);
            parser.nextToken();
            return parser.getLongValue();
        }

        int count(String field) throws IOException {
            return Math.toIntExact(number(field));
        }

        double decimal(String field) throws IOException {
            name(field);
            parser.nextToken();
            return parser.getDoubleValue();
        }

        <T> List<T> list(String field, Reading<T> element) throws IOException {
            name(field);
            expect(parser.nextToken() == JsonToken.START_ARRAY);
            List<T> all = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                all.add(element.readFrom(this));
            }
            return all;
        }

        /** A list of one. */
        <T> T only(String field, Reading<T> element) throws IOException {
            List<T> all = list(field, element);
            expect(all.size() == 1);
            return all.get(0);
        }

        void passOver(String field) throws IOException {
            name(field);
            parser.nextToken();
            parser.skipChildren();
        }

        /** The element that stands there. */
        String text() throws IOException {
            expect(parser.currentToken() == JsonToken.VALUE_STRING);
            return parser.getText();
        }

        /** The element that stands there. */
        int number() throws IOException {
            return parser.getIntValue();
        }

        /** The element that stands there. */
        <T> T object(Reading<T> fields) throws IOException {
            expect(parser.currentToken() == JsonToken.START_OBJECT);
            T object = fields.readFrom(this);
            expect(parser.nextToken() == JsonToken.END_OBJECT);
            return object;
        }

        String nextText() throws IOException {
            parser.nextToken();
            return text();
        }

        int nextNumber() throws IOException {
            parser.nextToken();
            return number();
        }

        private void name(String field) throws IOException {
            expect(parser.nextToken() == JsonToken.FIELD_NAME && field.equals(parser.currentName()));
        }

        private void expect(boolean condition) {
            if (!condition) {
                throw new IllegalArgumentException("another token is due");
            }
        }
    }
}
