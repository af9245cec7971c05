package io.ttsjobs.job;

import io.ttsjobs.job.Json.In;
import io.ttsjobs.job.Json.Out;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.TimingData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files of a {@link DirectoryChunkStore} but for the audio: one a chunk, and the manifest of all. */
final class ChunkJson {

    private ChunkJson() {}

    /** Writes what is known of a chunk, and its timings; its audio is elsewhere. */
    static void write(ChunkRecord chunk, SynthesisResult result, OutputStream to) throws IOException {
        Json.write(to, json -> {
            writeRecord(chunk, json);
            ValueJson.writeTimings(result.words(), result.sentences(), json);
        });
    }

    /** Reads a chunk, whose audio is in a file of its own. */
    static KeptChunk readChunk(Path file, Path audio) throws IOException {
        return Json.read(file, json -> {
            ChunkRecord chunk = readRecord(json);
            SynthesisResult.Builder kept = SynthesisResult.builder(audio, chunk.format())
                    .words(ValueJson.readWords(json))
                    .sentences(ValueJson.readSentences(json));
            chunk.timingNote().ifPresent(kept::timingNote);
            chunk.requestId().ifPresent(kept::requestId);
            chunk.billedCharacters().ifPresent(kept::billedCharacters);
            return new KeptChunk(chunk, kept.build());
        });
    }

    /** Reads what is known of a chunk, and passes over its timings. */
    static ChunkRecord readRecord(Path file) throws IOException {
        return Json.read(file, json -> {
            ChunkRecord chunk = readRecord(json);
            ValueJson.passOverTimings(json);
            return chunk;
        });
    }

    static void writeManifest(List<ChunkRecord> chunks, OutputStream to) throws IOException {
        Json.write(
                to,
                json -> json.list("chunks", chunks, (chunk, out) -> out.object(fields -> writeRecord(chunk, fields))));
    }

    static List<ChunkRecord> readManifest(Path file) throws IOException {
        return Json.read(file, json -> json.list("chunks", in -> in.object(ChunkJson::readRecord)));
    }

    private static void writeRecord(ChunkRecord chunk, Out json) throws IOException {
        json.number("index", chunk.index());
        json.list("span", List.of(chunk.span()), ValueJson::write);
        json.text("provider", chunk.provider());
        json.text("voice", chunk.voiceId());
        json.optionalText("model", chunk.model());
        json.number("attempts", chunk.attempts());
        json.optionalText("requestId", chunk.requestId());
        ValueJson.writeAmount("billedCharacters", chunk.billedCharacters(), json);
        ValueJson.writeAmount("jobBilledCharacters", chunk.jobBilledCharacters(), json);
        ValueJson.writeAmount("jobSpentCharacters", Optional.of(chunk.jobSpentCharacters()), json);
        json.text("sha256", chunk.sha256());
        json.number("sizeBytes", chunk.audioSize());
        json.list("format", List.of(chunk.format()), ValueJson::write);
        json.text("timingSource", chunk.timingSource().name());
        json.optionalText("timingNote", chunk.timingNote());
        json.text("finishedAt", chunk.finishedAt().toString());
    }

    private static ChunkRecord readRecord(In json) throws IOException {
        int index = json.count("index");
        TextSpan span = json.only("span", ValueJson::readSpan);
        ChunkRecord.Builder chunk = ChunkRecord.builder(index, span, json.text("provider"), json.text("voice"));
        json.optionalText("model").ifPresent(chunk::model);
        chunk.attempts(json.count("attempts"));
        json.optionalText("requestId").ifPresent(chunk::requestId);
        ValueJson.readAmount("billedCharacters", json).ifPresent(chunk::billedCharacters);
        ValueJson.readAmount("jobBilledCharacters", json).ifPresent(chunk::jobBilledCharacters);
        chunk.jobSpentCharacters(
                ValueJson.readAmount("jobSpentCharacters", json).orElseThrow());
        chunk.audio(json.text("sha256"), json.number("sizeBytes"), json.only("format", ValueJson::readFormat));
        chunk.timingSource(TimingData.Source.valueOf(json.text("timingSource")));
        json.optionalText("timingNote").ifPresent(chunk::timingNote);
        return chunk.finishedAt(Instant.parse(json.text("finishedAt"))).build();
    }
}
