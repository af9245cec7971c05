package io.ttsjobs.testkit;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderRateLimitException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What the mock's customer may do and has to pay.
 *
 * @param price what a request costs, if that is told
 * @param concurrencyLimit how many calls at once are allowed, if that is limited
 */
record Account(Optional<Function<SynthesisRequest, BigDecimal>> price, OptionalInt concurrencyLimit) {

    /**
     * Lets a call in.
     *
     * @throws ProviderRateLimitException if it is one too many at once
     */
    void admit(CallLog.Call call) {
        int limit = concurrencyLimit.orElse(Integer.MAX_VALUE);
        if (call.running() > limit) {
            throw new ProviderRateLimitException("more than " + limit + " calls at once", Optional.empty(), true);
        }
    }

    SynthesisResult settle(CallLog.Call call, SynthesisRequest request, SynthesisResult.Builder answer) {
        price.ifPresent(cost -> answer.billedCharacters(cost.apply(request)));
        concurrencyLimit.ifPresent(answer::concurrencyLimit);
        return answer.requestId("mock-" + call.number()).build();
    }
}
