package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Checks a request, sends it, and makes audio and words of the answer. */
final class ElevenLabsProvider implements TtsProvider {

    /** The longest text of the fastest model as the fattest samples, in base64. */
    private static final long MAX_ANSWER_BYTES = 512L << 20;

    private final ElevenLabsSettings settings;
    private final HttpSender http;
    private final ErrorTable errors;
    private final VoiceList voices;

    ElevenLabsProvider(ElevenLabsSettings settings, Deadlines deadlines, Clock clock) {
        Redactor redactor = new Redactor(settings.key());
        this.settings = settings;
        this.http = new HttpSender(deadlines, redactor, MAX_ANSWER_BYTES);
        this.errors = new ErrorTable(redactor, clock);
        this.voices = new VoiceList(this::voicePage);
    }

    @Override
    public ProviderCapabilities capabilities() {
        return Model.standard().capabilities();
    }

    @Override
    public ProviderCapabilities capabilities(String model) {
        return Model.of(model).capabilities();
    }

    @Override
    public boolean isConfigured() {
        return settings.key().isPresent();
    }

    @Override
    public List<Voice> voices() throws InterruptedException {
        return voices.get();
    }

    @Override
    public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
        Model model = request.model().map(Model::of).orElseGet(Model::standard);
        OutputFormat format = request.format()
                .map(OutputFormat::of)
                .orElseGet(() -> OutputFormat.of(model.capabilities().formats().get(0)));
        SpeechCall call = check(request, model);
        HttpRequest.Builder speech = to(settings.speechUrl(request.voiceId(), format.id()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.speech(call)));
        TimedAudio answer = Json.timedAudio(send(speech));
        if (!AudioMarks.fit(answer.audio(), format.audio())) {
            throw new ProviderApiException("the server answered 200, but not with " + format.audio(), 200);
        }
        return SynthesisResult.builder(answer.audio(), format.audio())
                .words(AlignedWords.of(request.text(), call.text(), answer, model.takesAudioTags()))
                .build();
    }

    @Override
    public void close() {
        http.close();
    }

    @Override
    public String toString() {
        return "ElevenLabsProvider[" + settings.baseUrl() + "]";
    }

    /** Refuses what cannot be before it costs anything. */
    private static SpeechCall check(SynthesisRequest request, Model model) {
        ProviderCapabilities able = model.capabilities();
        requirePathSafe(request.voiceId());
        if (!able.textLimit().fits(request.text())) {
            throw new ValidationException("the text must fit " + able.textLimit() + ", but has "
                    + request.text().length() + " UTF-16 units");
        }
        double nearest =
                able.speedRange().map(range -> range.clamp(request.speed())).orElse(1.0);
        if (nearest != request.speed()) {
            throw new ValidationException("speed of model " + model.id() + " must be "
                    + able.speedRange().map(SpeedRange::toString).orElse("1.0") + ", but is " + request.speed());
        }
        Optional<SynthesisRequest> context = Optional.of(request).filter(one -> model.takesContext());
        return new SpeechCall(
                Json.wellFormed(request.text()),
                model.id(),
                request.speed(),
                context.flatMap(SynthesisRequest::previousText).flatMap(SpeechCall::end),
                context.flatMap(SynthesisRequest::nextText).flatMap(SpeechCall::start));
    }

    /** The id becomes part of a path, where a slash or two dots would lead elsewhere. */
    private static void requirePathSafe(String voiceId) {
        boolean safe =
                voiceId.chars().allMatch(c -> c == '_' || c == '-' || (c < 0x80 && Character.isLetterOrDigit(c)));
        if (!safe) {
            throw new ValidationException("voiceId must be of letters, digits, _ and -, but is " + voiceId);
        }
    }

    private VoicePage voicePage(Optional<String> token) throws InterruptedException {
        return Json.voicePage(send(to(settings.voicesUrl(token)).GET()));
    }

    private HttpRequest.Builder to(URI url) {
        ApiKey key =
                settings.key().orElseThrow(() -> new ProviderAuthException(ElevenLabsSettings.KEY + " is not set"));
        return HttpRequest.newBuilder(url).header("xi-api-key", key.reveal()).header("Accept", "application/json");
    }

    private BodyStream send(HttpRequest.Builder request) throws InterruptedException {
        HttpResponse<BodyStream> answer = http.send(request.build());
        if (answer.statusCode() != 200) {
            throw errors.toException(answer.statusCode(), answer.headers(), Json.error(answer.body()));
        }
        return answer.body();
    }
}
