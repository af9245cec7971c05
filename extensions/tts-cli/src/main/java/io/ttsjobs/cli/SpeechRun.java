package io.ttsjobs.cli;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobHandle;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.job.JobManagerBuilder;
import io.ttsjobs.job.JobStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs one job in sight of the user, and puts its files into place. */
final class SpeechRun {

    private final Context context;
    private final boolean quiet;
    private final boolean showsProgress;

    SpeechRun(Context context, boolean quiet, boolean verbose) {
        this.context = context;
        this.quiet = quiet;
        // Log lines would tear the bar apart.
        this.showsProgress = context.terminal().interactive() && !quiet && !verbose;
    }

    /**
     * Runs a job to its end, or goes on with an earlier one of the same request. The audio appears in its place whole; it
     * goes first, because it is what was paid for.
     *
     * @throws InterruptedException if the thread is interrupted; the job is cancelled
     */
    JobReport speak(
            JobManagerBuilder settings,
            GenerationRequest request,
            Workplace workplace,
            OutputFile audio,
            SideFiles sideFiles)
            throws IOException, InterruptedException {
        Instant start = context.clock().instant();
        Optional<GenerationJob> earlier = workplace.earlierJob(request);
        Optional<GenerationJob> finished = earlier.filter(job -> job.status() == JobStatus.COMPLETED);
        int before = earlier.map(workplace::keptChunks).orElse(0);
        try (JobManager jobs = workplace.furnish(settings).build()) {
            GenerationJob job =
                    finished.isPresent() ? finished.get() : await(start(jobs, request, earlier, before), start, before);
            if (job.status() != JobStatus.COMPLETED) {
                return new JobReport(job, Optional.empty());
            }
            workplace.publish(jobs.getAudioFile(job.id()), audio);
            sideFiles.write(jobs.getAudioMetadata(job.id()));
            Duration wall = Duration.between(start, context.clock().instant());
            sayDone(audio, sideFiles.shown(), finished.isPresent() ? madeEarlier(job) : pace(job, wall));
            return new JobReport(job, Optional.of(audio.path()));
        }
    }

    private JobHandle start(JobManager jobs, GenerationRequest request, Optional<GenerationJob> earlier, int before) {
        if (earlier.isEmpty()) {
            return jobs.submit(request);
        }
        return goOn(jobs, earlier.get(), before, request.budget());
    }

    /**
     * Goes on with a job to its end; the audio stays where the job has it, and a copy appears in its place whole.
     *
     * @throws InterruptedException if the thread is interrupted; the job is cancelled
     */
    JobReport resume(
            JobManagerBuilder settings,
            GenerationJob job,
            OptionalLong budget,
            Workplace workplace,
            Optional<OutputFile> copy)
            throws IOException, InterruptedException {
        Instant start = context.clock().instant();
        boolean finished = job.status() == JobStatus.COMPLETED;
        int before = workplace.keptChunks(job);
        try (JobManager jobs = workplace.furnish(settings).build()) {
            GenerationJob end = finished ? job : await(goOn(jobs, job, before, budget), start, before);
            if (end.status() != JobStatus.COMPLETED) {
                return new JobReport(end, Optional.empty());
            }
            Path audio = jobs.getAudioFile(end.id());
            if (copy.isPresent()) {
                workplace.publish(audio, copy.get());
            }
            Duration wall = Duration.between(start, context.clock().instant());
            String shown = copy.map(OutputFile::shown).orElse(audio.toString());
            String verb = finished && copy.isEmpty() ? "there is" : "wrote";
            say("%s %s: %s%n", verb, shown, finished ? madeEarlier(end) : pace(end, wall));
            return new JobReport(end, Optional.of(copy.map(OutputFile::path).orElse(audio)));
        }
    }

    private JobHandle goOn(JobManager jobs, GenerationJob job, int before, OptionalLong budget) {
        say("going on with job %s: %d of %d chunks are already there%n", job.id(), before, job.totalChunks());
        // Without a budget this time, the job has none any more.
        return budget.equals(job.budget())
                ? jobs.retryJob(job.id())
                : jobs.retryJob(job.id(), budget.orElse(Long.MAX_VALUE));
    }

    private GenerationJob await(JobHandle handle, Instant start, int before) throws InterruptedException {
        if (!showsProgress) {
            return handle.await();
        }
        CompletableFuture<GenerationJob> completion = handle.completion();
        int columns = context.terminal().columns();
        try (ProgressLine line = new ProgressLine(context.err(), columns, context.clock(), start, before)) {
            while (true) {
                try {
                    return completion.get(ProgressLine.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    line.show(handle.job());
                }
            }
        } catch (ExecutionException e) {
            return handle.await();
        }
    }

    private void sayDone(OutputFile audio, List<String> sideFiles, String what) {
        String others = sideFiles.isEmpty() ? "" : "; also " + String.join(", ", sideFiles);
        say("wrote %s: %s%s%n", audio.shown(), what, others);
    }

    private void say(String format, Object... arguments) {
        if (!quiet) {
            context.err().printf(Locale.ROOT, format, arguments);
        }
    }

    private static String pace(GenerationJob job, Duration wall) {
        Duration length = job.audioDuration();
        double factor = length.toMillis() / Math.max(1.0, (double) wall.toMillis());
        String billed = job.billedCharacters()
                .map(characters -> ", " + characters.stripTrailingZeros().toPlainString() + " characters billed")
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%s of audio in %s (%.1f x real time)%s",
                Times.length(length),
                Times.length(wall),
                factor,
                billed);
    }

    private static String madeEarlier(GenerationJob job) {
        return Times.length(job.audioDuration()) + " of audio, made earlier by job " + job.id();
    }
}
