package io.ttsjobs.job;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.timing.TimingData;
import java.time.Duration;
import java.util.Objects;

/**
 * What a finished job made.
 *
 * @param jobId the job
 * @param duration how long a gapless player plays
 * @param format what the file is
 * @param sizeBytes the size of the file
 * @param timing the timeline
 */
public record AudioMetadata(String jobId, Duration duration, AudioFormat format, long sizeBytes, TimingData timing) {

    /**
     * Checks that nothing is missing.
     *
     * @param jobId the job
     * @param duration how long a gapless player plays
     * @param format what the file is
     * @param sizeBytes the size of the file
     * @param timing the timeline
     */
    public AudioMetadata {
        Objects.requireNonNull(jobId, "jobId");
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(timing, "timing");
    }
}
