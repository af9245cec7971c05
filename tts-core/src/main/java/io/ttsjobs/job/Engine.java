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
import java.util.Optional;
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
    final DurationBounds durationBounds;
    final List<JobListener> listeners;
    final JobSlots slots;
    final SharedCalls sharedCalls;

    private final Sleeper sleeper;
    private final OptionalInt concurrency;
    private final WidthRule widthRule;
    private final ConcurrentMap<String, ProviderPause> pauses = new ConcurrentHashMap<>();
    private final ConcurrentMap<GateKey, ProviderGate> gates = new ConcurrentHashMap<>();

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
        this.durationBounds = parts.durationBounds;
        this.listeners = List.copyOf(parts.listeners);
        this.slots = new JobSlots(parts.maxConcurrentJobs);
        this.sharedCalls = new SharedCalls(parts.chunkCache);
        this.sleeper = parts.sleeper;
        this.concurrency = parts.concurrency;
        this.widthRule = parts.adaptiveConcurrency ? WidthRule.AIMD : WidthRule.ONE_BY_ONE;
    }

    ProviderCapabilities capabilities(TtsProvider provider, GenerationRequest request) {
        return request.model().map(provider::capabilities).orElseGet(provider::capabilities);
    }

    /**
     * Providers count calls at once by model, be it named or the default; but a number that the user has set is for all models
     * together.
     */
    ProviderGate gate(GenerationRequest request, ProviderCapabilities capabilities) {
        ProviderPause pause = pauses.computeIfAbsent(request.provider(), provider -> new ProviderPause(clock, sleeper));
        return concurrency.isPresent()
                ? gates.computeIfAbsent(
                        new GateKey(request.provider(), Optional.empty()),
                        key -> ProviderGate.ofAtMost(concurrency.getAsInt(), widthRule, pause))
                : gates.computeIfAbsent(
                        new GateKey(request.provider(), request.model().or(capabilities::model)),
                        key -> ProviderGate.startingWith(capabilities.maxConcurrency(), widthRule, pause));
    }

    private record GateKey(String provider, Optional<String> model) {}
}
