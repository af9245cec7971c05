package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ttsjobs.job.AudioMetadata;
import io.ttsjobs.job.GenerationJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as {@code --json} shows it: always the same keys, {@code null} where there is nothing to say.
 *
 * @param job the job
 * @param audioFile where its audio is for the user
 */
record JobReport(GenerationJob job, Optional<Path> audioFile) {

    /** A job whose audio is where the job has it. */
    static JobReport of(GenerationJob job) {
        return new JobReport(job, job.audioFile());
    }

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeFields(json);
        json.writeEndObject();
    }

    /** Writes the keys alone, into an object that has others too. */
    void writeFields(JsonGenerator json) throws IOException {
        Optional<AudioMetadata> audio = job.audioMetadata();
        json.writeStringField("job_id", job.id());
        json.writeStringField("status", job.status().name());
        json.writeStringField("provider", job.request().provider());
        json.writeStringField("voice", job.request().voiceId());
        json.writeStringField("model", job.request().model().orElse(null));
        json.writeNumberField("text_length", job.request().text().length());
        json.writeNumberField("billed_characters", BilledCharacters.of(job));
        json.writeNumberField("chunks", job.totalChunks());
        json.writeNumberField("completed_chunks", job.completedChunks());
        json.writeNumberField("duration_ms", job.audioDuration().toMillis());
        json.writeStringField(
                "format", audio.map(made -> made.format().fileExtension()).orElse(null));
        writeSize(json, audio);
        json.writeStringField(
                "timing_source",
                audio.map(made -> TimingsFile.lower(made.timing().source())).orElse(null));
        json.writeStringField("audio_file", audioFile.map(Path::toString).orElse(null));
        json.writeStringField("error_code", job.errorCode().map(Enum::name).orElse(null));
        json.writeStringField("error_message", job.errorMessage().orElse(null));
        json.writeStringField("created_at", job.createdAt().toString());
        json.writeStringField(
                "finished_at", job.finishedAt().map(Instant::toString).orElse(null));
    }

    private static void writeSize(JsonGenerator json, Optional<AudioMetadata> audio) throws IOException {
        if (audio.isPresent()) {
            json.writeNumberField("size_bytes", audio.get().sizeBytes());
        } else {
            json.writeNullField("size_bytes");
        }
    }
}
