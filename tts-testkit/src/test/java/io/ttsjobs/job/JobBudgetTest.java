package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job stops before the call that would exceed its budget. Its five chunks have 14, 14, 14, 14 and 13 characters. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobBudgetTest {

    private static final int ALL = 69;
    private static final int FOUR = 56;

    @TempDir
    Path directory;

    private final AtomicBoolean broken = new AtomicBoolean(true);

    @Test
    void processJob_budgetOfWhatItCosts_completes() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob job = workshop.run(budget(ALL));
            assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(job.spentCharacters()).isEqualTo(BigDecimal.valueOf(ALL));
        }
    }

    @Test
    void processJob_oneCharacterShort_failsBeforeTheCall() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob job = workshop.run(budget(ALL - 1));
            assertThat(job.status()).isEqualTo(JobStatus.FAILED);
            assertThat(job.errorCode()).contains(ErrorCode.BUDGET_EXCEEDED);
            assertThat(job.errorMessage())
                    .contains(
                            "The budget of 68 characters does not allow chunk 4: it needs 13, 56 are spent and 0 in flight");
            assertThat(workshop.provider.answers()).isEqualTo(4);
        }
    }

    @Test
    void processJob_noBudget_countsAllTheSame() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            assertThat(workshop.run().spentCharacters()).isEqualTo(BigDecimal.valueOf(ALL));
        }
    }

    @Test
    void processJob_providerThatChargesLess_countsWhatItSays() {
        MockTtsProviderBuilder half = MockTtsProvider.builder().billing(request -> new BigDecimal("7"));
        try (Workshop workshop = Workshop.of(directory, half)) {
            GenerationJob job = workshop.run(budget(4 * 7 + 13));
            assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(job.spentCharacters()).isEqualTo(new BigDecimal("35"));
        }
    }

    @Test
    void processJob_callsInFlight_areSetAsideAndKept() throws InterruptedException {
        List<Runnable> waiting = new CopyOnWriteArrayList<>();
        CountDownLatch handedOver = new CountDownLatch(2);
        Executor late = call -> {
            waiting.add(call);
            handedOver.countDown();
        };
        try (JobStore store = JobStore.directory(directory.resolve("jobs"));
                Workshop workshop = Workshop.of(
                        directory,
                        MockTtsProvider.builder(),
                        b -> b.store(store).concurrency(3).executor(late))) {
            JobHandle handle = workshop.manager.submit(budget(28 + 13));
            handedOver.await();
            waiting.forEach(Runnable::run);
            GenerationJob job = handle.await();
            assertThat(job.errorCode()).contains(ErrorCode.BUDGET_EXCEEDED);
            assertThat(job.spentCharacters()).isEqualTo(BigDecimal.valueOf(28));
            assertThat(job.completedChunks()).isEqualTo(2);
        }
    }

    @Test
    void processJob_callThatHadToBeRepeated_costsOnce() {
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().failCall(2, () -> new ProviderRateLimitException("slow down"));
        try (Workshop workshop = Workshop.of(directory, provider)) {
            assertThat(workshop.run(budget(ALL)).status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void retryJob_sameBudget_failsAgainWithoutACall() throws InterruptedException {
        try (JobStore store = JobStore.directory(directory.resolve("jobs"));
                Workshop workshop = Workshop.of(directory, mock(MockTtsProvider.builder()), store)) {
            GenerationJob failed = workshop.run(budget(FOUR));
            GenerationJob again = workshop.manager.retryJob(failed.id()).await();
            assertThat(again.errorCode()).contains(ErrorCode.BUDGET_EXCEEDED);
            assertThat(again.errorMessage()).isEqualTo(failed.errorMessage());
            assertThat(workshop.provider.answers()).isEqualTo(4);
        }
    }

    @Test
    void retryJob_higherBudget_paysForTheRest() throws InterruptedException {
        try (JobStore store = JobStore.directory(directory.resolve("jobs"));
                Workshop workshop = Workshop.of(directory, mock(MockTtsProvider.builder()), store)) {
            GenerationJob failed = workshop.run(budget(FOUR));
            GenerationJob completed =
                    workshop.manager.retryJob(failed.id(), ALL).await();
            assertThat(completed.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(completed.budget()).isEqualTo(OptionalLong.of(ALL));
            assertThat(workshop.provider.answers()).isEqualTo(5);
        }
    }

    @Test
    void retryJob_pendingJob_getsTheNewBudget() throws InterruptedException {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob pending = workshop.manager.createJob(budget(0));
            assertThat(workshop.manager.retryJob(pending.id(), ALL).await().status())
                    .isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void retryJob_chunksThatAreNotKept_countAgain() throws InterruptedException {
        try (Workshop workshop = Workshop.of(directory, failing())) {
            GenerationJob failed = workshop.run(budget(ALL));
            broken.set(false);
            GenerationJob again = workshop.manager.retryJob(failed.id()).await();
            assertThat(again.errorCode()).contains(ErrorCode.BUDGET_EXCEEDED);
            assertThat(again.spentCharacters()).isEqualTo(BigDecimal.valueOf(28 + 28));
        }
    }

    @Test
    void retryJob_chunkThatWasDropped_countsTwice() throws InterruptedException {
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().misbehave(request -> isThird(request) && broken.get(), Fault.GARBAGE_AUDIO);
        try (JobStore store = JobStore.directory(directory.resolve("jobs"));
                Workshop workshop = Workshop.of(directory, mock(provider), store)) {
            GenerationJob failed = workshop.run(budget(ALL + 14));
            broken.set(false);
            GenerationJob again = workshop.manager.retryJob(failed.id()).await();
            assertThat(again.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(again.spentCharacters()).isEqualTo(BigDecimal.valueOf(ALL + 14));
        }
    }

    @Test
    void retryJob_storeOpenedAgain_remembersBudgetAndWhatIsSpent() throws InterruptedException {
        String id;
        try (JobStore store = JobStore.directory(directory.resolve("jobs"));
                Workshop workshop = Workshop.of(directory, mock(failing()), store)) {
            id = workshop.run(budget(FOUR)).id();
        }
        broken.set(false);
        try (JobStore store = JobStore.directory(directory.resolve("jobs"));
                Workshop workshop = Workshop.of(directory, mock(MockTtsProvider.builder()), store)) {
            assertThat(List.of(store.get(id).budget(), store.get(id).spentCharacters()))
                    .containsExactly(OptionalLong.of(FOUR), BigDecimal.valueOf(28));
            GenerationJob again = workshop.manager.retryJob(id).await();
            assertThat(again.errorCode()).contains(ErrorCode.BUDGET_EXCEEDED);
            assertThat(workshop.provider.answers()).isEqualTo(2);
        }
    }

    /** As when a process dies between the two writes. */
    @Test
    void retryJob_chunkKeptButNotNoted_countsAsSpent() throws InterruptedException {
        try (JobStore store = JobStore.directory(directory.resolve("jobs"));
                Workshop workshop = Workshop.of(directory, mock(failing()), store)) {
            GenerationJob failed = workshop.run(budget(FOUR));
            GenerationJob forgetful =
                    failed.toBuilder().spentCharacters(BigDecimal.ZERO).build();
            store.update(failed, forgetful);
            broken.set(false);
            GenerationJob again = workshop.manager.retryJob(failed.id()).await();
            assertThat(again.spentCharacters()).isEqualTo(BigDecimal.valueOf(FOUR));
        }
    }

    /** Its place in the plan is known when the calls begin, its damage only when it is read. */
    @Test
    void retryJob_chunkThatIsDamaged_needsTheBudgetAgain() throws InterruptedException, IOException {
        try (JobStore store = JobStore.directory(directory.resolve("jobs"));
                Workshop workshop = Workshop.of(directory, mock(failing()), store)) {
            GenerationJob failed = workshop.run(budget(28));
            damageTheFirstChunk(failed.id());
            GenerationJob again = workshop.manager.retryJob(failed.id()).await();
            assertThat(again.errorMessage())
                    .contains(
                            "The budget of 28 characters does not allow chunk 0: it needs 14, 28 are spent and 0 in flight");
            assertThat(workshop.provider.answers()).isEqualTo(2);
        }
    }

    @Test
    void retryJob_chunkThatIsDamagedAndABudgetForIt_countsTwice() throws InterruptedException, IOException {
        try (JobStore store = JobStore.directory(directory.resolve("jobs"));
                Workshop workshop = Workshop.of(directory, mock(failing()), store)) {
            GenerationJob failed = workshop.run(budget(28));
            damageTheFirstChunk(failed.id());
            broken.set(false);
            GenerationJob again =
                    workshop.manager.retryJob(failed.id(), ALL + 14).await();
            assertThat(again.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(again.spentCharacters()).isEqualTo(BigDecimal.valueOf(ALL + 14));
        }
    }

    private void damageTheFirstChunk(String jobId) throws IOException {
        Path audio = directory.resolve("jobs").resolve(jobId).resolve("chunks").resolve("0.audio");
        byte[] bytes = Files.readAllBytes(audio);
        bytes[bytes.length - 1] ^= 1;
        Files.write(audio, bytes);
    }

    @Test
    void retryJob_negativeBudget_isRefused() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            assertThatThrownBy(() -> workshop.manager.retryJob("a", -1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("budget must not be negative, but is -1");
        }
    }

    private MockTtsProviderBuilder failing() {
        return MockTtsProvider.builder()
                .fail(request -> isThird(request) && broken.get(), () -> new ProviderApiException("broken"));
    }

    private static MockTtsProvider mock(MockTtsProviderBuilder provider) {
        return provider.textLimit(Workshop.LIMIT).build();
    }

    private static boolean isThird(SynthesisRequest request) {
        return request.text().startsWith("Carol");
    }

    private static GenerationRequest budget(long characters) {
        return Workshop.request().budget(characters).build();
    }
}
