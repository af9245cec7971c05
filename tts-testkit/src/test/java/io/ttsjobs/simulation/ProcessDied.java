package io.ttsjobs.simulation;

/** Ends whatever a thread of a dead process was about to do. */
final class ProcessDied extends Error {

    private static final long serialVersionUID = 1L;

    ProcessDied() {
        super("the process is dead", null, false, false);
    }
}
