package io.ttsjobs.cli;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManagerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Jobs in memory, and audio where {@code AUDIO_STORAGE_DIR} says or else beside its place, so that a rename puts it there; at
 * the end nothing is left.
 */
final class TemporaryWorkplace implements Workplace {

    private static final String VARIABLE = "AUDIO_STORAGE_DIR";

    private final TemporaryFiles.Directory scratch;
    private final boolean besideTarget;

    private TemporaryWorkplace(TemporaryFiles.Directory scratch, boolean besideTarget) {
        this.scratch = scratch;
        this.besideTarget = besideTarget;
    }

    /**
     * Makes a workplace.
     *
     * @throws BadInput if {@code AUDIO_STORAGE_DIR} names no directory that can be written
     */
    static TemporaryWorkplace open(Context context, OutputFile target) throws IOException {
        String named = context.audioStorageDirectory();
        if (named.isBlank()) {
            return new TemporaryWorkplace(target.scratch(), true);
        }
        try {
            Path directory = Files.createDirectories(context.resolve(named));
            return new TemporaryWorkplace(context.temporaryFiles().in(directory), false);
        } catch (IOException e) {
            throw new BadInput(VARIABLE + " is " + named + ", which cannot be used (" + Reason.of(e) + ")");
        }
    }

    @Override
    public JobManagerBuilder furnish(JobManagerBuilder settings) {
        return settings.audioStorage(AudioStorage.directory(scratch.path())).closeGrace(Duration.ZERO);
    }

    @Override
    public Optional<GenerationJob> earlierJob(GenerationRequest request) {
        return Optional.empty();
    }

    @Override
    public int keptChunks(GenerationJob job) {
        return 0;
    }

    @Override
    public void publish(Path audio, OutputFile target) throws IOException {
        if (besideTarget) {
            target.publish(audio);
        } else {
            target.write(out -> Files.copy(audio, out));
        }
    }

    @Override
    public void close() {
        scratch.close();
    }
}
