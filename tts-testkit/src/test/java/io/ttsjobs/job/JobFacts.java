package io.ttsjobs.job;

import java.util.List;

/** All that a job says, so that two of them can be compared. */
final class JobFacts {

    private JobFacts() {}

    static List<Object> of(GenerationJob job) {
        return List.of(
                job.id(),
                job.request(),
                job.plan(),
                job.createdAt(),
                job.version(),
                job.status(),
                job.completedChunks(),
                job.audioDuration(),
                job.billedCharacters(),
                job.spentCharacters(),
                job.budget(),
                job.finishedAt(),
                job.errorCode(),
                job.errorMessage(),
                job.audioFile(),
                job.audioMetadata());
    }
}
