package io.ttsjobs.cli;

import io.ttsjobs.spi.ErrorCode;
import java.time.Duration;

/** Whether the command can go on later if it is interrupted now, and what it then says last. Thread-safe. */
final class Resumption {

    static final String PROMISE = "the same command goes on where it stopped";

    /** How long an interrupted command that can go on waits for calls in flight, whose answers it then need not pay again. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private volatile boolean possible;

    /** What a failed command needs to go on; it comes before the promise, and is empty if that is nothing. */
    static String condition(ErrorCode failure) {
        return failure == ErrorCode.BUDGET_EXCEEDED ? "with a higher --budget " : "";
    }

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
