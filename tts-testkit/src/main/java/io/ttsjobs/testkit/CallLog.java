package io.ttsjobs.testkit;

import io.ttsjobs.speech.SynthesisRequest;
import java.util.ArrayList;
import java.util.List;

/** Who called, in which order, and how many at once. Thread-safe. */
final class CallLog {

    private final List<SynthesisRequest> requests = new ArrayList<>();
    private int running;
    private int highest;
    private int answers;

    /** Notes the start of a call. */
    synchronized Call begin(SynthesisRequest request) {
        requests.add(request);
        running++;
        highest = Math.max(highest, running);
        return new Call(requests.size(), running);
    }

    synchronized void answered() {
        answers++;
    }

    synchronized void end() {
        running--;
    }

    synchronized List<SynthesisRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized int answers() {
        return answers;
    }

    synchronized int highest() {
        return highest;
    }

    /**
     * A call at its start.
     *
     * @param number its place in the order of the calls, from 1
     * @param running how many calls run now, this one among them
     */
    record Call(int number, int running) {}
}
