package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.MockTtsProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many jobs leave nothing behind once they are cleaned up: no memory, no thread, no file. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class JobLoadTest {

    private static final int CHUNKS = 20;
    private static final String TEXT = "Twenty of these. ".repeat(CHUNKS).strip();
    private static final long MOST_GROWTH = 5_000_000;

    private final ForgetfulProvider provider = new ForgetfulProvider();

    @TempDir
    Path directory;

    @Test
    void submit_thousandJobsInMemory_leavesLittleOnTheHeap() throws InterruptedException {
        try (JobManager manager = manager(JobStore.inMemory())) {
            run(manager, 20); // loads classes
            long before = heap();
            run(manager, 1_000);
            assertThat(heap() - before).isLessThan(MOST_GROWTH);
        }
    }

    @Test
    void submit_hundredJobsInADirectory_leavesLittleOnTheHeapAndTheLockAlone()
            throws InterruptedException, IOException {
        try (JobStore store = JobStore.directory(directory.resolve("jobs"));
                JobManager manager = manager(store)) {
            run(manager, 5);
            long before = heap();
            run(manager, 100);
            long growth = heap() - before;
            assertThat(files()).containsExactly("jobs/.lock");
            assertThat(growth).isLessThan(MOST_GROWTH);
        }
    }

    @Test
    void cleanupOldJobs_hundredJobsInMemory_leavesNoFile() throws InterruptedException, IOException {
        try (JobManager manager = manager(JobStore.inMemory())) {
            run(manager, 100);
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void close_afterHundredJobs_leavesNoThread() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (JobManager manager = manager(JobStore.inMemory())) {
            run(manager, 100);
        }
        for (Thread thread : threadsOfJobs(before)) {
            thread.join(Duration.ofSeconds(20).toMillis());
        }
        assertThat(threadsOfJobs(before)).isEmpty();
    }

    /** Runs jobs, many at once, and removes them. */
    private void run(JobManager manager, int jobs) throws InterruptedException {
        GenerationRequest request = GenerationRequest.builder("mock", MockTtsProvider.DEFAULT_VOICE, TEXT)
                .build();
        List<JobHandle> handles = IntStream.range(0, jobs)
                .mapToObj(job -> manager.submit(request))
                .toList();
        for (JobHandle handle : handles) {
            GenerationJob end = handle.await();
            assertThat(List.of(end.status(), end.totalChunks())).containsExactly(JobStatus.COMPLETED, CHUNKS);
        }
        removeAll(manager, jobs);
        provider.forget();
    }

    /** A run counts as one until just after its waiters know of its end. */
    private static void removeAll(JobManager manager, int jobs) {
        for (int removed = 0; removed < jobs; Thread.onSpinWait()) {
            removed += manager.cleanupOldJobs(Duration.ZERO);
        }
    }

    private JobManager manager(JobStore store) {
        ProviderRegistry providers = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                .add("mock", provider)
                .build();
        return JobManager.builder(providers)
                .audioStorage(AudioStorage.directory(directory))
                .store(store)
                .concurrency(8)
                .build();
    }

    /** The least that is in use after several collections, because one alone may come too early for some. */
    private static long heap() {
        return IntStream.range(0, 5).mapToLong(time -> heapOnce()).min().orElseThrow();
    }

    private static long heapOnce() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static List<Thread> threadsOfJobs(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("tts-") && !before.contains(thread))
                .toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** A mock that forgets its calls when told to: it notes each, which is no growth of ours. */
    private static final class ForgetfulProvider implements TtsProvider {
        private volatile MockTtsProvider mock = fresh();

        private static MockTtsProvider fresh() {
            return MockTtsProvider.builder()
                    .maxConcurrency(8)
                    .textLimit(Workshop.LIMIT)
                    .build();
        }

        void forget() {
            mock = fresh();
        }

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
        public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
            return mock.synthesize(request);
        }
    }
}
