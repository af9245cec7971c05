package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ttsjobs.job.GenerationJob;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tts jobs show}: one job, chunk by chunk. */
@Command(
        name = "show",
        description = "Shows a job, and what is known of each finished chunk.",
        footer = {
            "",
            "TEXT are UTF-16 indices into the text, CALLS how often the provider was asked,",
            "SHA-256 the first 12 digits of the checksum of the chunk's own audio.",
            "",
            "JSON: the job as 'tts speak --json' prints it, and beside it",
            "  \"manifest\": [{\"index\", \"start_char\", \"end_char\", \"provider\", \"voice\",",
            "  \"model\", \"attempts\", \"request_id\", \"billed_characters\", \"sha256\",",
            "  \"size_bytes\", \"format\", \"timing_source\", \"timing_note\", \"finished_at\"}];",
            "  null where there is nothing to say.",
            "",
            "Example:",
            "  tts jobs show 3f2c7a52-6a0e-4d0b-9f3e-0c1d2e3f4a5b --jobs jobs"
        })
final class JobsShowCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "ID", description = "the job, see 'tts jobs list'")
    String id = "";

    @Mixin
    JobsOptions jobs = new JobsOptions();

    JobsShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (JobsDirectory directory = jobs.open(context)) {
            GenerationJob job = directory.get(id);
            Manifest manifest = new Manifest(directory.chunkRecords(id));
            if (jobs.json) {
                Json.write(context.out(), json -> write(job, manifest, json));
            } else {
                String facts = JobFacts.of(job, context.clock().instant());
                manifest.print(context.out(), facts);
            }
            return ExitCode.DONE;
        }
    }

    private static void write(GenerationJob job, Manifest manifest, JsonGenerator json) throws IOException {
        json.writeStartObject();
        JobReport.of(job).writeFields(json);
        json.writeArrayFieldStart("manifest");
        manifest.writeTo(json);
        json.writeEndArray();
        json.writeEndObject();
    }
}
