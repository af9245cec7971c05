package io.ttsjobs.cli;

/** An argument or an input cannot be used; the message says which, why, and what is allowed. */
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadInput(String message) {
        super(message);
    }
}
