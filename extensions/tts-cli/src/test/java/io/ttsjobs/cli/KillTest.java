package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.cli.Ordeal.Command;
import io.ttsjobs.cli.Ordeal.Death;
import io.ttsjobs.cli.Ordeal.Phase;
import io.ttsjobs.cli.Ordeal.Story;
import io.ttsjobs.cli.Ordeal.Wrong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code speak --jobs} in real processes that are ended at random moments, from a fixed seed, and started again with the
 * same command, or with {@code jobs resume}, until it completes.
 *
 * <p>At least 50 are killed in every build, and 22 more end as {@code jobs resume} or by a signal that they hear; {@code -Dkills=500} makes it
 * ten times as many.
 */
@DisabledOnOs(OS.WINDOWS) // it has no signals
class KillTest {

    private static final int KILLS = Integer.getInteger("kills", 50);
    private static final long SEED = Long.getLong("kills.seed", 20_260_101);

    /** As many jobs as a campaign may take to die once in each phase that it aims at. */
    private static final int MOST_STORIES = KILLS;

    private static final Map<Campaign, List<Story>> STORIES = new EnumMap<>(Campaign.class);

    /** Who speaks, how its processes end, and how many do. */
    enum Campaign {
        OPENAI_KILLED(PlayedService.OPENAI, Death.SIGKILL, Command.SPEAK, KILLS * 7 / 10),
        ELEVENLABS_KILLED(PlayedService.ELEVENLABS, Death.SIGKILL, Command.SPEAK, KILLS - KILLS * 7 / 10),
        RESUME_KILLED(PlayedService.OPENAI, Death.SIGKILL, Command.RESUME, KILLS / 6),
        OPENAI_TERMINATED(PlayedService.OPENAI, Death.SIGTERM, Command.SPEAK, KILLS / 7),
        ELEVENLABS_INTERRUPTED(PlayedService.ELEVENLABS, Death.SIGINT, Command.SPEAK, KILLS / 7);

        private final PlayedService service;
        private final Death death;
        private final Command command;
        private final int deaths;

        Campaign(PlayedService service, Death death, Command command, int deaths) {
            this.service = service;
            this.death = death;
            this.command = command;
            this.deaths = deaths;
        }

        /** Of a process that may end in order, every answer is kept. */
        int mostExtraCalls(Story story) {
            return death.isOrderly() ? 0 : Ordeal.CONCURRENCY * story.deaths();
        }

        List<Story> run(Path home) throws IOException, InterruptedException {
            Random random = new Random(SEED + name().hashCode());
            Ordeal.Reference reference = Ordeal.measure(home, service);
            Set<Phase> aims = aims();
            List<Story> stories = new ArrayList<>();
            while (stories.stream().mapToInt(Story::deaths).sum() < deaths
                    || (!aims.isEmpty() && stories.size() < MOST_STORIES)) {
                Path work = Files.createDirectories(home.resolve("job" + stories.size()));
                stories.add(new Ordeal(work, service, death, command, random, aims, reference).run());
            }
            return stories;
        }

        /** Chance may leave a phase out, on a busy machine above all. */
        private Set<Phase> aims() {
            return this == OPENAI_KILLED ? EnumSet.allOf(Phase.class) : EnumSet.noneOf(Phase.class);
        }
    }

    /** All campaigns at once: a process waits for its calls most of its time. */
    @BeforeAll
    static void runAll(@TempDir Path home) throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(Campaign.values().length);
        try {
            Map<Campaign, Future<List<Story>>> running = new EnumMap<>(Campaign.class);
            for (Campaign campaign : Campaign.values()) {
                Path folder = Files.createDirectories(home.resolve(campaign.name()));
                running.put(campaign, threads.submit(() -> campaign.run(folder)));
            }
            for (Map.Entry<Campaign, Future<List<Story>>> campaign : running.entrySet()) {
                STORIES.put(campaign.getKey(), campaign.getValue().get());
            }
        } finally {
            threads.shutdownNow();
        }
        if (System.getProperty("kills") != null) {
            STORIES.forEach(KillTest::print);
        }
    }

    /** For whoever asks for a number of kills, and so for the figures. */
    private static void print(Campaign campaign, List<Story> stories) {
        int deaths = stories.stream().mapToInt(Story::deaths).sum();
        int extra = stories.stream().mapToInt(Story::extraCalls).sum();
        String phases = Arrays.stream(Phase.values())
                .map(phase -> phase + " "
                        + stories.stream()
                                .mapToInt(story -> story.deaths(phase))
                                .sum())
                .collect(Collectors.joining(", "));
        System.out.printf(
                Locale.ROOT,
                "%s: %d jobs, %d deaths (%s), %d extra calls, %.2f a death%n",
                campaign,
                stories.size(),
                deaths,
                phases,
                extra,
                (double) extra / deaths);
    }

    @ParameterizedTest
    @EnumSource
    void speak_ended_goesOnWithTheSameCommand(Campaign campaign) {
        assertThat(wrongs(campaign, Wrong.FAILED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void speak_ended_losesNoJob(Campaign campaign) {
        assertThat(wrongs(campaign, Wrong.LOST)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void speak_ended_tearsNoFile(Campaign campaign) {
        assertThat(wrongs(campaign, Wrong.TORN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void speak_ended_asksForNoRecordedChunkAgain(Campaign campaign) {
        assertThat(wrongs(campaign, Wrong.PAID_AGAIN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void speak_ended_costsNoMoreThanTheCallsInFlight(Campaign campaign) {
        assertThat(stories(campaign))
                .allSatisfy(story -> assertThat(story.extraCalls()).isBetween(0, campaign.mostExtraCalls(story)));
    }

    @ParameterizedTest
    @EnumSource
    void speak_ended_makesTheFilesOfAnUndisturbedRun(Campaign campaign) {
        assertThat(wrongs(campaign, Wrong.DIFFERENT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void speak_ended_leavesNothingOver(Campaign campaign) {
        assertThat(wrongs(campaign, Wrong.LEFT_OVER)).isEmpty();
    }

    /** Else the tests above would prove less than they say. */
    @ParameterizedTest
    @EnumSource(Phase.class)
    void speak_killed_isKilledInEachPhase(Phase phase) {
        assertThat(stories(Campaign.OPENAI_KILLED).stream().mapToInt(story -> story.deaths(phase)))
                .as("%s", phase)
                .anySatisfy(deaths -> assertThat(deaths).isPositive());
    }

    private static List<String> wrongs(Campaign campaign, Wrong wrong) {
        return stories(campaign).stream()
                .flatMap(story -> story.wrongs(wrong).stream())
                .toList();
    }

    private static List<Story> stories(Campaign campaign) {
        return STORIES.getOrDefault(campaign, List.of());
    }
}
