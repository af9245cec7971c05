package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the provider said that a job costs, over all its runs. Every answer costs one and a half characters. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobBillingTest {

    private static final BigDecimal PRICE = new BigDecimal("1.5");

    @TempDir
    Path directory;

    private final AtomicBoolean broken = new AtomicBoolean(true);

    @Test
    void billedCharacters_completed_isTheSumOverTheChunks() {
        try (Workshop workshop = Workshop.of(directory, billing())) {
            assertThat(workshop.run().billedCharacters()).contains(times(5));
        }
    }

    @Test
    void billedCharacters_providerSaysNothing_isEmpty() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            assertThat(workshop.run().billedCharacters()).isEmpty();
        }
    }

    @Test
    void billedCharacters_failed_isWhatTheAnswersCost() {
        try (Workshop workshop = Workshop.of(directory, failing())) {
            assertThat(workshop.run().billedCharacters()).contains(times(2));
        }
    }

    @Test
    void billedCharacters_retriedWithKeptChunks_countsEachChunkOnce() throws InterruptedException {
        assertThat(retried(JobStore.directory(directory.resolve("jobs")), failing())
                        .billedCharacters())
                .contains(times(5));
    }

    @Test
    void billedCharacters_retriedWithoutKeptChunks_countsWhatWasPaidAgain() throws InterruptedException {
        assertThat(retried(JobStore.inMemory(), failing()).billedCharacters()).contains(times(7));
    }

    @Test
    void billedCharacters_chunkDroppedAndAskedForAgain_countsTwice() throws InterruptedException {
        MockTtsProviderBuilder provider =
                billing().misbehave(request -> isThird(request) && broken.get(), Fault.GARBAGE_AUDIO);
        assertThat(retried(JobStore.directory(directory.resolve("jobs")), provider)
                        .billedCharacters())
                .contains(times(6));
    }

    private GenerationJob retried(JobStore store, MockTtsProviderBuilder provider) throws InterruptedException {
        MockTtsProvider built = provider.textLimit(Workshop.LIMIT).build();
        try (store;
                Workshop workshop = Workshop.of(directory, built, store)) {
            GenerationJob failed = workshop.run();
            broken.set(false);
            return workshop.manager.retryJob(failed.id()).await();
        }
    }

    private MockTtsProviderBuilder failing() {
        return billing().fail(request -> isThird(request) && broken.get(), () -> new ProviderApiException("broken"));
    }

    private static MockTtsProviderBuilder billing() {
        return MockTtsProvider.builder().billing(request -> PRICE);
    }

    private static boolean isThird(SynthesisRequest request) {
        return request.text().startsWith("Carol");
    }

    private static BigDecimal times(int answers) {
        return PRICE.multiply(BigDecimal.valueOf(answers));
    }
}
