package io.ttsjobs.testkit;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.ValidationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Refuses what the mock has not declared that it can do. */
final class Admission {

    private final ProviderCapabilities capabilities;
    private final List<Voice> voices;
    private final Set<String> models;
    private final Map<String, List<String>> options;

    Admission(
            ProviderCapabilities capabilities,
            List<Voice> voices,
            Set<String> models,
            Map<String, List<String>> options) {
        this.capabilities = capabilities;
        this.voices = voices;
        this.models = models;
        this.options = Map.copyOf(options);
    }

    /**
     * Checks a request, and finds the format to answer in.
     *
     * @throws ValidationException if the request asks for too much
     */
    AudioFormat admit(SynthesisRequest request) {
        requireVoice(request.voiceId());
        request.model().ifPresent(this::requireModel);
        requireSpeed(request.speed());
        capabilities.requireKnownOptions(request.options());
        request.options().forEach(this::requireValue);
        if (!capabilities.textLimit().fits(request.text())) {
            throw new ValidationException("text must be no longer than " + capabilities.textLimit());
        }
        return formatFor(request.format());
    }

    void requireModel(String model) {
        if (!models.contains(model)) {
            throw new ValidationException("model must be one of " + models + ", but is " + model);
        }
    }

    private void requireValue(String option, String value) {
        List<String> values = options.getOrDefault(option, List.of());
        if (!values.contains(value)) {
            throw new ValidationException("option " + option + " must be one of " + values + ", but is " + value);
        }
    }

    private void requireVoice(String voiceId) {
        if (voices.stream().noneMatch(voice -> voice.id().equals(voiceId))) {
            throw new ValidationException("voiceId must be one of " + voices + ", but is " + voiceId);
        }
    }

    private void requireSpeed(double speed) {
        SpeedRange range = capabilities.speedRange().orElse(new SpeedRange(1, 1));
        if (speed < range.min() || speed > range.max()) {
            throw new ValidationException("speed must be " + range.min() + " to " + range.max() + ", but is " + speed);
        }
    }

    private AudioFormat formatFor(Optional<AudioFormat> wanted) {
        List<AudioFormat> formats = capabilities.formats();
        return formats.stream()
                .filter(format -> wanted.map(format::matches).orElse(true))
                .findFirst()
                .orElseThrow(() -> new ValidationException(
                        "format must be one of " + formats + ", but is " + wanted.orElseThrow()));
    }
}
