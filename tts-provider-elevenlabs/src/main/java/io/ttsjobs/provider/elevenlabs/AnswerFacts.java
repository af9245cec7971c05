package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.http.HttpAnswer;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the headers of an answer tell; any may be missing, and what makes no sense is as good as missing.
 *
 * @param requestId what ElevenLabs calls the call
 * @param billedCharacters what it charges, which may be a fraction, or 0
 * @param concurrencyLimit how many calls at once the plan allows with this model
 */
record AnswerFacts(Optional<String> requestId, Optional<BigDecimal> billedCharacters, OptionalInt concurrencyLimit) {

    /** So few digits that no number of them is trouble. */
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,5}");

    static AnswerFacts of(HttpAnswer answer) {
        return new AnswerFacts(
                answer.header("request-id"),
                answer.header("character-cost")
                        .filter(DECIMAL.asMatchPredicate())
                        .map(BigDecimal::new),
                answer.header("maximum-concurrent-requests")
                        .filter(COUNT.asMatchPredicate())
                        .map(count -> OptionalInt.of(Integer.parseInt(count)))
                        .orElse(OptionalInt.empty()));
    }
}
