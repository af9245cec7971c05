package io.ttsjobs.provider.elevenlabs;

import java.util.Optional;

/**
 * The body of a call, before it is JSON.
 *
 * @param text what to say
 * @param model the model's id
 * @param speed a factor
 * @param previousText the end of the text before, if there is any and the model takes it
 * @param nextText the start of the text after, if there is any and the model takes it
 */
record SpeechCall(String text, String model, double speed, Optional<String> previousText, Optional<String> nextText) {

    /** How much of the text around is sent: enough for the melody, little enough to cost no time. */
    private static final int CONTEXT_CHARS = 300;

    /** The end of the text before, without half a surrogate pair at the cut. */
    static Optional<String> end(String text) {
        int from = Math.max(0, text.length() - CONTEXT_CHARS);
        boolean cutsPair = from > 0 && Character.isSurrogatePair(text.charAt(from - 1), text.charAt(from));
        return notBlank(text.substring(cutsPair ? from + 1 : from));
    }

    /** The start of the text after, without half a surrogate pair at the cut. */
    static Optional<String> start(String text) {
        int to = Math.min(text.length(), CONTEXT_CHARS);
        boolean cutsPair = to < text.length() && Character.isSurrogatePair(text.charAt(to - 1), text.charAt(to));
        return notBlank(text.substring(0, cutsPair ? to - 1 : to));
    }

    private static Optional<String> notBlank(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /** Holds the text, so it shows its length only. */
    @Override
    public String toString() {
        return "SpeechCall[" + model + ", " + text.length() + " characters]";
    }
}
