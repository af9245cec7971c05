package io.ttsjobs.job;

import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Optional;
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
    private final BitSet reserved = new BitSet();

    Budget(GenerationJob job) {
        this.job = job;
        this.limit = job.budget();
        this.spent = job.spentCharacters();
    }

    /** Goes on from what earlier runs have spent. */
    synchronized void start(OptionalLong budget, BigDecimal spentBefore) {
        limit = budget;
        spent = spentBefore;
        setAside = 0;
        reserved.clear();
    }

    synchronized BigDecimal spent() {
        return spent;
    }

    /**
     * Sets aside what the call for a chunk will cost, unless that is done already.
     *
     * @throws TtsException if the budget does not allow it
     */
    synchronized void setAside(int index) {
        if (reserved.get(index)) {
            return;
        }
        long needed = characters(index);
        BigDecimal all = spent.add(BigDecimal.valueOf(setAside)).add(BigDecimal.valueOf(needed));
        if (limit.isPresent() && all.compareTo(BigDecimal.valueOf(limit.getAsLong())) > 0) {
            throw new TtsException(
                    ErrorCode.BUDGET_EXCEEDED,
                    "The budget of " + limit.getAsLong() + " characters does not allow chunk " + index + ": it needs "
                            + needed + ", " + spent.toPlainString() + " are spent and " + setAside + " in flight");
        }
        setAside += needed;
        reserved.set(index);
    }

    /** Counts an answer, by what the provider said or else by its length, in place of what was set aside for it. */
    synchronized void settle(int index, Optional<BigDecimal> billed) {
        setAside -= reserved.get(index) ? characters(index) : 0;
        reserved.clear(index);
        spent = spent.add(billed.orElseGet(() -> BigDecimal.valueOf(characters(index))));
    }

    private long characters(int index) {
        return JobPlan.characters(job.request().text(), job.plan().get(index));
    }
}
