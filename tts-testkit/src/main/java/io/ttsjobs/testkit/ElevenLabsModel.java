package io.ttsjobs.testkit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The models of ElevenLabs, and what each of them takes. */
enum ElevenLabsModel {
    ELEVEN_V4(10_000, false, false, true),
    ELEVEN_V4_TURBO(10_000, true, false, true),
    ELEVEN_V3(5_000, false, false, false),
    ELEVEN_V3_CONVERSATIONAL(5_000, true, false, false),
    ELEVEN_MULTILINGUAL_V2(10_000, false, true, true),
    ELEVEN_FLASH_V2_5(40_000, true, true, true),
    ELEVEN_TURBO_V2_5(40_000, true, true, true),
    ELEVEN_FLASH_V2(30_000, true, true, true),
    ELEVEN_TURBO_V2(30_000, true, true, true);

    private final int documentedLimit;
    private final boolean halfPrice;
    private final boolean older;
    private final boolean stitches;

    ElevenLabsModel(int documentedLimit, boolean halfPrice, boolean older, boolean stitches) {
        this.documentedLimit = documentedLimit;
        this.halfPrice = halfPrice;
        this.older = older;
        this.stitches = stitches;
    }

    static Optional<ElevenLabsModel> of(String id) {
        return Arrays.stream(values()).filter(model -> model.id().equals(id)).findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    int documentedLimit() {
        return documentedLimit;
    }

    /** A tenth more than the documents say, in code points. */
    boolean takes(int codePoints) {
        return codePoints <= documentedLimit / 10 * 11;
    }

    /** What a text costs, in credits; one of nothing is charged, too. */
    int cost(int codePoints) {
        return Math.max(1, halfPrice ? (codePoints + 1) / 2 : codePoints);
    }

    /** The second generation: it has a speed, and takes a text that is empty. */
    boolean isOlder() {
        return older;
    }

    boolean stitches() {
        return stitches;
    }
}
