package io.ttsjobs.cli;

import io.ttsjobs.spi.ErrorCode;

/** How the program ends, as scripts see it. */
final class ExitCode {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** What the caller can mend by another argument, input or setting is bad input; the rest is a failure. */
    static int of(ErrorCode code) {
        return switch (code) {
            case VALIDATION_ERROR, INVALID_PROVIDER, PROVIDER_NOT_CONFIGURED, JOB_NOT_FOUND, JOB_NOT_COMPLETED ->
                BAD_INPUT;
            case PROVIDER_AUTH_ERROR,
                    PROVIDER_API_ERROR,
                    PROVIDER_RATE_LIMIT,
                    AUDIO_PROCESSING_ERROR,
                    BUDGET_EXCEEDED,
                    INTERNAL_ERROR -> FAILED;
            case JOB_CANCELLED -> INTERRUPTED;
        };
    }
}
