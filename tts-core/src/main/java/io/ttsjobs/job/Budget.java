package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;
import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * Keeps one job within its budget: what a call will cost at most is set aside before it is made, and what it did cost is
 * counted after.
 *
 * <p>Thread-safe.
 */
final class Budget {

    private final GenerationJob job;
    private OptionalLong limit;
    private BigDecimal spent;
    private long setAside;

    Budget(GenerationJob job) {
        this.job = job;
        this.limit = job.budget();
        this.spent = job.spentCharacters();
    }

    /** Goes on from what earlier runs have spent. */
    synchronized void start(OptionalLong budget, BigDecimal spentBefore) {
        limit = budget;
        spent = spentBefore;
    }

    synchronized BigDecimal spent() {
        return spent;
    }

    /**
     * Makes the call for a chunk, retries included; without an answer it costs nothing.
     *
     * @throws TtsException if the budget does not allow it, before the call
     */
    SynthesisResult spend(int index, Call call) throws InterruptedException {
        setAside(index);
        BigDecimal cost = BigDecimal.ZERO;
        try {
            SynthesisResult answer = call.make();
            cost = cost(index, answer);
            return answer;
        } finally {
            settle(index, cost);
        }
    }

    /** What an answer counts. */
    BigDecimal cost(int index, SynthesisResult answer) {
        return answer.billedCharacters().orElseGet(() -> BigDecimal.valueOf(characters(index)));
    }

    private synchronized void setAside(int index) {
        long needed = characters(index);
        BigDecimal all = spent.add(BigDecimal.valueOf(setAside)).add(BigDecimal.valueOf(needed));
        if (limit.isPresent() && all.compareTo(BigDecimal.valueOf(limit.getAsLong())) > 0) {
            throw new TtsException(
                    ErrorCode.BUDGET_EXCEEDED,
                    "The budget of " + limit.getAsLong() + " characters does not allow chunk " + index + ": it needs "
                            + needed + ", " + spent.toPlainString() + " are spent and " + setAside + " in flight");
        }
        setAside += needed;
    }

    private synchronized void settle(int index, BigDecimal cost) {
        setAside -= characters(index);
        spent = spent.add(cost);
    }

    private long characters(int index) {
        return JobPlan.characters(job.request().text(), job.plan().get(index));
    }

    /** A call to the provider. */
    @FunctionalInterface
    interface Call {
        SynthesisResult make() throws InterruptedException;
    }
}
