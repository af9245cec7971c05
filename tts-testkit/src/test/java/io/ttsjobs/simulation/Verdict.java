package io.ttsjobs.simulation;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What became of one seed.
 *
 * @param seed the seed
 * @param broken the invariants that did not hold, each with what was seen in its place
 * @param log tells all that happened, a line each
 * @param counts how often each kind of thing happened
 */
public record Verdict(long seed, List<String> broken, Supplier<List<String>> log, Map<String, Integer> counts) {

    /**
     * Whether every invariant held.
     *
     * @return true if none was broken
     */
    public boolean holds() {
        return broken.isEmpty();
    }

    /**
     * The verdict on one invariant alone.
     *
     * @param rule its number
     * @return this, as if there were no other
     */
    public Verdict of(String rule) {
        List<String> ofRule =
                broken.stream().filter(one -> one.startsWith(rule + " ")).toList();
        return new Verdict(seed, ofRule, log, counts);
    }
}
