package io.ttsjobs.job;

import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;

/** The store has no job of that id. */
public final class JobNotFoundException extends TtsException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an error.
     *
     * @param jobId the id that was asked for
     */
    public JobNotFoundException(String jobId) {
        super(ErrorCode.JOB_NOT_FOUND, "no job has the id " + jobId);
    }
}
