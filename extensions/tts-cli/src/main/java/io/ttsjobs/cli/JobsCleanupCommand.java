package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tts jobs cleanup}: removes old jobs. */
@Command(
        name = "cleanup",
        description = "Removes old jobs, with their chunks and their audio in DIR.",
        footer = {
            "",
            "A job is old if it has been over for that long, or is pending and was created",
            "that long ago. Copies of the audio elsewhere stay.",
            "",
            "JSON: {\"removed\"}",
            "",
            "Example:",
            "  tts jobs cleanup --older-than 24h --jobs jobs"
        })
final class JobsCleanupCommand implements Callable<Integer> {

    private final Context context;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            required = true,
            description = "such as 90m, 24h or 7d; 0d removes every job")
    Age age = Age.NONE;

    @Mixin
    JobsOptions jobs = new JobsOptions();

    JobsCleanupCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (JobsDirectory directory = jobs.open(context)) {
            int removed = directory.cleanup(age.time());
            if (jobs.json) {
                Json.write(context.out(), json -> write(removed, json));
            } else {
                String what = removed == 1 ? "1 job" : removed + " jobs";
                context.out().write(("removed " + what + "\n").getBytes(StandardCharsets.UTF_8));
                context.out().flush();
            }
            return ExitCode.DONE;
        }
    }

    private static void write(int removed, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("removed", removed);
        json.writeEndObject();
    }
}
