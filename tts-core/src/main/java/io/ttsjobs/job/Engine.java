package io.ttsjobs.job;

import io.ttsjobs.audio.AudioStitcher;
import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.text.TextChunker;
import io.ttsjobs.timing.TimingNormalizer;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/** What the runs of one manager share. */
final class Engine {

    final ProviderRegistry providers;
    final TextChunker chunker;
    final TimingNormalizer timingNormalizer;
    final AudioStitcher stitcher;
    final AudioStorage audioStorage;
    final JobStore store;
    final Clock clock;
    final Executor executor;
    final RetryPolicy retryPolicy;
    final List<JobListener> listeners;
    final JobSlots slots;

    private final Sleeper sleeper;
    private final OptionalInt concurrency;
    private final ConcurrentMap<String, ProviderGate> gates = new ConcurrentHashMap<>();

    Engine(JobManagerBuilder parts, Executor executor) {
        this.providers = parts.providers;
        this.chunker = parts.chunker;
        this.timingNormalizer = parts.timingNormalizer;
        this.stitcher = parts.stitcher;
        this.audioStorage = parts.audioStorage.orElseGet(AudioStorage::fromEnvironment);
        this.store = parts.store;
        this.clock = parts.clock;
        this.executor = executor;
        this.retryPolicy = parts.retryPolicy;
        this.listeners = List.copyOf(parts.listeners);
        this.slots = new JobSlots(parts.maxConcurrentJobs);
        this.sleeper = parts.sleeper;
        this.concurrency = parts.concurrency;
    }

    ProviderCapabilities capabilities(TtsProvider provider, GenerationRequest request) {
        return request.model().map(provider::capabilities).orElseGet(provider::capabilities);
    }

    int concurrency(ProviderCapabilities capabilities) {
        return concurrency.orElse(capabilities.maxConcurrency());
    }

    ProviderGate gate(String provider, ProviderCapabilities capabilities) {
        return gates.computeIfAbsent(provider, name -> new ProviderGate(concurrency(capabilities), clock, sleeper));
    }
}
