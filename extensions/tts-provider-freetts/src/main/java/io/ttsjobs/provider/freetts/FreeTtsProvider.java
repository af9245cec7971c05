package io.ttsjobs.provider.freetts;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Checks a request, lends it a voice and answers with what the voice said. */
final class FreeTtsProvider implements TtsProvider {

    /** About two minutes of speech: 4 MB, made in about a second. */
    private static final TextLimit TEXT_LIMIT = TextLimit.utf16(2000);

    /** Durations scale exactly in this range; beyond it a phone is shorter than a pitch period or longer than a breath. */
    private static final SpeedRange SPEED = new SpeedRange(0.25, 4);

    private final ProviderCapabilities capabilities;
    private final Map<Kevin, VoicePool> pools = new EnumMap<>(Kevin.class);

    FreeTtsProvider(int maxConcurrency) {
        List<AudioFormat> formats = List.of(AudioFormat.WAV, Kevin.KEVIN16.format(Container.RAW));
        this.capabilities = ProviderCapabilities.builder(TEXT_LIMIT, formats)
                .speedRange(SPEED.min(), SPEED.max())
                .wordTimings(true)
                .maxConcurrency(maxConcurrency)
                .build();
        for (Kevin kevin : Kevin.values()) {
            pools.put(kevin, new VoicePool(kevin.id(), maxConcurrency));
        }
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
        return Stream.of(Kevin.values()).map(Kevin::voice).toList();
    }

    @Override
    public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
        Kevin kevin = kevin(request);
        AudioFormat format = format(request, kevin);
        checkModel(request);
        checkSpeed(request);
        checkLength(request);
        capabilities().requireKnownOptions(request.options());
        Script script = Script.of(request.text());
        Recording recording = new Recording(kevin.sampleRate(), script.words().size());
        VoicePool pool = Objects.requireNonNull(pools.get(kevin));
        KevinVoice voice = pool.borrow();
        try {
            Narrator.narrate(script, voice, request.speed(), recording);
        } finally {
            pool.giveBack(voice);
        }
        byte[] audio = format.container() == Container.RAW ? recording.raw() : recording.wav();
        return SynthesisResult.builder(audio, format)
                .words(recording.timings(request.text(), script.words()))
                .build();
    }

    @Override
    public void close() {
        pools.values().forEach(VoicePool::close);
    }

    private static Kevin kevin(SynthesisRequest request) {
        return Stream.of(Kevin.values())
                .filter(kevin -> kevin.id().equals(request.voiceId()))
                .findFirst()
                .orElseThrow(() -> new ValidationException("voiceId: freetts has no voice " + request.voiceId()
                        + ", but " + Stream.of(Kevin.values()).map(Kevin::id).toList()));
    }

    private static AudioFormat format(SynthesisRequest request, Kevin kevin) {
        AudioFormat wanted = request.format().orElse(AudioFormat.WAV);
        return kevin.formats().stream()
                .filter(wanted::matches)
                .findFirst()
                .orElseThrow(() -> new ValidationException("format: the freetts voice " + kevin.id() + " cannot give "
                        + wanted + ", but " + kevin.formats()));
    }

    private static void checkModel(SynthesisRequest request) {
        request.model().ifPresent(model -> {
            throw new ValidationException("model: freetts has no models to choose from, but " + model + " was asked");
        });
    }

    private static void checkSpeed(SynthesisRequest request) {
        if (SPEED.clamp(request.speed()) != request.speed()) {
            throw new ValidationException("speed: freetts speaks at " + SPEED.min() + " to " + SPEED.max() + ", but "
                    + request.speed() + " was asked");
        }
    }

    private static void checkLength(SynthesisRequest request) {
        if (!TEXT_LIMIT.fits(request.text())) {
            throw new ValidationException("text: freetts takes at most " + TEXT_LIMIT + ", but "
                    + request.text().length() + " were given");
        }
    }
}
