package io.ttsjobs.job;

import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;

/** The job has no audio, because it has not completed. */
public final class JobNotCompletedException extends TtsException {

    private static final long serialVersionUID = 1L;

    /** Where the job stands. */
    private final JobStatus status;

    JobNotCompletedException(GenerationJob job) {
        super(ErrorCode.JOB_NOT_COMPLETED, "job " + job.id() + " is " + job.status() + ", not COMPLETED");
        this.status = job.status();
    }

    /**
     * Where the job stands.
     *
     * @return any status but {@link JobStatus#COMPLETED}
     */
    public JobStatus status() {
        return status;
    }
}
