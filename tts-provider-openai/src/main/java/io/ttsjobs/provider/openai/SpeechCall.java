package io.ttsjobs.provider.openai;

/**
 * The body of a call, before it is JSON.
 *
 * @param model the model's id
 * @param input what to say
 * @param voice the id of a voice
 * @param responseFormat a format by OpenAI's name
 * @param speed a factor
 */
record SpeechCall(String model, String input, String voice, String responseFormat, double speed) {

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
