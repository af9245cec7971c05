package io.ttsjobs.benchmarks.jobs;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.job.DurationBounds;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A book of 30 hours in 2,400 chunks, 1.7 GB of MP3, in a small heap.
 *
 * <p>{@code java -Xmx128m -cp benchmarks/target/benchmarks.jar io.ttsjobs.benchmarks.jobs.LongBook memory|directory}
 */
public final class LongBook {

    private static final int CHUNKS = 2_400;
    private static final int CHUNK_BYTES = 720_000;

    private LongBook() {}

    /**
     * Makes the book.
     *
     * @param args the store
     * @throws IOException if no file can be written
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("long-book");
        SynthesisResult speech = EngineCost.speech(CHUNK_BYTES);
        byte[] audio = speech.openAudio().readAllBytes();
        SleepingProvider provider = new SleepingProvider(Duration.ofMillis(5), audio, speech.format(), 8);
        try (ProviderRegistry providers = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                        .add("sleeping", provider)
                        .build();
                JobStore store =
                        args[0].equals("memory") ? JobStore.inMemory() : JobStore.directory(folder.resolve("jobs"));
                JobManager jobs = JobManager.builder(providers)
                        .store(store)
                        .audioStorage(AudioStorage.directory(folder.resolve("audio")))
                        .durationBounds(DurationBounds.none()) // its audio does not go by the text
                        .build()) {
            long started = System.nanoTime();
            GenerationJob job = jobs.submit(EngineCost.request(CHUNKS)).await();
            StoreCost.require(job);
            System.out.printf(
                    "%s: %d chunks, %.1f h of audio, %d bytes, heap at most %d MiB, %.0f s%n",
                    args[0],
                    job.totalChunks(),
                    job.audioDuration().toSeconds() / 3600.0,
                    Files.size(jobs.getAudioFile(job.id())),
                    Runtime.getRuntime().maxMemory() >> 20,
                    (System.nanoTime() - started) / 1e9);
        } finally {
            EngineCost.delete(folder);
        }
    }
}
