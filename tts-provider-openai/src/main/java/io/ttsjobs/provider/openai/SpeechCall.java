package io.ttsjobs.provider.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The body of a call, before it is JSON.
 *
 * @param model the model's id
 * @param input what to say
 * @param voice the id of a voice
 * @param responseFormat a format by OpenAI's name
 * @param speed a factor
 * @param instructions how to say it, if the caller said so
 * @param extraBody fields that OpenAI does not know and other servers do; none of those above
 */
record SpeechCall(
        String model,
        String input,
        String voice,
        String responseFormat,
        double speed,
        Optional<String> instructions,
        ObjectNode extraBody) {

    /** The ids of voices that a customer made are sent in an object. */
    boolean customVoice() {
        return voice.startsWith("voice_");
    }

    /** Holds the text, so it shows its length only. */
    @Override
    public String toString() {
        return "SpeechCall[" + model + ", " + input.length() + " characters, " + responseFormat + "]";
    }
}
