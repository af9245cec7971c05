package io.ttsjobs.benchmarks.jobs;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.job.DurationBounds;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a store of jobs on disk costs: going on with a job of 1,000 chunks of which 999 are there, and listing 10,000 jobs.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.ttsjobs.benchmarks.jobs.StoreCost list|resume [KB]}
 *
 * <p>With chunks of so many KB, 100 if none are said. Beside each resume stands what nobody can go below who makes one file of
 * them: writing a file of that size, and forcing it to the disk.
 */
public final class StoreCost {

    private static final int CHUNKS = 1_000;
    private static final int CHUNK_KB = 100;
    private static final int JOBS = 10_000;
    private static final int ROUNDS = 5;
    private static final Duration LATENCY = Duration.ofMillis(20);

    private StoreCost() {}

    /**
     * Measures.
     *
     * @param args what, and the size of a chunk
     * @throws IOException if no file can be written
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("store-cost");
        try {
            if (args[0].equals("resume")) {
                resume(folder, 1_000 * (args.length > 1 ? Integer.parseInt(args[1]) : CHUNK_KB));
            } else {
                list(folder);
            }
        } finally {
            EngineCost.delete(folder);
        }
    }

    private static void resume(Path folder, int chunkBytes) throws IOException, InterruptedException {
        SynthesisResult speech = EngineCost.speech(chunkBytes);
        byte[] audio = speech.openAudio().readAllBytes();
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Path home = folder.resolve("round" + round);
            SleepingProvider provider = new SleepingProvider(LATENCY, audio, speech.format(), 8);
            AtomicBoolean broken = new AtomicBoolean(true);
            String id;
            try (Running first = new Running(home, failingLast(provider, broken))) {
                id = first.jobs.submit(EngineCost.request(CHUNKS)).await().id();
            }
            broken.set(false);
            int before = provider.calls();
            try (Running second = new Running(home, failingLast(provider, broken))) {
                long started = System.nanoTime();
                GenerationJob job = second.jobs.retryJob(id).await();
                double took = (System.nanoTime() - started) / 1e6;
                require(job);
                double written = write(home.resolve("bound"), second.jobs.getAudioFile(id));
                ratios[round] = (took - LATENCY.toMillis()) / written;
                System.out.printf(
                        "resume of %d chunks of %d KB: %s, %d call of %d ms, %.0f ms; its audio written alone: %.0f ms%n",
                        CHUNKS,
                        audio.length / 1000,
                        job.status(),
                        provider.calls() - before,
                        LATENCY.toMillis(),
                        took,
                        written);
            }
        }
        Arrays.sort(ratios);
        System.out.printf("median ratio, without the call: %.2f%n", ratios[ROUNDS / 2]);
    }

    /** How many milliseconds it takes to write a file's content to another one, and to force that to the disk. */
    private static double write(Path target, Path source) throws IOException {
        byte[] content = Files.readAllBytes(source);
        long started = System.nanoTime();
        try (FileOutputStream out = new FileOutputStream(target.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
        return (System.nanoTime() - started) / 1e6;
    }

    private static void list(Path folder) throws IOException {
        SleepingProvider provider = new SleepingProvider(LATENCY, new byte[] {1}, EngineCost.FORMAT, 1);
        try (Running running = new Running(folder, provider)) {
            GenerationRequest request = EngineCost.request(10);
            for (int i = 0; i < JOBS; i++) {
                running.jobs.createJob(request);
            }
        }
        long opening = System.nanoTime();
        try (Running running = new Running(folder, provider)) {
            System.out.printf("opened in %.0f ms%n", (System.nanoTime() - opening) / 1e6);
            double[] times = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long started = System.nanoTime();
                int count = running.jobs.listJobs().size();
                times[i] = (System.nanoTime() - started) / 1e6;
                System.out.printf("listed %d jobs in %.1f ms%n", count, times[i]);
            }
            Arrays.sort(times);
            System.out.printf("median %.1f ms%n", times[ROUNDS / 2]);
        }
    }

    /** The provider, which refuses the last chunk as long as it is broken. */
    private static TtsProvider failingLast(SleepingProvider provider, AtomicBoolean broken) {
        return (TtsProvider) Proxy.newProxyInstance(
                TtsProvider.class.getClassLoader(), new Class<?>[] {TtsProvider.class}, (proxy, method, args) -> {
                    boolean last = args != null
                            && args.length == 1
                            && args[0] instanceof SynthesisRequest request
                            && request.nextText().isEmpty();
                    if (last && broken.get()) {
                        throw new ProviderApiException("the last chunk is refused", 400);
                    }
                    return method.invoke(provider, args);
                });
    }

    /** A manager on a directory. */
    private static final class Running implements AutoCloseable {
        private final List<AutoCloseable> parts;
        private final JobManager jobs;

        Running(Path home, TtsProvider provider) {
            ProviderRegistry providers = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                    .add("sleeping", provider)
                    .build();
            JobStore store = JobStore.directory(home.resolve("jobs"));
            jobs = JobManager.builder(providers)
                    .store(store)
                    .audioStorage(AudioStorage.directory(home.resolve("audio")))
                    .durationBounds(DurationBounds.none()) // its audio does not go by the text
                    .build();
            parts = List.of(jobs, store, providers);
        }

        @Override
        public void close() {
            parts.forEach(Running::close);
        }

        private static void close(AutoCloseable part) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Whether a job is over as it should be. */
    static void require(GenerationJob job) {
        if (job.status() != JobStatus.COMPLETED) {
            throw new IllegalStateException(job + ": " + job.errorMessage());
        }
    }
}
