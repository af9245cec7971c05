package io.ttsjobs.cli;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManagerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a job and its audio are while the command works on them. */
interface Workplace extends AutoCloseable {

    /** Lets a manager keep its jobs and their audio here, and at its end wait for calls in flight if their answers are kept. */
    JobManagerBuilder furnish(JobManagerBuilder settings);

    /** An earlier job of the same request, worth to be taken up. */
    Optional<GenerationJob> earlierJob(GenerationRequest request);

    /** How many chunks of a job need not be paid for again. */
    int keptChunks(GenerationJob job);

    /** Puts the audio of a completed job into place, whole. */
    void publish(Path audio, OutputFile target) throws IOException;

    @Override
    void close();
}
