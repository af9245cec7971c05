package io.ttsjobs.cli;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobHandle;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.job.JobManagerBuilder;
import io.ttsjobs.job.JobStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
     * Runs a job to its end. The audio is made beside its place, so that it appears there whole; it goes first, because
     * it is what was paid for.
     *
     * @throws InterruptedException if the thread is interrupted; the job is cancelled and its files are gone
     */
    JobReport speak(JobManagerBuilder settings, GenerationRequest request, OutputFile audio, SideFiles sideFiles)
            throws IOException, InterruptedException {
        Instant start = context.clock().instant();
        try (TemporaryFiles.Directory scratch = audio.scratch();
                JobManager jobs = settings.audioStorage(AudioStorage.directory(scratch.path()))
                        .closeGrace(Duration.ZERO)
                        .build()) {
            GenerationJob job = await(jobs.submit(request), start);
            if (job.status() != JobStatus.COMPLETED) {
                return new JobReport(job, Optional.empty());
            }
            audio.publish(jobs.getAudioFile(job.id()));
            sideFiles.write(jobs.getAudioMetadata(job.id()));
            sayDone(
                    job,
                    audio,
                    sideFiles.shown(),
                    Duration.between(start, context.clock().instant()));
            return new JobReport(job, Optional.of(audio.path()));
        }
    }

    private GenerationJob await(JobHandle handle, Instant start) throws InterruptedException {
        if (!showsProgress) {
            return handle.await();
        }
        CompletableFuture<GenerationJob> completion = handle.completion();
        int columns = context.terminal().columns();
        try (ProgressLine line = new ProgressLine(context.err(), columns, context.clock(), start)) {
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

    private void sayDone(GenerationJob job, OutputFile audio, List<String> sideFiles, Duration wall) {
        if (quiet) {
            return;
        }
        Duration length = job.audioDuration();
        double factor = length.toMillis() / Math.max(1.0, (double) wall.toMillis());
        context.err()
                .printf(
                        Locale.ROOT,
                        "wrote %s: %s of audio in %s (%.1f x real time)%s%n",
                        audio.shown(),
                        Times.length(length),
                        Times.length(wall),
                        factor,
                        sideFiles.isEmpty() ? "" : "; also " + String.join(", ", sideFiles));
    }
}
