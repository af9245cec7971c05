package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.testkit.MockTtsProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that dies after each of its writes in turn, and another one that goes on. A job of five chunks writes
 * twelve times: in progress, then each chunk and its progress, then completed.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobCrashTest {

    private static final int WRITES = 12;
    private static final int CHUNKS = 5;

    @TempDir
    Path directory;

    private final MockTtsProvider provider = MockTtsProvider.builder()
            .textLimit(Workshop.LIMIT)
            .billing(request -> BigDecimal.ONE)
            .build();

    private int recorded;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void processJob_afterACrash_paysForNoRecordedChunkAgain(int writes) {
        crash(writes);
        int paidBefore = provider.answers();
        resume();
        assertThat(List.of(provider.answers() - paidBefore, paidBefore - recorded <= 1))
                .containsExactly(CHUNKS - recorded, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void processJob_afterACrash_makesTheFileOfARunWithoutOne(int writes) throws IOException {
        GenerationJob resumed = runThenResume(writes);
        assertThat(Files.readAllBytes(resumed.audioFile().orElseThrow())).isEqualTo(undisturbed());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void processJob_afterACrash_billsEachChunkOnce(int writes) {
        assertThat(runThenResume(writes).billedCharacters()).contains(BigDecimal.valueOf(CHUNKS));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 11})
    void processJob_afterACrash_makesTheTimelineOfARunWithoutOne(int writes) {
        GenerationJob resumed = runThenResume(writes);
        try (Workshop calm = Workshop.of(directory.resolve("calm"), MockTtsProvider.builder())) {
            assertThat(resumed.audioMetadata().orElseThrow().timing())
                    .isEqualTo(calm.run().audioMetadata().orElseThrow().timing());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 11})
    void processJob_afterACrash_leavesNoChunkBehind(int writes) {
        GenerationJob resumed = runThenResume(writes);
        assertThat(jobs().resolve(resumed.id()).resolve("chunks")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {WRITES, WRITES + 1})
    void processJob_crashAfterTheEnd_changesNothing(int writes) {
        crash(writes);
        int paid = provider.answers();
        assertThat(List.of(resume().status(), provider.answers())).containsExactly(JobStatus.COMPLETED, paid);
    }

    private GenerationJob runThenResume(int writes) {
        crash(writes);
        return resume();
    }

    @SuppressWarnings("CatchingUnchecked") // whatever the death of the store leads to
    private void crash(int writes) {
        try (JobStore store = JobStore.directory(jobs())) {
            MortalStore mortal = new MortalStore(store, writes + 1);
            try (Workshop workshop = Workshop.of(jobs(), provider, mortal)) {
                workshop.run();
            } catch (IllegalStateException dead) {
                assertThat(mortal.isDead()).isTrue();
            }
            recorded = store.chunks().orElseThrow().count(store.list().get(0).id());
        }
    }

    private GenerationJob resume() {
        try (JobStore store = JobStore.directory(jobs());
                Workshop workshop = Workshop.of(jobs(), provider, store)) {
            return workshop.manager.processJob(store.list().get(0).id());
        }
    }

    private byte[] undisturbed() throws IOException {
        try (Workshop calm = Workshop.of(directory.resolve("calm"), MockTtsProvider.builder())) {
            return Files.readAllBytes(calm.run().audioFile().orElseThrow());
        }
    }

    private Path jobs() {
        return directory.resolve("jobs");
    }
}
