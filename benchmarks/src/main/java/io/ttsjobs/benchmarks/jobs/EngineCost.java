package io.ttsjobs.benchmarks.jobs;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.job.DurationBounds;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.testkit.MockTtsProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much longer a job takes than its calls alone: the time divided by ceil(chunks / calls at once) x latency, which no
 * engine can beat.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.ttsjobs.benchmarks.jobs.EngineCost memory|directory CHUNKS CALLS
 * LATENCY_MS CHUNK_KB ROUNDS}, such as {@code memory 100 8 200 5 9}. Prints each round, then the median; and the CPU time
 * for each chunk.
 *
 * <p>Time and CPU time are counted from the submission of a job to its end, by the whole process: the engine, the store
 * and the file system, the garbage collector, and what the JVM still compiles. The provider adds next to nothing: it sleeps
 * and then answers with an array that was made before. What is made before and deleted after is not counted. The first job
 * of a JVM costs several times as much as later ones, nearly all of it for the compiler: it is printed apart, and jobs with
 * calls of 1 ms follow for {@value #WARM_UP_SECONDS} s before the rounds that count.
 */
public final class EngineCost {

    static final AudioFormat FORMAT = AudioFormat.MP3_44100;

    private static final int WARM_UP_SECONDS = 10;

    private final String kind;
    private final int chunks;
    private final int atOnce;
    private final byte[] audio;
    private final AudioFormat format;

    private EngineCost(String kind, int chunks, int atOnce, byte[] audio, AudioFormat format) {
        this.kind = kind;
        this.chunks = chunks;
        this.atOnce = atOnce;
        this.audio = audio;
        this.format = format;
    }

    /**
     * Measures.
     *
     * @param args the store, chunks, calls at once, latency in ms, size of a chunk's audio in KB, rounds
     * @throws IOException if no file can be written
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int chunks = Integer.parseInt(args[1]);
        int atOnce = Integer.parseInt(args[2]);
        Duration latency = Duration.ofMillis(Long.parseLong(args[3]));
        int rounds = Integer.parseInt(args[5]);
        SynthesisResult speech = speech(Integer.parseInt(args[4]) * 1000);
        byte[] audio = speech.openAudio().readAllBytes();
        double bound = (chunks + atOnce - 1) / atOnce * latency.toNanos() / 1e9;
        EngineCost measure = new EngineCost(args[0], chunks, atOnce, audio, speech.format());
        System.out.printf("first job: %.2f ms of CPU for a chunk%n", measure.warmUp() * 1e3 / chunks);
        double[] ratios = new double[rounds];
        double[] cpu = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            Cost cost = measure.run(latency);
            ratios[i] = cost.seconds / bound;
            cpu[i] = cost.cpuSeconds * 1e3 / chunks;
            System.out.printf("round %d: ratio %.4f, %.2f ms of CPU for a chunk%n", i + 1, ratios[i], cpu[i]);
        }
        Arrays.sort(ratios);
        Arrays.sort(cpu);
        System.out.printf(
                "%s: %d chunks of %d KB, %d at once, %d ms each: median ratio %.4f, best %.4f; CPU %.2f ms for a chunk%n",
                args[0],
                chunks,
                audio.length / 1000,
                atOnce,
                latency.toMillis(),
                ratios[rounds / 2],
                ratios[0],
                cpu[rounds / 2]);
    }

    /** Runs jobs until the JVM has compiled what they use. {@return the CPU time of the first one, in seconds} */
    private double warmUp() throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(WARM_UP_SECONDS).toNanos();
        Cost first = run(Duration.ofMillis(1));
        while (System.nanoTime() < end) {
            run(Duration.ofMillis(1));
        }
        return first.cpuSeconds;
    }

    private Cost run(Duration latency) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("engine-cost");
        SleepingProvider provider = new SleepingProvider(latency, audio, format, atOnce);
        try (ProviderRegistry providers = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                        .add("sleeping", provider)
                        .build();
                JobStore store =
                        kind.equals("memory") ? JobStore.inMemory() : JobStore.directory(folder.resolve("jobs"));
                JobManager jobs = JobManager.builder(providers)
                        .store(store)
                        .audioStorage(AudioStorage.directory(folder.resolve("audio")))
                        .durationBounds(DurationBounds.none()) // its audio does not go by the text
                        .build()) {
            GenerationRequest request = request(chunks);
            long cpuBefore = cpuNanos();
            long started = System.nanoTime();
            GenerationJob job = jobs.submit(request).await();
            Cost cost = new Cost((System.nanoTime() - started) / 1e9, (cpuNanos() - cpuBefore) / 1e9);
            if (job.status() != JobStatus.COMPLETED || provider.calls() != chunks) {
                throw new IllegalStateException(job + " after " + provider.calls() + " calls: " + job.errorMessage());
            }
            return cost;
        } finally {
            delete(folder);
        }
    }

    static GenerationRequest request(int chunks) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, chunks)
                .forEach(i ->
                        text.append("This is a chunk of the text. ".repeat(30)).append("\n\n"));
        return GenerationRequest.builder("sleeping", "any", text.toString())
                .maxChunkLength(1_000)
                .build();
    }

    /** An MP3 of about so many bytes. */
    static SynthesisResult speech(int bytes) throws InterruptedException {
        try (MockTtsProvider mock = MockTtsProvider.builder()
                .textLimit(TextLimit.utf16(Integer.MAX_VALUE))
                .build()) {
            int probe = 500;
            long size = mock.synthesize(SynthesisRequest.builder("a".repeat(probe), MockTtsProvider.DEFAULT_VOICE)
                            .format(FORMAT)
                            .build())
                    .audioSize();
            int letters = (int) Math.max(1, bytes * (long) probe / size);
            return mock.synthesize(SynthesisRequest.builder("a".repeat(letters), MockTtsProvider.DEFAULT_VOICE)
                    .format(FORMAT)
                    .build());
        }
    }

    private static long cpuNanos() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime();
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * What a job took.
     *
     * @param seconds the time
     * @param cpuSeconds the CPU time
     */
    private record Cost(double seconds, double cpuSeconds) {}
}
