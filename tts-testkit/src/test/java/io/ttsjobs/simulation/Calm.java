package io.ttsjobs.simulation;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.spi.ProviderConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What becomes of requests where nothing ever goes wrong. Thread-safe. */
final class Calm {

    private final Path directory;
    private final ConcurrentMap<GenerationRequest, byte[]> audio = new ConcurrentHashMap<>();

    Calm(Path directory) {
        this.directory = directory;
    }

    byte[] audio(GenerationRequest request) {
        return audio.computeIfAbsent(request, this::make);
    }

    private byte[] make(GenerationRequest request) {
        ProviderRegistry registry = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                .add(SimulatedProvider.NAME, SimulatedProvider.voice(1))
                .build();
        try (JobManager manager = JobManager.builder(registry)
                .audioStorage(AudioStorage.directory(directory))
                .executor(Runnable::run)
                .build()) {
            GenerationJob job = manager.processJob(manager.createJob(request).id());
            return Files.readAllBytes(job.audioFile().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
