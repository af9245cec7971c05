package io.ttsjobs.job;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a completed job made; the timeline is in it, and may be large.
 *
 * @param audioFile where the audio is
 * @param metadata format, length and timeline
 */
record JobResult(Path audioFile, AudioMetadata metadata) {

    /** The result of a job, if it has completed; what another one may have made does not count. */
    static Optional<JobResult> of(GenerationJob job) {
        boolean completed = job.status() == JobStatus.COMPLETED;
        return completed
                ? job.audioFile().flatMap(file -> job.audioMetadata().map(metadata -> new JobResult(file, metadata)))
                : Optional.empty();
    }
}
