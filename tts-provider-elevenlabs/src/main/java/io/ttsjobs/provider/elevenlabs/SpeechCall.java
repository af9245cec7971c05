package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.provider.elevenlabs.Option.Place;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.ValidationException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call, checked, before it is JSON.
 *
 * @param text what to say
 * @param model who speaks
 * @param language the two letters of its language, if it is known and the model heeds it
 * @param speed a factor
 * @param previousText the end of the text before, if there is any and the model takes it
 * @param nextText the start of the text after, if there is any and the model takes it
 * @param options values that their options take
 */
record SpeechCall(
        String text,
        Model model,
        Optional<String> language,
        double speed,
        Optional<String> previousText,
        Optional<String> nextText,
        Map<Option, String> options) {

    /** How much of the text around is sent: enough for the melody, little enough to cost no time. */
    private static final int CONTEXT_CHARS = 300;

    /**
     * Refuses what cannot be, before it costs anything.
     *
     * @throws ValidationException if the model cannot do what is asked
     */
    static SpeechCall of(SynthesisRequest request, Model model) {
        ProviderCapabilities able = model.capabilities();
        requireFit(request.text(), able);
        requireSpeed(request.speed(), model);
        able.requireKnownOptions(request.options());
        Map<Option, String> options = Option.check(request.options());
        boolean alone = !model.takesContext() || "off".equals(options.get(Option.CONTEXT));
        return new SpeechCall(
                Json.wellFormed(request.text()),
                model,
                request.language().filter(known -> model.takesLanguage()).flatMap(SpeechCall::code),
                request.speed(),
                request.previousText().filter(text -> !alone).flatMap(SpeechCall::end),
                request.nextText().filter(text -> !alone).flatMap(SpeechCall::start),
                options);
    }

    /** The options that stand in one place of the call, in a fixed order. */
    Map<Option, String> options(Place place) {
        Map<Option, String> there = new EnumMap<>(Option.class);
        options.forEach((option, value) -> {
            if (option.place() == place) {
                there.put(option, value);
            }
        });
        return there;
    }

    /** The server takes ISO 639-1, which has codes of two letters only. */
    private static Optional<String> code(Locale language) {
        return Optional.of(language.getLanguage()).filter(code -> code.length() == 2);
    }

    private static void requireFit(String text, ProviderCapabilities able) {
        if (!able.textLimit().fits(text)) {
            throw new ValidationException(
                    "the text must fit " + able.textLimit() + ", but has " + text.length() + " UTF-16 units");
        }
    }

    private static void requireSpeed(double speed, Model model) {
        Optional<SpeedRange> range = model.capabilities().speedRange();
        if (range.map(one -> one.clamp(speed)).orElse(1.0) != speed) {
            throw new ValidationException("speed of model " + model.id() + " must be "
                    + range.map(SpeedRange::toString).orElse("1.0") + ", but is " + speed);
        }
    }

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
        return "SpeechCall[" + model.id() + ", " + text.length() + " characters]";
    }
}
