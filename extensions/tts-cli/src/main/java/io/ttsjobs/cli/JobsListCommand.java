package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ttsjobs.job.GenerationJob;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tts jobs list}: the jobs of a directory. */
@Command(
        name = "list",
        description = "Lists the jobs, the oldest first.",
        footer = {
            "",
            "CHUNKS are those that are done, of all; TEXT is its length in UTF-16 units; AGE",
            "counts from the job's creation. A job that cannot be read is told of on standard",
            "error.",
            "",
            "JSON: {\"jobs\": [...]}, each as 'tts speak --json' prints it.",
            "",
            "Example:",
            "  tts jobs list --jobs jobs"
        })
final class JobsListCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    JobsOptions jobs = new JobsOptions();

    JobsListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (JobsDirectory directory = jobs.open(context)) {
            List<GenerationJob> all = directory.list();
            if (jobs.json) {
                Json.write(context.out(), json -> write(all, json));
            } else {
                print(all);
            }
            directory.troubles().forEach(trouble -> context.err().println(OneLine.of("tts jobs list: " + trouble)));
            return ExitCode.DONE;
        }
    }

    private static void write(List<GenerationJob> all, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("jobs");
        for (GenerationJob job : all) {
            JobReport.of(job).writeTo(json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void print(List<GenerationJob> all) throws IOException {
        Instant now = context.clock().instant();
        Table table = new Table("ID", "STATUS", "CHUNKS", "TEXT", "AGE", "VOICE");
        for (GenerationJob job : all) {
            table.add(List.of(
                    job.id(),
                    job.status().name(),
                    job.completedChunks() + "/" + job.totalChunks(),
                    String.format(Locale.ROOT, "%,d", job.request().text().length()),
                    Times.age(job.createdAt(), now),
                    job.request().voiceId()));
        }
        table.print(context.out(), "", "");
    }
}
