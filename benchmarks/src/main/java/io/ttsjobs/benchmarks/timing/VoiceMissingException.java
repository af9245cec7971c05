package io.ttsjobs.benchmarks.timing;

/** A voice that is not on this machine; the message says what it takes. */
final class VoiceMissingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    VoiceMissingException(String message) {
        super(message);
    }
}
