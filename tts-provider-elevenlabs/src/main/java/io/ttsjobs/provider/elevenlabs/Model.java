package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.ValidationException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A model, and what it can do.
 *
 * <p>The table cannot be asked for: the server answers 200 to a speed or a style that a model ignores. So a model that is
 * not in it is refused rather than guessed at. The limits are the documented ones, in code points; the server itself refuses
 * only a tenth above them.
 *
 * @param id what the server calls it
 * @param capabilities what it can do
 * @param takesContext whether it takes the text before and after; those that do not refuse the call, and of v4 it is
 *     not known
 * @param takesLanguage whether it heeds the language of a call; the others find it out, or know only English
 * @param takesAudioTags whether it takes directions in square brackets, which are not spoken
 */
record Model(
        String id,
        ProviderCapabilities capabilities,
        boolean takesContext,
        boolean takesLanguage,
        boolean takesAudioTags) {

    private static final double SLOWEST = 0.7;
    private static final double FASTEST = 1.2;

    /** What the smallest plan allows at once; above a plan's own number, calls are refused. */
    private static final int CONCURRENCY = 2;

    private static final Set<Option> NOT_OF_VERSION_3 =
            EnumSet.of(Option.STYLE, Option.USE_SPEAKER_BOOST, Option.CONTEXT);

    private static final Set<Option> NOT_OF_VERSION_4 = EnumSet.of(
            Option.STYLE, Option.USE_SPEAKER_BOOST, Option.CONTEXT, Option.APPLY_LANGUAGE_TEXT_NORMALIZATION);

    /** The first one speaks where neither a request nor a setting names one. */
    private static final List<Model> ALL = List.of(
            steady("eleven_multilingual_v2", 10_000, false),
            steady("eleven_flash_v2_5", 40_000, true),
            steady("eleven_turbo_v2_5", 40_000, true),
            steady("eleven_flash_v2", 30_000, false),
            steady("eleven_turbo_v2", 30_000, false),
            directed("eleven_v3", 5_000, NOT_OF_VERSION_3),
            directed("eleven_v3_conversational", 5_000, NOT_OF_VERSION_3),
            directed("eleven_v4", 10_000, NOT_OF_VERSION_4),
            directed("eleven_v4_turbo", 10_000, NOT_OF_VERSION_4));

    static Model standard() {
        return ALL.get(0);
    }

    static Model of(String id) {
        return ALL.stream()
                .filter(model -> model.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new ValidationException(
                        "model must be one of " + ALL.stream().map(Model::id).toList() + ", but is " + id));
    }

    /** A model that heeds a speed and the text around. */
    private static Model steady(String id, int codePoints, boolean language) {
        ProviderCapabilities.Builder able = able(id, codePoints, Set.of()).speedRange(SLOWEST, FASTEST);
        return new Model(id, able.build(), true, language, false);
    }

    /** A model that is told in the text itself how to speak. */
    private static Model directed(String id, int codePoints, Set<Option> without) {
        return new Model(id, able(id, codePoints, without).build(), false, true, true);
    }

    private static ProviderCapabilities.Builder able(String id, int codePoints, Set<Option> without) {
        ProviderCapabilities.Builder able = ProviderCapabilities.builder(
                        TextLimit.codePoints(codePoints), OutputFormat.formats())
                .wordTimings(true)
                .maxConcurrency(CONCURRENCY)
                .model(id);
        EnumSet.allOf(Option.class).stream()
                .filter(option -> !without.contains(option))
                .forEach(option -> able.addOption(option.id(), option.allowed()));
        return able;
    }
}
