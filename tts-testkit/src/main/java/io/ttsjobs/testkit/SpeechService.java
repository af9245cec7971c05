package io.ttsjobs.testkit;

import io.ttsjobs.testkit.WireServer.Answer;
import io.ttsjobs.testkit.WireServer.Received;

/** One of the services that {@link SpeechServer} plays. Thread-safe. */
interface SpeechService {

    /** Whether a path is this service's. */
    boolean owns(String path);

    /** Whether a request that it owns asks for speech. */
    boolean isSpeech(Received request);

    /**
     * Reads a request for speech.
     *
     * @throws Refusal if the service answers it with an error
     */
    SpeechOrder read(Received request) throws Refusal;

    /**
     * Answers any other request.
     *
     * @throws Refusal if the service answers it with an error
     */
    Answer answer(Received request) throws Refusal;

    /** The error that there are too many calls at once. */
    Refusal tooManyAtOnce();

    /** The body of an error that a test asks for. */
    String faultBody(int status);

    /** Lays a text out on the clock. */
    interface Speaker {
        SpokenText speak(SpokenAudio audio, String text, double speed);
    }

    /** Ends a call with an error in the service's words. */
    final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String json;

        Refusal(int status, String json) {
            super(json);
            this.status = status;
            this.json = json;
        }

        Answer toAnswer() {
            return WireServer.json(status, json);
        }
    }
}
