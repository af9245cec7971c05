package io.ttsjobs.provider.freetts;

/** FreeTTS failed on an utterance; the message holds no text, the cause may. */
final class UnspeakableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnspeakableException(Throwable cause) {
        super("FreeTTS failed with " + cause.getClass().getName(), cause);
    }
}
