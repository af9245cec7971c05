package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.ValidationException;
import java.util.Arrays;
import java.util.List;

/**
 * The models, and what each can do.
 *
 * <p>This table cannot be asked for: the server answers 200 to a speed that a model ignores. The limits are the
 * documented ones, in code points; the server itself refuses only a tenth above them.
 */
enum Model {
    MULTILINGUAL_V2("eleven_multilingual_v2", 10_000, Trait.SPEED, Trait.CONTEXT),
    FLASH_V2_5("eleven_flash_v2_5", 40_000, Trait.SPEED, Trait.CONTEXT),
    TURBO_V2_5("eleven_turbo_v2_5", 40_000, Trait.SPEED, Trait.CONTEXT),
    FLASH_V2("eleven_flash_v2", 30_000, Trait.SPEED, Trait.CONTEXT),
    TURBO_V2("eleven_turbo_v2", 30_000, Trait.SPEED, Trait.CONTEXT),
    V3("eleven_v3", 5_000, Trait.AUDIO_TAGS),
    V3_CONVERSATIONAL("eleven_v3_conversational", 5_000, Trait.AUDIO_TAGS),
    V4("eleven_v4", 10_000, Trait.AUDIO_TAGS),
    V4_TURBO("eleven_v4_turbo", 10_000, Trait.AUDIO_TAGS);

    private static final double SLOWEST = 0.7;
    private static final double FASTEST = 1.2;

    /** What the smallest plan allows at once; above a plan's own number, calls are refused. */
    private static final int CONCURRENCY = 2;

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // immutable, though no annotation says so
    private final ProviderCapabilities capabilities;

    private final boolean context;
    private final boolean audioTags;

    private enum Trait {
        /** The model heeds a speed. */
        SPEED,
        /** The model takes the text before and after; those that do not refuse the call, and of v4 it is not known. */
        CONTEXT,
        /** The model takes directions in square brackets, which are not spoken. */
        AUDIO_TAGS
    }

    Model(String id, int codePoints, Trait... traits) {
        List<Trait> has = Arrays.asList(traits);
        ProviderCapabilities.Builder able = ProviderCapabilities.builder(
                        TextLimit.codePoints(codePoints), OutputFormat.formats())
                .wordTimings(true)
                .maxConcurrency(CONCURRENCY);
        this.id = id;
        this.capabilities =
                has.contains(Trait.SPEED) ? able.speedRange(SLOWEST, FASTEST).build() : able.build();
        this.context = has.contains(Trait.CONTEXT);
        this.audioTags = has.contains(Trait.AUDIO_TAGS);
    }

    static Model of(String id) {
        for (Model model : values()) {
            if (model.id.equals(id)) {
                return model;
            }
        }
        throw new ValidationException("model must be one of " + Arrays.toString(values()) + ", but is " + id);
    }

    String id() {
        return id;
    }

    ProviderCapabilities capabilities() {
        return capabilities;
    }

    boolean takesContext() {
        return context;
    }

    boolean takesAudioTags() {
        return audioTags;
    }

    @Override
    public String toString() {
        return id;
    }
}
