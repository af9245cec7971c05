package io.ttsjobs.testkit;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TtsProvider;
import java.util.List;

/** A provider that leaves everything to a sound one, until a subclass breaks something. */
class ForwardingProvider implements TtsProvider {

    final TtsProvider sound;

    ForwardingProvider(TtsProvider sound) {
        this.sound = sound;
    }

    @Override
    public ProviderCapabilities capabilities() {
        return sound.capabilities();
    }

    @Override
    public ProviderCapabilities capabilities(String model) {
        return sound.capabilities(model);
    }

    @Override
    public boolean isConfigured() {
        return sound.isConfigured();
    }

    @Override
    public List<Voice> voices() throws InterruptedException {
        return sound.voices();
    }

    @Override
    public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
        return sound.synthesize(request);
    }

    @Override
    public void close() {
        sound.close();
    }
}
