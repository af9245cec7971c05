package io.ttsjobs.provider.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ValidationException;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a request, checked.
 *
 * @param instructions how to speak
 * @param extraBody fields for the body, which go before those of the settings
 */
record SpeechOptions(Optional<String> instructions, Optional<ObjectNode> extraBody) {

    private static final String INSTRUCTIONS = "instructions";
    private static final String EXTRA_BODY = "extra_body";
    private static final int MAX_CODE_POINTS = 4096;

    /** Declares what a server takes: instructions or not, and extra fields or not. */
    static void declare(ProviderCapabilities.Builder capabilities, boolean instructions, boolean extraBody) {
        if (instructions) {
            capabilities.addOption(
                    INSTRUCTIONS, "how to speak, in words; 1 to " + MAX_CODE_POINTS + " code points, not blank");
        }
        if (extraBody) {
            capabilities.addOption(
                    EXTRA_BODY,
                    "a JSON object of at most " + Json.MAX_EXTRA_LENGTH
                            + " characters, whose fields are sent besides the request's own "
                            + Json.OWN_FIELDS);
        }
    }

    static SpeechOptions of(Map<String, String> asked, ProviderCapabilities able) {
        able.requireKnownOptions(asked);
        Optional<String> instructions = Optional.ofNullable(asked.get(INSTRUCTIONS));
        instructions.ifPresent(SpeechOptions::requireFit);
        return new SpeechOptions(
                instructions,
                Optional.ofNullable(asked.get(EXTRA_BODY)).map(json -> Json.extraBody("option " + EXTRA_BODY, json)));
    }

    private static void requireFit(String instructions) {
        int length = instructions.codePointCount(0, instructions.length());
        if (instructions.isBlank() || length > MAX_CODE_POINTS) {
            throw new ValidationException("option " + INSTRUCTIONS + " must have 1 to " + MAX_CODE_POINTS
                    + " code points and not be blank, but " + (instructions.isBlank() ? "is blank" : "has " + length));
        }
    }
}
