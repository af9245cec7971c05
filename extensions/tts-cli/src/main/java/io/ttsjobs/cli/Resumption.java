package io.ttsjobs.cli;

/** Whether the command can go on later if it is interrupted now, and what it then says last. Thread-safe. */
final class Resumption {

    static final String PROMISE = "the same command goes on where it stopped";

    private volatile boolean possible;

    /** Tells that from now on what is done is kept. */
    void becomesPossible() {
        possible = true;
    }

    boolean isPossible() {
        return possible;
    }

    /** The one line that an interrupted command ends with. */
    String farewell(String name) {
        return name + ": interrupted" + (possible ? "; " + PROMISE : "");
    }
}
