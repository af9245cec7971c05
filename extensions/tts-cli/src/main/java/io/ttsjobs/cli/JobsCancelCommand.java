package io.ttsjobs.cli;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.JobStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tts jobs cancel}: marks a job as one that nobody wants. */
@Command(
        name = "cancel",
        description = "Cancels a job that is pending or has failed.",
        footer = {
            "",
            "Its chunks are kept until cleanup: 'tts jobs resume' takes a cancelled job up, too.",
            "A job that runs is cancelled by Ctrl-C where it runs.",
            "",
            "JSON: the job as 'tts speak --json' prints it.",
            "",
            "Example:",
            "  tts jobs cancel 3f2c7a52-6a0e-4d0b-9f3e-0c1d2e3f4a5b --jobs jobs"
        })
final class JobsCancelCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "ID", description = "the job, see 'tts jobs list'")
    String id = "";

    @Mixin
    JobsOptions jobs = new JobsOptions();

    JobsCancelCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (JobsDirectory directory = jobs.open(context)) {
            GenerationJob job = directory.get(id);
            if (job.status() == JobStatus.COMPLETED) {
                throw new BadInput("job " + id + " is COMPLETED and cannot be cancelled");
            }
            GenerationJob cancelled = directory.cancel(job);
            if (jobs.json) {
                Json.write(context.out(), JobReport.of(cancelled)::writeTo);
            } else {
                context.out().write(("cancelled job " + id + "\n").getBytes(StandardCharsets.UTF_8));
                context.out().flush();
            }
            return ExitCode.DONE;
        }
    }
}
