package io.ttsjobs.provider.openai;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;

/** Checks a request, sends it, and proves the answer. */
final class OpenAiProvider implements TtsProvider {

    /** An hour of the fattest format; what is longer is no answer to a text within the limits. */
    private static final long MAX_ANSWER_BYTES = 256L << 20;

    private final OpenAiSettings settings;
    private final HttpSender http;
    private final ErrorTable errors;
    private final SpeechAudio proof;
    private final ProviderCapabilities capabilities;

    OpenAiProvider(OpenAiSettings settings, Deadlines deadlines, Clock clock) {
        Redactor redactor = new Redactor(settings.key());
        this.settings = settings;
        this.http = new HttpSender(deadlines, redactor, MAX_ANSWER_BYTES);
        this.errors = new ErrorTable(redactor, clock);
        this.proof = new SpeechAudio(redactor);
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
        HttpResponse<byte[]> answer = http.send(toHttp(call));
        if (answer.statusCode() != 200) {
            throw errors.toException(answer.statusCode(), answer.headers(), Json.error(answer.body()));
        }
        AudioFormat found = proof.prove(answer.headers(), answer.body(), asked);
        return SynthesisResult.builder(answer.body(), found).build();
    }

    @Override
    public void close() {
        http.close();
    }

    @Override
    public String toString() {
        return "OpenAiProvider[" + settings.baseUrl() + ", " + settings.model() + "]";
    }

    /** Refuses what cannot be before it costs anything. */
    private SpeechCall check(SynthesisRequest request, AudioFormat asked, ProviderCapabilities able) {
        if (!isConfigured()) {
            throw new ProviderAuthException(OpenAiSettings.KEY + " is not set");
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
        return new SpeechCall(model, request.text(), request.voiceId(), nameOf(asked), request.speed());
    }

    private HttpRequest toHttp(SpeechCall call) {
        HttpRequest.Builder http = HttpRequest.newBuilder(settings.speechUrl())
                .header("Content-Type", "application/json")
                .header("Accept", "audio/*, application/octet-stream")
                .POST(BodyPublishers.ofByteArray(Json.speech(call)));
        settings.key().ifPresent(key -> http.header("Authorization", "Bearer " + key.reveal()));
        settings.organization().ifPresent(id -> http.header("OpenAI-Organization", id));
        settings.project().ifPresent(id -> http.header("OpenAI-Project", id));
        return http.build();
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
