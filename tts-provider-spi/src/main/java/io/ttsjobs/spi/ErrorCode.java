package io.ttsjobs.spi;

/** What went wrong, as a word that programs can rely on; an HTTP server maps it to the status named here. */
public enum ErrorCode {
    /** Bad input, such as an empty text; 400. */
    VALIDATION_ERROR,
    /** No provider of that name; 400. */
    INVALID_PROVIDER,
    /** The provider has no credentials; 400. */
    PROVIDER_NOT_CONFIGURED,
    /** The provider refused the credentials; 502. */
    PROVIDER_AUTH_ERROR,
    /** The provider answered with an error; 502. */
    PROVIDER_API_ERROR,
    /** The provider asks for patience; 429. */
    PROVIDER_RATE_LIMIT,
    /** No job of that id; 404. */
    JOB_NOT_FOUND,
    /** The job has not completed; 409. */
    JOB_NOT_COMPLETED,
    /** The audio could not be joined or stored; 500. */
    AUDIO_PROCESSING_ERROR,
    /** The next call would cost more than the job's budget; 402. */
    BUDGET_EXCEEDED,
    /** The job was cancelled; 409. */
    JOB_CANCELLED,
    /** Anything else; 500. */
    INTERNAL_ERROR
}
