package io.ttsjobs.job;

import io.ttsjobs.job.Json.In;
import io.ttsjobs.job.Json.Out;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.TimingData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The files of a {@link JobDirectory}: what was asked for, where the job stands, and what came of it. */
final class JobJson {

    /** Stands for a confidence that is not known. */
    private static final double UNKNOWN = -1;

    private JobJson() {}

    static void write(JobOrder order, OutputStream to) throws IOException {
        GenerationRequest request = order.request();
        Json.write(to, json -> {
            json.text("createdAt", order.createdAt().toString());
            json.text("provider", request.provider());
            json.text("voice", request.voiceId());
            json.optionalText("model", request.model());
            json.decimal("speed", request.speed());
            json.text("gap", request.gap().toString());
            json.text("language", request.language().toLanguageTag());
            json.number("maxChunkLength", request.maxChunkLength().orElse(0));
            json.number("firstChunkLength", request.firstChunkLength().orElse(0));
            json.list("format", request.format().stream().toList(), ValueJson::write);
            json.list("options", request.options().entrySet(), JobJson::writeOption);
            writeBudget(request.budget(), json);
            json.text("text", request.text());
            json.list("plan", order.plan(), ValueJson::write);
        });
    }

    static JobOrder readOrder(Path file) throws IOException {
        return Json.read(file, json -> {
            Instant createdAt = Instant.parse(json.text("createdAt"));
            String provider = json.text("provider");
            String voice = json.text("voice");
            Optional<String> model = json.optionalText("model");
            double speed = json.decimal("speed");
            Duration gap = Duration.parse(json.text("gap"));
            Locale language = Locale.forLanguageTag(json.text("language"));
            OptionalInt maxChunkLength = ValueJson.positive(json.count("maxChunkLength"));
            OptionalInt firstChunkLength = ValueJson.positive(json.count("firstChunkLength"));
            List<AudioFormat> format = json.list("format", ValueJson::readFormat);
            List<Map.Entry<String, String>> options = json.list("options", JobJson::readOption);
            OptionalLong budget = readBudget(json);
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
            return new JobOrder(request.build(), json.list("plan", ValueJson::readSpan), createdAt);
        });
    }

    static void write(JobState state, OutputStream to) throws IOException {
        Json.write(to, json -> {
            json.number("version", state.version());
            json.text("status", state.status().name());
            json.number("completedChunks", state.completedChunks());
            json.text("audioDuration", state.audioDuration().toString());
            ValueJson.writeAmount("billedCharacters", state.billedCharacters(), json);
            ValueJson.writeAmount("spentCharacters", Optional.of(state.spentCharacters()), json);
            writeBudget(state.budget(), json);
            json.optionalText("finishedAt", state.finishedAt().map(Instant::toString));
            json.optionalText("errorCode", state.errorCode().map(Enum::name));
            json.optionalText("errorMessage", state.errorMessage());
        });
    }

    static JobState readState(Path file) throws IOException {
        return Json.read(
                file,
                json -> new JobState(
                        json.number("version"),
                        JobStatus.valueOf(json.text("status")),
                        json.count("completedChunks"),
                        Duration.parse(json.text("audioDuration")),
                        ValueJson.readAmount("billedCharacters", json),
                        ValueJson.readAmount("spentCharacters", json).orElseThrow(),
                        readBudget(json),
                        json.optionalText("finishedAt").map(Instant::parse),
                        json.optionalText("errorCode").map(ErrorCode::valueOf),
                        json.optionalText("errorMessage")));
    }

    static void write(JobResult result, OutputStream to) throws IOException {
        AudioMetadata metadata = result.metadata();
        TimingData timing = metadata.timing();
        Json.write(to, json -> {
            json.text("audioFile", result.audioFile().toString());
            json.text("duration", metadata.duration().toString());
            json.number("sizeBytes", metadata.sizeBytes());
            json.list("estimatedSpans", timing.estimatedSpans(), ValueJson::write);
            json.decimal("confidence", timing.confidence().orElse(UNKNOWN));
            json.list("format", List.of(metadata.format()), ValueJson::write);
            ValueJson.writeTimings(timing.words(), timing.sentences(), json);
        });
    }

    static JobResult readResult(Path file, String jobId) throws IOException {
        return Json.read(file, json -> {
            Path audioFile = Path.of(json.text("audioFile"));
            Duration duration = Duration.parse(json.text("duration"));
            long sizeBytes = json.number("sizeBytes");
            List<TextSpan> estimatedSpans = json.list("estimatedSpans", ValueJson::readSpan);
            double confidence = json.decimal("confidence");
            AudioFormat format = json.only("format", ValueJson::readFormat);
            List<WordTiming> words = ValueJson.readWords(json);
            List<SentenceTiming> sentences = ValueJson.readSentences(json);
            TimingData timing = TimingData.of(words, sentences, estimatedSpans);
            TimingData sure = confidence == UNKNOWN ? timing : timing.withConfidence(confidence);
            return new JobResult(audioFile, new AudioMetadata(jobId, duration, format, sizeBytes, sure));
        });
    }

    private static void writeOption(Map.Entry<String, String> option, Out json) throws IOException {
        json.text(option.getKey());
        json.text(option.getValue());
    }

    private static Map.Entry<String, String> readOption(In json) throws IOException {
        return Map.entry(json.text(), json.nextText());
    }

    /** Below 0 if there is none: a budget of 0 is one, too. */
    private static void writeBudget(OptionalLong budget, Out json) throws IOException {
        json.number("budget", budget.orElse(-1));
    }

    private static OptionalLong readBudget(In json) throws IOException {
        long characters = json.number("budget");
        return characters < 0 ? OptionalLong.empty() : OptionalLong.of(characters);
    }
}
