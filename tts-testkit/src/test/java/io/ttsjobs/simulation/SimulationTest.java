package io.ttsjobs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plays seeds, and shows that the invariants hold in each, and that they would not if the world had a defect.
 *
 * <p>More seeds, or one again, whose history is printed if an invariant does not hold:
 *
 * <pre>
 * ./mvnw verify -Dquick -pl tts-testkit -am -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dsimulation.seeds=1000000 -Dsimulation.start=10000
 * </pre>
 */
class SimulationTest {

    private static final long SEEDS = Long.getLong("simulation.seeds", 10_000);
    private static final long START = Long.getLong("simulation.start", 0);
    private static final long SEEDS_PLAYED_TWICE = Math.min(SEEDS, 300);
    private static final long SEEDS_ON_DISK = Math.min(SEEDS, 50);
    private static final long SEEDS_THAT_MEET_EVERYTHING = 300;
    private static final long SEEDS_TO_CATCH_A_DEFECT = 1_000;

    /** More than there are processors, as each waits for one thread to hand over to another most of the time. */
    private static final int WORLDS_AT_ONCE = 6;

    private final ExecutorService players = Executors.newFixedThreadPool(WORLDS_AT_ONCE);
    private final Simulator simulator;

    SimulationTest() throws ReflectiveOperationException {
        this.simulator = Simulator.create();
    }

    @AfterEach
    void close() {
        players.shutdownNow();
        simulator.close();
    }

    @Test
    void play_everySeed_keepsTheInvariants() throws InterruptedException, ExecutionException {
        Optional<Verdict> broken = firstBroken(START, SEEDS, seed -> simulator.play(seed, "NONE", false));
        assertThat(broken.map(SimulationTest::report)).isEmpty();
    }

    @Test
    void play_someSeeds_keepTheInvariantsInTheDirectoryStore() throws InterruptedException, ExecutionException {
        Optional<Verdict> broken = firstBroken(START, SEEDS_ON_DISK, seed -> simulator.play(seed, "NONE", true));
        assertThat(broken.map(SimulationTest::report)).isEmpty();
    }

    @Test
    void play_aSeedTwice_isTheSameToTheLastLine() throws InterruptedException, ExecutionException {
        Optional<Verdict> different = firstBroken(START, SEEDS_PLAYED_TWICE, this::playTwice);
        assertThat(different.map(SimulationTest::report)).isEmpty();
    }

    @Test
    void play_someSeeds_meetEveryKindOfEvent() throws InterruptedException, ExecutionException {
        Map<String, Integer> counts = new ConcurrentSkipListMap<>();
        firstBroken(0, SEEDS_THAT_MEET_EVERYTHING, seed -> {
            Verdict verdict = simulator.play(seed, "NONE", false);
            verdict.counts().forEach((kind, times) -> counts.merge(kind, times, Integer::sum));
            return verdict;
        });
        assertThat(counts).containsKeys(kinds());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void play_worldWithADefect_breaksItsInvariant(Defect defect) throws InterruptedException, ExecutionException {
        Optional<Verdict> caught = firstBroken(
                0,
                SEEDS_TO_CATCH_A_DEFECT,
                seed -> simulator.play(seed, defect.name(), false).of(defect.rule()));
        assertThat(caught).isPresent();
    }

    private Verdict playTwice(long seed) throws InterruptedException {
        Verdict once = simulator.play(seed, "NONE", false);
        Verdict again = simulator.play(seed, "NONE", false);
        boolean same = once.log().get().equals(again.log().get());
        return same
                ? once
                : new Verdict(
                        seed,
                        List.of("played again, it is another: " + again.log().get()),
                        once.log(),
                        Map.of());
    }

    /** Plays until a seed breaks an invariant, or all are played. */
    private Optional<Verdict> firstBroken(long start, long count, Play play)
            throws InterruptedException, ExecutionException {
        AtomicLong next = new AtomicLong(start);
        List<Future<Optional<Verdict>>> found = new ArrayList<>();
        for (int player = 0; player < WORLDS_AT_ONCE; player++) {
            found.add(players.submit(() -> playOn(next, start + count, play)));
        }
        List<Verdict> broken = new ArrayList<>();
        for (Future<Optional<Verdict>> one : found) {
            one.get().ifPresent(broken::add);
        }
        return broken.stream().min(Comparator.comparingLong(Verdict::seed));
    }

    private static Optional<Verdict> playOn(AtomicLong next, long end, Play play) throws InterruptedException {
        for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
            Verdict verdict = play.of(seed);
            if (!verdict.holds()) {
                next.set(end);
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }

    private static String[] kinds() {
        List<String> kinds = new ArrayList<>();
        for (Event.Kind kind : Event.Kind.values()) {
            kinds.add(kind.name());
        }
        return kinds.toArray(String[]::new);
    }

    private static String report(Verdict verdict) {
        return "seed " + verdict.seed() + " breaks\n  " + String.join("\n  ", verdict.broken()) + "\nin\n  "
                + String.join("\n  ", verdict.log().get())
                + "\nPlay it again: ./mvnw verify -Dquick -pl tts-testkit -am -Dtest=SimulationTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seeds=1 -Dsimulation.start=" + verdict.seed();
    }

    private interface Play {
        Verdict of(long seed) throws InterruptedException;
    }
}
