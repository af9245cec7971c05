package io.ttsjobs.cli;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManagerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Jobs in memory, and audio beside its place, so that a rename puts it there; at the end nothing is left. */
final class TemporaryWorkplace implements Workplace {

    private final TemporaryFiles.Directory scratch;

    TemporaryWorkplace(OutputFile target) throws IOException {
        this.scratch = target.scratch();
    }

    @Override
    public JobManagerBuilder furnish(JobManagerBuilder settings) {
        return settings.audioStorage(AudioStorage.directory(scratch.path()));
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
        target.publish(audio);
    }

    @Override
    public void close() {
        scratch.close();
    }
}
