package io.ttsjobs.job;

import io.ttsjobs.spi.ErrorCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The part of a job that changes with every step, and so is small.
 *
 * @param version how often the job has changed
 * @param status where it stands
 * @param completedChunks how many chunks are synthesized
 * @param audioDuration how much audio is joined
 * @param billedCharacters what the provider said that it charges
 * @param spentCharacters what counts against the budget
 * @param budget the most that the job may cost
 * @param finishedAt when it was over
 * @param errorCode what went wrong, for programs
 * @param errorMessage what went wrong, for people
 */
record JobState(
        long version,
        JobStatus status,
        int completedChunks,
        Duration audioDuration,
        Optional<BigDecimal> billedCharacters,
        BigDecimal spentCharacters,
        OptionalLong budget,
        Optional<Instant> finishedAt,
        Optional<ErrorCode> errorCode,
        Optional<String> errorMessage) {

    static JobState of(GenerationJob job) {
        return new JobState(
                job.version(),
                job.status(),
                job.completedChunks(),
                job.audioDuration(),
                job.billedCharacters(),
                job.spentCharacters(),
                job.budget(),
                job.finishedAt(),
                job.errorCode(),
                job.errorMessage());
    }

    /** The state after this one when the process that ran the job has died. */
    JobState orphaned(int keptChunks) {
        return new JobState(
                version + 1,
                JobStatus.PENDING,
                keptChunks,
                Duration.ZERO,
                billedCharacters,
                spentCharacters,
                budget,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A job in this state. */
    GenerationJob.Builder job(String id, JobOrder order) {
        GenerationJob.Builder job = GenerationJob.builder(id, order.request(), order.plan(), order.createdAt())
                .version(version)
                .status(status)
                .progress(completedChunks, audioDuration)
                .spentCharacters(spentCharacters)
                .budget(budget);
        billedCharacters.ifPresent(job::billedCharacters);
        finishedAt.ifPresent(job::finishedAt);
        if (errorCode.isPresent() && errorMessage.isPresent()) {
            job.error(errorCode.get(), errorMessage.get());
        }
        return job;
    }
}
