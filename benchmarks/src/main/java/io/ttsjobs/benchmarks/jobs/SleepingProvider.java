package io.ttsjobs.benchmarks.jobs;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every call with the same audio after the same time, and costs nothing else. */
final class SleepingProvider implements TtsProvider {

    private final Duration latency;
    private final byte[] audio;
    private final ProviderCapabilities capabilities;
    private final AtomicInteger calls = new AtomicInteger();

    SleepingProvider(Duration latency, byte[] audio, AudioFormat format, int concurrency) {
        this.latency = latency;
        this.audio = audio;
        this.capabilities = ProviderCapabilities.builder(TextLimit.utf16(1_000), List.of(format))
                .maxConcurrency(concurrency)
                .build();
    }

    int calls() {
        return calls.get();
    }

    @Override
    public ProviderCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public List<Voice> voices() {
        return List.of(Voice.builder("any", Locale.ENGLISH).build());
    }

    @Override
    public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
        calls.incrementAndGet();
        Thread.sleep(latency.toMillis());
        return SynthesisResult.builder(audio, capabilities.formats().get(0)).build();
    }
}
