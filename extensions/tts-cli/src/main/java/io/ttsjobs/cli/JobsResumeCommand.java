package io.ttsjobs.cli;

import io.ttsjobs.job.AudioMetadata;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tts jobs resume}: goes on with a job. */
@Command(
        name = "resume",
        description = "Goes on with a job until it is over, and pays for the missing chunks alone.",
        footer = {
            "",
            "The audio stays in DIR, where 'tts jobs show' tells its name; -o makes a copy. A",
            "job that has completed is not run again.",
            "",
            "JSON: the job as 'tts speak --json' prints it.",
            "",
            "Example:",
            "  tts jobs resume 3f2c7a52-6a0e-4d0b-9f3e-0c1d2e3f4a5b --jobs jobs -o book.wav"
        })
final class JobsResumeCommand implements Callable<Integer> {

    private final Context context;
    private final Tts tts;

    @Parameters(paramLabel = "ID", description = "the job, see 'tts jobs list'")
    String id = "";

    @Mixin
    JobsOptions jobs = new JobsOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "copy the audio to FILE")
    Optional<String> output = Optional.empty();

    @Mixin
    RunOptions running = new RunOptions();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "characters that may be billed at most from now on, those of earlier runs included; the job's"
                    + " own budget if unset")
    Optional<Long> budget = Optional.empty();

    JobsResumeCommand(Context context, Tts tts) {
        this.context = context;
        this.tts = tts;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        running.check();
        budget.ifPresent(Values::requireBudget);
        try (ProviderRegistry providers = context.providers().get();
                JobsDirectory directory = jobs.open(context)) {
            GenerationJob job = directory.get(id);
            Optional<OutputFile> copy = output.map(file -> copy(file, job));
            if (job.status() != JobStatus.COMPLETED) {
                ProviderOptions.ready(providers, job.request().provider());
                context.resumption().becomesPossible();
            }
            SpeechRun run = new SpeechRun(context, tts.quiet, tts.verbose);
            JobReport report = run.resume(running.settings(providers, context), job, budget(job), directory, copy);
            if (jobs.json) {
                Json.write(context.out(), report::writeTo);
            }
            return conclude(report.job());
        }
    }

    /** The format of a job is settled, so an ending can only be right or wrong. */
    private OutputFile copy(String file, GenerationJob job) {
        Optional<String> made = job.audioMetadata()
                .map(AudioMetadata::format)
                .or(job.request()::format)
                .map(AudioFormat::fileExtension);
        Optional<String> named = AudioChoice.knownEnding(file).map(AudioFormat::fileExtension);
        if (made.isPresent() && named.isPresent() && !made.equals(named)) {
            throw new BadInput("-o " + file + ": the ending contradicts the job, which makes " + made.get());
        }
        List<Path> taken = job.audioFile().stream().toList();
        return OutputFile.check(file, context, taken);
    }

    private OptionalLong budget(GenerationJob job) {
        return budget.map(OptionalLong::of).orElse(job.budget());
    }

    private int conclude(GenerationJob job) {
        if (job.status() == JobStatus.COMPLETED) {
            return ExitCode.DONE;
        }
        if (!tts.quiet) {
            String how = Resumption.condition(job.errorCode().orElse(ErrorCode.INTERNAL_ERROR));
            context.err().println("tts jobs resume: what is done is kept; " + how + Resumption.PROMISE);
        }
        throw new TtsException(
                job.errorCode().orElse(ErrorCode.INTERNAL_ERROR),
                job.errorMessage().orElse(""));
    }
}
