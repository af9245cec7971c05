package io.ttsjobs.testkit;

import io.ttsjobs.testkit.SpeechServer.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a speech server was asked and what it said. Thread-safe. */
final class SpeechLog {

    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final List<SpokenText> spoken = new ArrayList<>();
    private int inFlight;
    private int highest;

    /** A call that is on its way. */
    final class Ticket {
        private final Call call;
        private final boolean withinLimit;
        private boolean released;

        private Ticket(Call call, boolean withinLimit) {
            this.call = call;
            this.withinLimit = withinLimit;
            this.released = !withinLimit;
        }

        Call call() {
            return call;
        }

        /** Whether no more calls were on their way than may be. */
        boolean isWithinLimit() {
            return withinLimit;
        }

        /** The call no longer counts as one on its way; may be called twice. */
        void release() {
            synchronized (SpeechLog.this) {
                inFlight -= released ? 0 : 1;
                released = true;
            }
        }

        /** As {@link #release}; and what the call bought is noted. */
        void deliver(SpokenText speech) {
            synchronized (SpeechLog.this) {
                release();
                spoken.add(speech);
            }
        }
    }

    synchronized Ticket begin(String text, int mostAtOnce) {
        Call call = new Call(text, calls.size() + 1, attempts.merge(text, 1, Integer::sum));
        calls.add(call);
        boolean withinLimit = inFlight < mostAtOnce;
        inFlight += withinLimit ? 1 : 0;
        highest = Math.max(highest, inFlight);
        return new Ticket(call, withinLimit);
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    synchronized List<SpokenText> spoken() {
        return List.copyOf(spoken);
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized int highest() {
        return highest;
    }
}
