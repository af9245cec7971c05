package io.ttsjobs.cli;

import io.ttsjobs.job.AudioMetadata;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** All that there is to say of a job to people, but for its text: a line each, and an empty one below. */
final class JobFacts {

    private final StringBuilder lines = new StringBuilder();

    private JobFacts() {}

    static String of(GenerationJob job, Instant now) {
        JobFacts facts = new JobFacts();
        GenerationRequest request = job.request();
        facts.add("job", job.id());
        facts.add("status", job.status().name());
        facts.add("created", moment(job.createdAt(), now));
        job.finishedAt().ifPresent(end -> facts.add("ended", moment(end, now)));
        facts.add(
                "provider",
                request.provider() + request.model().map(m -> ", model " + m).orElse(""));
        facts.add("voice", request.voiceId() + (request.speed() == 1.0 ? "" : ", speed " + request.speed()));
        facts.add(
                "text",
                String.format(Locale.ROOT, "%,d UTF-16 units", request.text().length()));
        facts.add("chunks", job.completedChunks() + " of " + job.totalChunks());
        job.billedCharacters()
                .map(BigDecimal::stripTrailingZeros)
                .ifPresent(billed -> facts.add("billed", billed.toPlainString() + " characters"));
        job.audioMetadata().ifPresent(audio -> facts.add(audio, job.audioFile()));
        job.errorCode()
                .ifPresent(code ->
                        facts.add("error", code + ": " + job.errorMessage().orElse("")));
        return facts.lines.append('\n').toString();
    }

    private void add(AudioMetadata audio, Optional<Path> file) {
        add(
                "audio",
                String.format(
                        Locale.ROOT,
                        "%s, %s, %,d bytes",
                        Times.length(audio.duration()),
                        audio.format(),
                        audio.sizeBytes()));
        file.ifPresent(path -> add("file", path.toString()));
        add("timing", TimingsFile.lower(audio.timing().source()));
    }

    private void add(String name, String value) {
        lines.append(String.format(Locale.ROOT, "%-10s%s\n", name, value));
    }

    private static String moment(Instant moment, Instant now) {
        return Times.moment(moment) + " (" + Times.age(moment, now) + " ago)";
    }
}
