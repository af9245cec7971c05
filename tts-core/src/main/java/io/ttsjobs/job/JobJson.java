package io.ttsjobs.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.TimingData;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The one class that knows JSON, as a stream.
 *
 * <p>Every document is read in the order in which it was written, so that writing and reading stand side by side, and
 * begins with the number of its schema, which grows with every change. What does not fit is an {@link IOException} that
 * tells the place and nothing of the content.
 */
final class JobJson {

    private static final int SCHEMA = 5;

    /** Stands for a confidence that is not known. */
    private static final double UNKNOWN = -1;

    /** Escapes keep a lone surrogate, which UTF-8 cannot; and a text may be longer than any string of the web. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JobJson() {}

    static void write(JobOrder order, OutputStream out) throws IOException {
        GenerationRequest request = order.request();
        write(out, json -> {
            json.writeStringField("createdAt", order.createdAt().toString());
            json.writeStringField("provider", request.provider());
            json.writeStringField("voice", request.voiceId());
            json.writeStringField("model", request.model().orElse(null));
            json.writeNumberField("speed", request.speed());
            json.writeStringField("gap", request.gap().toString());
            json.writeStringField("language", request.language().toLanguageTag());
            json.writeNumberField("maxChunkLength", request.maxChunkLength().orElse(0));
            json.writeNumberField("firstChunkLength", request.firstChunkLength().orElse(0));
            writeFormat("format", request.format(), json);
            json.writeArrayFieldStart("options");
            for (Map.Entry<String, String> option : request.options().entrySet()) {
                json.writeString(option.getKey());
                json.writeString(option.getValue());
            }
            json.writeEndArray();
            writeBudget(request.budget(), json);
            json.writeStringField("text", request.text());
            writeSpans("plan", order.plan(), json);
        });
    }

    static JobOrder readOrder(Path file) throws IOException {
        return read(file, json -> {
            Instant createdAt = Instant.parse(json.text("createdAt"));
            String provider = json.text("provider");
            String voice = json.text("voice");
            Optional<String> model = json.optionalText("model");
            double speed = json.decimal("speed");
            Duration gap = Duration.parse(json.text("gap"));
            Locale language = Locale.forLanguageTag(json.text("language"));
            OptionalInt maxChunkLength = In.positive(Math.toIntExact(json.number("maxChunkLength")));
            OptionalInt firstChunkLength = In.positive(Math.toIntExact(json.number("firstChunkLength")));
            List<AudioFormat> format = json.list("format", In::format);
            List<Map.Entry<String, String>> options = json.list("options", In::option);
            OptionalLong budget = json.budget();
            GenerationRequest.Builder request = GenerationRequest.builder(provider, voice, json.text("text"))
                    .speed(speed)
                    .gap(gap)
                    .language(language);
            model.ifPresent(request::model);
            format.forEach(request::format);
            options.forEach(option -> request.option(option.getKey(), option.getValue()));
            maxChunkLength.ifPresent(request::maxChunkLength);
            firstChunkLength.ifPresent(request::firstChunkLength);
            budget.ifPresent(request::budget);
            return new JobOrder(request.build(), json.list("plan", In::span), createdAt);
        });
    }

    static void write(JobState state, OutputStream out) throws IOException {
        write(out, json -> {
            json.writeNumberField("version", state.version());
            json.writeStringField("status", state.status().name());
            json.writeNumberField("completedChunks", state.completedChunks());
            json.writeStringField("audioDuration", state.audioDuration().toString());
            writeAmount("billedCharacters", state.billedCharacters(), json);
            writeAmount("spentCharacters", Optional.of(state.spentCharacters()), json);
            writeBudget(state.budget(), json);
            json.writeStringField(
                    "finishedAt", state.finishedAt().map(Instant::toString).orElse(null));
            json.writeStringField("errorCode", state.errorCode().map(Enum::name).orElse(null));
            json.writeStringField("errorMessage", state.errorMessage().orElse(null));
        });
    }

    static JobState readState(Path file) throws IOException {
        return read(
                file,
                json -> new JobState(
                        json.number("version"),
                        JobStatus.valueOf(json.text("status")),
                        Math.toIntExact(json.number("completedChunks")),
                        Duration.parse(json.text("audioDuration")),
                        json.optionalText("billedCharacters").map(BigDecimal::new),
                        new BigDecimal(json.text("spentCharacters")),
                        json.budget(),
                        json.optionalText("finishedAt").map(Instant::parse),
                        json.optionalText("errorCode").map(ErrorCode::valueOf),
                        json.optionalText("errorMessage")));
    }

    static void write(JobResult result, OutputStream out) throws IOException {
        AudioMetadata metadata = result.metadata();
        write(out, json -> {
            json.writeStringField("audioFile", result.audioFile().toString());
            json.writeStringField("duration", metadata.duration().toString());
            json.writeNumberField("sizeBytes", metadata.sizeBytes());
            writeSpans("estimatedSpans", metadata.timing().estimatedSpans(), json);
            json.writeNumberField("confidence", metadata.timing().confidence().orElse(UNKNOWN));
            writeFormat("format", Optional.of(metadata.format()), json);
            writeTimings(metadata.timing().words(), metadata.timing().sentences(), json);
        });
    }

    static JobResult readResult(Path file, String jobId) throws IOException {
        return read(file, json -> {
            Path audioFile = Path.of(json.text("audioFile"));
            Duration duration = Duration.parse(json.text("duration"));
            long sizeBytes = json.number("sizeBytes");
            List<TextSpan> estimatedSpans = json.list("estimatedSpans", In::span);
            double confidence = json.decimal("confidence");
            AudioFormat format = json.only("format", In::format);
            List<WordTiming> words = json.list("words", In::word);
            List<SentenceTiming> sentences = json.list("sentences", In::sentence);
            TimingData timing = TimingData.of(words, sentences, estimatedSpans);
            TimingData sure = confidence == UNKNOWN ? timing : timing.withConfidence(confidence);
            return new JobResult(audioFile, new AudioMetadata(jobId, duration, format, sizeBytes, sure));
        });
    }

    /** Writes what is known of a chunk, and its timings; its audio is elsewhere. */
    static void write(ChunkRecord chunk, SynthesisResult result, OutputStream out) throws IOException {
        write(out, json -> {
            writeRecord(chunk, json);
            writeTimings(result.words(), result.sentences(), json);
        });
    }

    /** Reads a chunk, whose audio is in a file of its own. */
    static KeptChunk readChunk(Path file, Path audio) throws IOException {
        return read(file, json -> {
            ChunkRecord chunk = json.chunk();
            SynthesisResult.Builder kept = SynthesisResult.builder(audio, chunk.format())
                    .words(json.list("words", In::word))
                    .sentences(json.list("sentences", In::sentence));
            chunk.timingNote().ifPresent(kept::timingNote);
            chunk.requestId().ifPresent(kept::requestId);
            chunk.billedCharacters().ifPresent(kept::billedCharacters);
            return new KeptChunk(chunk, kept.build());
        });
    }

    /** Reads what is known of a chunk, and passes over its timings. */
    static ChunkRecord readRecord(Path file) throws IOException {
        return read(file, json -> {
            ChunkRecord chunk = json.chunk();
            json.passOver("words");
            json.passOver("sentences");
            return chunk;
        });
    }

    static void writeManifest(List<ChunkRecord> chunks, OutputStream out) throws IOException {
        write(out, json -> {
            json.writeArrayFieldStart("chunks");
            for (ChunkRecord chunk : chunks) {
                json.writeStartObject();
                writeRecord(chunk, json);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static List<ChunkRecord> readManifest(Path file) throws IOException {
        return read(file, json -> json.list("chunks", In::chunkObject));
    }

    private static void writeRecord(ChunkRecord chunk, JsonGenerator json) throws IOException {
        json.writeNumberField("index", chunk.index());
        writeSpans("span", List.of(chunk.span()), json);
        json.writeStringField("provider", chunk.provider());
        json.writeStringField("voice", chunk.voiceId());
        json.writeStringField("model", chunk.model().orElse(null));
        json.writeNumberField("attempts", chunk.attempts());
        json.writeStringField("requestId", chunk.requestId().orElse(null));
        writeAmount("billedCharacters", chunk.billedCharacters(), json);
        writeAmount("jobBilledCharacters", chunk.jobBilledCharacters(), json);
        writeAmount("jobSpentCharacters", Optional.of(chunk.jobSpentCharacters()), json);
        json.writeStringField("sha256", chunk.sha256());
        json.writeNumberField("sizeBytes", chunk.audioSize());
        writeFormat("format", Optional.of(chunk.format()), json);
        json.writeStringField("timingSource", chunk.timingSource().name());
        json.writeStringField("timingNote", chunk.timingNote().orElse(null));
        json.writeStringField("finishedAt", chunk.finishedAt().toString());
    }

    private static void writeSpans(String field, List<TextSpan> spans, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (TextSpan span : spans) {
            json.writeNumber(span.start());
            json.writeNumber(span.end());
        }
        json.writeEndArray();
    }

    /** As text, which keeps every digit. */
    private static void writeAmount(String field, Optional<BigDecimal> amount, JsonGenerator json) throws IOException {
        json.writeStringField(field, amount.map(BigDecimal::toString).orElse(null));
    }

    /** Below 0 if there is none: a budget of 0 is one, too. */
    private static void writeBudget(OptionalLong budget, JsonGenerator json) throws IOException {
        json.writeNumberField("budget", budget.orElse(-1));
    }

    private static void writeTimings(List<WordTiming> words, List<SentenceTiming> sentences, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart("words");
        for (WordTiming w : words) {
            writeTiming(w.word(), w.start(), w.end(), w.startChar(), w.endChar(), json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("sentences");
        for (SentenceTiming s : sentences) {
            writeTiming(s.sentence(), s.start(), s.end(), s.startChar(), s.endChar(), json);
        }
        json.writeEndArray();
    }

    /** In one flat row, as all lists are: a book has 200,000 words. */
    private static void writeTiming(
            String text, Duration start, Duration end, int startChar, int endChar, JsonGenerator json)
            throws IOException {
        json.writeString(text);
        json.writeString(start.toString());
        json.writeString(end.toString());
        json.writeNumber(startChar);
        json.writeNumber(endChar);
    }

    /** A figure that is open is 0. */
    private static void writeFormat(String field, Optional<AudioFormat> format, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        if (format.isPresent()) {
            AudioFormat given = format.get();
            json.writeString(given.container().name());
            json.writeString(given.codec().name());
            for (OptionalInt figure : List.of(given.sampleRate(), given.channels(), given.bitRate())) {
                json.writeNumber(figure.orElse(0));
            }
        }
        json.writeEndArray();
    }

    private static void write(OutputStream out, Writing fields) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            fields.writeTo(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static <T> T read(Path file, Reading<T> fields) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile());
                JsonParser parser = FACTORY.createParser(in)) {
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

    /** Writes the fields of a document. */
    private interface Writing {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Reads the fields of a document. */
    private interface Reading<T> {
        T readFrom(In json) throws IOException;
    }

    /** Reads what is expected, or fails. */
    private static final class In {
        private final JsonParser parser;

        In(JsonParser parser) {
            this.parser = parser;
        }

        void expect(boolean condition) {
            if (!condition) {
                throw new IllegalArgumentException("another token is due");
            }
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

        OptionalLong budget() throws IOException {
            long characters = number("budget");
            return characters < 0 ? OptionalLong.empty() : OptionalLong.of(characters);
        }

        double decimal(String field) throws IOException {
            name(field);
            parser.nextToken();
            return parser.getDoubleValue();
        }

        <T> T only(String field, Reading<T> element) throws IOException {
            List<T> all = list(field, element);
            expect(all.size() == 1);
            return all.get(0);
        }

        /** A list is one flat array; an element is read from the token that stands there up to its own last one. */
        <T> List<T> list(String field, Reading<T> element) throws IOException {
            name(field);
            expect(parser.nextToken() == JsonToken.START_ARRAY);
            List<T> all = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                all.add(element.readFrom(this));
            }
            return all;
        }

        void passOver(String field) throws IOException {
            name(field);
            parser.nextToken();
            parser.skipChildren();
        }

        ChunkRecord chunkObject() throws IOException {
            expect(parser.currentToken() == JsonToken.START_OBJECT);
            ChunkRecord chunk = chunk();
            expect(parser.nextToken() == JsonToken.END_OBJECT);
            return chunk;
        }

        ChunkRecord chunk() throws IOException {
            int index = Math.toIntExact(number("index"));
            TextSpan span = only("span", In::span);
            ChunkRecord.Builder chunk = ChunkRecord.builder(index, span, text("provider"), text("voice"));
            optionalText("model").ifPresent(chunk::model);
            chunk.attempts(Math.toIntExact(number("attempts")));
            optionalText("requestId").ifPresent(chunk::requestId);
            optionalText("billedCharacters").map(BigDecimal::new).ifPresent(chunk::billedCharacters);
            optionalText("jobBilledCharacters").map(BigDecimal::new).ifPresent(chunk::jobBilledCharacters);
            chunk.jobSpentCharacters(new BigDecimal(text("jobSpentCharacters")));
            chunk.audio(text("sha256"), number("sizeBytes"), only("format", In::format));
            chunk.timingSource(TimingData.Source.valueOf(text("timingSource")));
            optionalText("timingNote").ifPresent(chunk::timingNote);
            return chunk.finishedAt(Instant.parse(text("finishedAt"))).build();
        }

        TextSpan span() throws IOException {
            return new TextSpan(parser.getIntValue(), nextNumber());
        }

        Map.Entry<String, String> option() throws IOException {
            return Map.entry(text(), nextText());
        }

        WordTiming word() throws IOException {
            return new WordTiming(text(), nextDuration(), nextDuration(), nextNumber(), nextNumber());
        }

        SentenceTiming sentence() throws IOException {
            return new SentenceTiming(text(), nextDuration(), nextDuration(), nextNumber(), nextNumber());
        }

        AudioFormat format() throws IOException {
            AudioFormat.Container container = AudioFormat.Container.valueOf(text());
            AudioFormat.Builder format = AudioFormat.builder(container, AudioFormat.Codec.valueOf(nextText()));
            positive(nextNumber()).ifPresent(format::sampleRate);
            positive(nextNumber()).ifPresent(format::channels);
            positive(nextNumber()).ifPresent(format::bitRate);
            return format.build();
        }

        private void name(String field) throws IOException {
            expect(parser.nextToken() == JsonToken.FIELD_NAME && field.equals(parser.currentName()));
        }

        private String text() throws IOException {
            expect(parser.currentToken() == JsonToken.VALUE_STRING);
            return parser.getText();
        }

        private String nextText() throws IOException {
            parser.nextToken();
            return text();
        }

        private Duration nextDuration() throws IOException {
            return Duration.parse(nextText());
        }

        private int nextNumber() throws IOException {
            parser.nextToken();
            return parser.getIntValue();
        }

        private static OptionalInt positive(int figure) {
            return figure == 0 ? OptionalInt.empty() : OptionalInt.of(figure);
        }
    }
}
