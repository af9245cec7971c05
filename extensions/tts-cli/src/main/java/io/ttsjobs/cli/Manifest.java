package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ttsjobs.job.ChunkRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of the finished chunks of a job, for people and for programs.
 *
 * @param chunks in order
 */
record Manifest(List<ChunkRecord> chunks) {

    private static final int SHOWN_DIGITS = 12;

    /** Prints a table under a text; notes are too long for a column and come below. */
    void print(OutputStream out, String above) throws IOException {
        Table table = new Table("CHUNK", "TEXT", "BYTES", "TIMING", "CALLS", "BILLED", "SHA-256", "REQUEST");
        StringBuilder notes = new StringBuilder();
        for (ChunkRecord chunk : chunks) {
            table.add(cells(chunk));
            chunk.timingNote()
                    .ifPresent(note -> notes.append("chunk ")
                            .append(chunk.index())
                            .append(": ")
                            .append(note)
                            .append('\n'));
        }
        if (chunks.isEmpty()) {
            out.write((above + "no chunk is finished\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } else {
            table.print(out, above, notes.toString());
        }
    }

    private static List<String> cells(ChunkRecord chunk) {
        return List.of(
                Integer.toString(chunk.index()),
                chunk.span().start() + "-" + chunk.span().end(),
                String.format(Locale.ROOT, "%,d", chunk.audioSize()),
                TimingsFile.lower(chunk.timingSource()),
                Integer.toString(chunk.attempts()),
                chunk.billedCharacters().map(Manifest::plain).orElse("-"),
                chunk.sha256().substring(0, SHOWN_DIGITS),
                chunk.requestId().orElse("-"));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    /** Writes the records as elements of an array. */
    void writeTo(JsonGenerator json) throws IOException {
        for (ChunkRecord chunk : chunks) {
            json.writeStartObject();
            json.writeNumberField("index", chunk.index());
            json.writeNumberField("start_char", chunk.span().start());
            json.writeNumberField("end_char", chunk.span().end());
            json.writeStringField("provider", chunk.provider());
            json.writeStringField("voice", chunk.voiceId());
            json.writeStringField("model", chunk.model().orElse(null));
            json.writeNumberField("attempts", chunk.attempts());
            json.writeStringField("request_id", chunk.requestId().orElse(null));
            writeAmount(chunk.billedCharacters(), json);
            json.writeStringField("sha256", chunk.sha256());
            json.writeNumberField("size_bytes", chunk.audioSize());
            json.writeStringField("format", chunk.format().fileExtension());
            json.writeStringField("timing_source", TimingsFile.lower(chunk.timingSource()));
            json.writeStringField("timing_note", chunk.timingNote().orElse(null));
            json.writeStringField("finished_at", chunk.finishedAt().toString());
            json.writeEndObject();
        }
    }

    private static void writeAmount(Optional<BigDecimal> amount, JsonGenerator json) throws IOException {
        if (amount.isPresent()) {
            json.writeNumberField("billed_characters", amount.get());
        } else {
            json.writeNullField("billed_characters");
        }
    }
}
