package io.ttsjobs.job;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Runs what threads share through Lincheck's model checker: random short programs for a few threads, and of each many
 * interleavings. {@code -Dtts.interleavings=1000} tries that many of each program.
 */
final class Interleavings {

    private static final int PROGRAMS = 24;
    private static final int OF_EACH = Integer.getInteger("tts.interleavings", 150);

    private Interleavings() {}

    /**
     * Passes if every outcome is one that the actors of {@code sequential} could have had one after the other.
     *
     * <p>Nothing runs before and after the parallel part: with Lincheck's defaults for both, races that the twins hold
     * were missed.
     */
    static void check(int threads, int actorsEach, Class<?> actors, Class<?> sequential) {
        new ModelCheckingOptions()
                .iterations(PROGRAMS)
                .invocationsPerIteration(OF_EACH)
                .threads(threads)
                .actorsPerThread(actorsEach)
                .actorsBefore(0)
                .actorsAfter(0)
                .minimizeFailedScenario(false)
                .sequentialSpecification(sequential)
                .check(actors);
    }
}
