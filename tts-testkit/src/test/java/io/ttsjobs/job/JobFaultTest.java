package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Listeners, executors and providers that break their word: the job must end all the same, and say so. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobFaultTest {

    private static final long MOMENT_MILLIS = 200;

    @TempDir
    Path directory;

    @Test
    void processJob_providerReturnsNull_failsAsUnexpected() {
        ProviderRegistry registry = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                .add("mock", new NullProvider())
                .build();
        try (JobManager manager = JobManager.builder(registry)
                .audioStorage(AudioStorage.directory(directory))
                .build()) {
            GenerationJob job = manager.createJob(Workshop.request().build());
            assertThat(manager.processJob(job.id()).errorCode()).contains(ErrorCode.INTERNAL_ERROR);
        }
    }

    @Test
    void processJob_listenerThrowsAnError_completes() {
        JobListener broken = job -> {
            throw new AssertionError("no listener should do this");
        };
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder(), b -> b.addListener(broken))) {
            assertThat(workshop.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void retryJob_byAListenerThatHearsOfTheFailure_runsTheJobAgain() throws InterruptedException {
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().failCall(3, () -> new ProviderAuthException("bad key"));
        CompletableFuture<JobManager> manager = new CompletableFuture<>();
        CompletableFuture<JobHandle> retried = new CompletableFuture<>();
        JobListener retrying = job -> {
            if (job.status() == JobStatus.FAILED) {
                retried.complete(manager.join().retryJob(job.id()));
            }
        };
        try (Workshop workshop = Workshop.of(directory, provider, b -> b.addListener(retrying))) {
            manager.complete(workshop.manager);
            workshop.run();
            assertThat(retried.join().await().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void processJob_failureWhileAnotherCallWaitsForItsRetry_endsWithoutThatRetry() {
        CountDownLatch bravoIsAsked = new CountDownLatch(1);
        CountDownLatch alphaWaits = new CountDownLatch(1);
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .fail(request -> request.text().startsWith("Alpha"), () -> {
                    awaitUninterruptibly(bravoIsAsked);
                    return new ProviderRateLimitException("slow down");
                })
                .fail(request -> request.text().startsWith("Bravo"), () -> {
                    bravoIsAsked.countDown();
                    awaitUninterruptibly(alphaWaits);
                    return new ProviderAuthException("bad key");
                });
        Sleeper endless = duration -> {
            alphaWaits.countDown();
            new CountDownLatch(1).await();
        };
        try (Workshop workshop =
                Workshop.of(directory, provider, b -> b.concurrency(2).sleeper(endless))) {
            assertThat(workshop.run().errorCode()).contains(ErrorCode.PROVIDER_AUTH_ERROR);
        }
    }

    @Test
    void processJob_executorThatRefusesTheFirstCall_fails() {
        Executor shutDown = call -> {
            throw new RejectedExecutionException("shut down");
        };
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder(), b -> b.executor(shutDown))) {
            assertThat(workshop.run().errorCode()).contains(ErrorCode.INTERNAL_ERROR);
        }
    }

    /** As a machine does that has no thread left; the call that it has begun is paid, and so is waited for. */
    @Test
    void processJob_executorThatBreaksAtTheSecondCall_waitsForTheFirst() {
        CountDownLatch failed = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        Executor breaking = call -> {
            if (!first.getAndSet(false)) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            new Thread(call).start();
        };
        JobListener end = job -> {
            if (job.status() == JobStatus.FAILED) {
                failed.countDown();
            }
        };
        AtomicBoolean tooEarly = new AtomicBoolean();
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .latency(Duration.ZERO, time -> tooEarly.set(failed.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS)));
        try (Workshop workshop = Workshop.of(
                directory, provider, b -> b.executor(breaking).concurrency(2).addListener(end))) {
            workshop.run();
            assertThat(tooEarly).isFalse();
        }
    }

    @Test
    void cancel_executorThatNeverRunsTheCall_endsTheJob() throws InterruptedException {
        CountDownLatch handedOver = new CountDownLatch(1);
        try (Workshop workshop =
                Workshop.of(directory, MockTtsProvider.builder(), b -> b.executor(call -> handedOver.countDown()))) {
            JobHandle handle = workshop.manager.submit(Workshop.request().build());
            handedOver.await();
            handle.cancel();
            assertThat(handle.await().status()).isEqualTo(JobStatus.CANCELLED);
        }
    }

    @Test
    void submit_managerClosedMeanwhile_isRefused() {
        CompletableFuture<JobManager> manager = new CompletableFuture<>();
        AtomicBoolean closes = new AtomicBoolean(true);
        JobListener closing = job -> {
            if (closes.getAndSet(false)) {
                manager.join().close();
            }
        };
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder(), b -> b.addListener(closing))) {
            manager.complete(workshop.manager);
            assertThatThrownBy(() -> workshop.manager.submit(Workshop.request().build()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the job manager is closed");
        }
    }

    @Test
    void processJob_concurrencyWithoutBounds_completes() {
        try (Workshop workshop =
                Workshop.of(directory, MockTtsProvider.builder(), b -> b.concurrency(Integer.MAX_VALUE))) {
            assertThat(workshop.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void processJob_storeFailsButHasWritten_failsWithTheReason() {
        HalfHeartedStore store = new HalfHeartedStore(JobStatus.IN_PROGRESS);
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder(), b -> b.store(store))) {
            assertThat(workshop.run().errorMessage()).contains("the disk is ill");
        }
    }

    @Test
    void processJob_storeFailsButHasWrittenTheEnd_hasCompleted() {
        HalfHeartedStore store = new HalfHeartedStore(JobStatus.COMPLETED);
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder(), b -> b.store(store))) {
            assertThat(workshop.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void processJob_storeFailsButHasWrittenTheEnd_keepsNoChunkOfIt() {
        try (JobStore durable = JobStore.directory(directory.resolve("jobs"));
                Workshop workshop = Workshop.of(
                        directory,
                        MockTtsProvider.builder(),
                        b -> b.store(new HalfHeartedStore(durable, JobStatus.COMPLETED)))) {
            String id = workshop.run().id();
            assertThat(durable.chunks().orElseThrow().count(id)).isZero();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Breaks the first promise of a provider. */
    private static final class NullProvider implements TtsProvider {

        private final MockTtsProvider mock = MockTtsProvider.create();

        @Override
        public ProviderCapabilities capabilities() {
            return mock.capabilities();
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public List<Voice> voices() {
            return mock.voices();
        }

        @Override
        @SuppressWarnings("NullAway")
        public SynthesisResult synthesize(SynthesisRequest request) {
            return null;
        }
    }

    /** Writes a job of one status, and then says that it could not. */
    private static final class HalfHeartedStore implements JobStore {

        private final JobStore store;
        private final JobStatus status;

        HalfHeartedStore(JobStatus status) {
            this(JobStore.inMemory(), status);
        }

        HalfHeartedStore(JobStore store, JobStatus status) {
            this.store = store;
            this.status = status;
        }

        @Override
        public Optional<ChunkStore> chunks() {
            return store.chunks();
        }

        @Override
        public boolean update(GenerationJob expected, GenerationJob updated) {
            boolean written = store.update(expected, updated);
            if (updated.status() == status && expected.status() != status) {
                throw new TtsException(ErrorCode.INTERNAL_ERROR, "the disk is ill");
            }
            return written;
        }

        @Override
        public void create(GenerationJob job) {
            store.create(job);
        }

        @Override
        public GenerationJob get(String jobId) {
            return store.get(jobId);
        }

        @Override
        public List<GenerationJob> list() {
            return store.list();
        }

        @Override
        public boolean remove(String jobId) {
            return store.remove(jobId);
        }
    }
}
