package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ttsjobs.job.AudioMetadata;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.TimingData;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The JSON of {@code --timings}. */
final class TimingsFile {

    private TimingsFile() {}

    static void write(AudioMetadata metadata, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("job_id", metadata.jobId());
        json.writeNumberField("duration_ms", metadata.duration().toMillis());
        json.writeStringField("format", metadata.format().fileExtension());
        json.writeNumberField("size_bytes", metadata.sizeBytes());
        json.writeObjectFieldStart("timing");
        writeTiming(metadata.timing(), json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeTiming(TimingData timing, JsonGenerator json) throws IOException {
        json.writeStringField("timing_type", lower(timing.type()));
        json.writeStringField("source", lower(timing.source()));
        if (!timing.estimatedSpans().isEmpty()) {
            writeRanges(timing.estimatedSpans(), json);
        }
        if (timing.confidence().isPresent()) {
            json.writeNumberField("confidence", rounded(timing.confidence().getAsDouble()));
        }
        json.writeArrayFieldStart("words");
        for (WordTiming word : timing.words()) {
            json.writeStartObject();
            json.writeStringField("word", word.word());
            writeSpan(json, word.start(), word.end(), word.startChar(), word.endChar());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("sentences");
        for (SentenceTiming sentence : timing.sentences()) {
            json.writeStartObject();
            json.writeStringField("sentence", sentence.sentence());
            writeSpan(json, sentence.start(), sentence.end(), sentence.startChar(), sentence.endChar());
        }
        json.writeEndArray();
    }

    private static void writeRanges(List<TextSpan> spans, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("estimated_ranges");
        for (TextSpan span : spans) {
            json.writeStartArray();
            json.writeNumber(span.start());
            json.writeNumber(span.end());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** All times are rounded down, so their order stays and none passes the length of the audio. */
    private static void writeSpan(JsonGenerator json, Duration start, Duration end, int startChar, int endChar)
            throws IOException {
        json.writeNumberField("start_ms", start.toMillis());
        json.writeNumberField("end_ms", end.toMillis());
        json.writeNumberField("start_char", startChar);
        json.writeNumberField("end_char", endChar);
        json.writeEndObject();
    }

    /** To hundredths, down, so that only what is measured throughout is 1; 0.29 times 100 is a little less than 29. */
    static double rounded(double share) {
        return Math.floor(share * 100 + 1e-9) / 100;
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
