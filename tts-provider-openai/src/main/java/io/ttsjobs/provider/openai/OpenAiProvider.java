package io.ttsjobs.provider.openai;

import io.ttsjobs.http.BaseUrl;
import io.ttsjobs.http.BodyBuffer;
import io.ttsjobs.http.ErrorTable;
import io.ttsjobs.http.HttpAnswer;
import io.ttsjobs.http.HttpSender;
import io.ttsjobs.http.Redactor;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.List;

/** Checks a request, sends it, and proves the answer. */
final class OpenAiProvider implements TtsProvider {

    private final OpenAiSettings settings;
    private final HttpSender http;
    private final Redactor redactor;
    private final ErrorTable errors;
    private final SpeechAudio proof;
    private final ProviderCapabilities capabilities;

    OpenAiProvider(OpenAiSettings settings, HttpSender http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.redactor = new Redactor(settings.key());
        this.errors = OpenAiErrors.table(redactor, clock);
        this.proof = new SpeechAudio(errors, redactor);
        this.capabilities = capabilities(settings.model());
    }

    @Override
    public ProviderCapabilities capabilities() {
        return capabilities;
    }

    /** Every model is taken: only the server knows which it has. */
    @Override
    public ProviderCapabilities capabilities(String model) {
        return OpenAiModels.capabilities(model, settings.official());
    }

    @Override
    public boolean isConfigured() {
        return settings.configured();
    }

    @Override
    public List<Voice> voices() {
        return OpenAiModels.voices(settings.model());
    }

    @Override
    public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
        ProviderCapabilities able = capabilities(request.model().orElse(settings.model()));
        AudioFormat asked = request.format().orElse(able.formats().get(0));
        SpeechCall call = check(request, asked, able);
        return http.send(toHttp(call), answer -> read(answer, asked));
    }

    @Override
    public void close() {
        http.close();
    }

    @Override
    public String toString() {
        return "OpenAiProvider[" + BaseUrl.shown(settings.baseUrl()) + ", " + settings.model() + "]";
    }

    /** Refuses what cannot be before it costs anything. */
    private SpeechCall check(SynthesisRequest request, AudioFormat asked, ProviderCapabilities able) {
        if (!isConfigured()) {
            throw new ProviderAuthException(OpenAiEnvironment.KEY + " is not set");
        }
        String model = request.model().orElse(settings.model());
        if (settings.official() && OpenAiModels.lacks(model, request.voiceId())) {
            throw new ValidationException("voice " + request.voiceId() + " is not one of model " + model);
        }
        if (!able.textLimit().fits(request.text())) {
            throw new ValidationException("the text must fit " + able.textLimit() + ", but has "
                    + request.text().length() + " UTF-16 units");
        }
        SpeedRange speeds = able.speedRange().orElseThrow();
        if (speeds.clamp(request.speed()) != request.speed()) {
            throw new ValidationException(
                    "speed must be " + speeds.min() + " to " + speeds.max() + ", but is " + request.speed());
        }
        if (able.formats().stream().noneMatch(asked::matches)) {
            throw new ValidationException("format " + asked + " is not one of " + able.formats());
        }
        SpeechOptions options = SpeechOptions.of(request.options(), able);
        return new SpeechCall(
                model,
                request.text(),
                request.voiceId(),
                nameOf(asked),
                request.speed(),
                options.instructions(),
                options.extraBody()
                        .map(extra -> Json.merge(settings.extraBody(), extra))
                        .orElse(settings.extraBody()));
    }

    private HttpRequest toHttp(SpeechCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.speechUrl())
                .header("Content-Type", "application/json")
                .header("Accept", "audio/*, application/octet-stream")
                .POST(BodyPublishers.ofByteArray(Json.speech(call)));
        settings.key().ifPresent(key -> request.header("Authorization", "Bearer " + key.reveal()));
        settings.organization().ifPresent(id -> request.header("OpenAI-Organization", id));
        settings.project().ifPresent(id -> request.header("OpenAI-Project", id));
        return request.build();
    }

    private SynthesisResult read(HttpAnswer answer, AudioFormat asked) {
        if (!answer.isOk()) {
            throw errors.toException(answer, Json.error(explanation(answer)));
        }
        proof.requireAudioType(answer, asked);
        BodyBuffer body = answer.readBody();
        AudioFormat found = proof.prove(answer, body, asked);
        SynthesisResult.Builder result = SynthesisResult.builder(body::open, body.size(), found);
        answer.header("x-request-id").map(redactor::clean).ifPresent(result::requestId);
        return result.build();
    }

    /** The status alone says enough if what explains it does not come. */
    private static byte[] explanation(HttpAnswer answer) {
        try {
            return answer.readExplanation();
        } catch (ProviderUnavailableException e) {
            return new byte[0];
        }
    }

    private static String nameOf(AudioFormat format) {
        return switch (format.container()) {
            case MP3 -> "mp3";
            case WAV -> "wav";
            case OGG -> "opus";
            case RAW -> "pcm";
            case ADTS -> "aac";
        };
    }
}
