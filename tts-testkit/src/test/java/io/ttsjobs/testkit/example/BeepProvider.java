package io.ttsjobs.testkit.example;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import java.util.List;
import java.util.Locale;

/** A complete provider: every character is a beep of a twentieth of a second. */
final class BeepProvider implements TtsProvider {

    private static final AudioFormat PCM = AudioFormat.builder(Container.RAW, Codec.PCM_S16LE)
            .sampleRate(8_000)
            .channels(1)
            .build();
    private static final ProviderCapabilities CAPABILITIES =
            ProviderCapabilities.builder(TextLimit.utf16(500), List.of(PCM)).build();

    @Override
    public ProviderCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public List<Voice> voices() {
        return List.of(Voice.builder("beep", Locale.ROOT).build());
    }

    @Override
    public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
        require(request.voiceId().equals("beep"), "voiceId must be beep");
        require(request.format().map(PCM::matches).orElse(true), "format must be " + PCM);
        require(request.model().isEmpty(), "there are no models");
        require(request.speed() == 1.0, "speed must be 1.0");
        require(CAPABILITIES.textLimit().fits(request.text()), "text must be at most " + CAPABILITIES.textLimit());
        CAPABILITIES.requireKnownOptions(request.options());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        byte[] samples = new byte[request.text().length() * 800];
        for (int i = 1; i < samples.length; i += 2) {
            samples[i] = (byte) (i % 16 < 8 ? 32 : -32); // The high byte of a square wave of 1 kHz.
        }
        return SynthesisResult.builder(samples, PCM).build();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ValidationException(otherwise);
        }
    }
}
