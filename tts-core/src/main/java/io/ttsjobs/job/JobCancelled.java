package io.ttsjobs.job;

import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;

/** The caller ended the job, or the manager was closed. */
final class JobCancelled extends TtsException {

    private static final long serialVersionUID = 1L;

    JobCancelled() {
        super(ErrorCode.JOB_CANCELLED, "The job was cancelled");
    }
}
