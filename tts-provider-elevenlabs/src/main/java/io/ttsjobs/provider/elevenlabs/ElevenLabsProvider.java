package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.http.BaseUrl;
import io.ttsjobs.http.ErrorTable;
import io.ttsjobs.http.HttpAnswer;
import io.ttsjobs.http.HttpSender;
import io.ttsjobs.http.Redactor;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TtsProvider;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Checks a request, sends it, and makes audio and words of the answer. */
final class ElevenLabsProvider implements TtsProvider {

    /** The longest text of the fastest model as the fattest samples, in base64. */
    static final long MAX_ANSWER_BYTES = 512L << 20;

    private final ElevenLabsSettings settings;
    private final HttpSender http;
    private final Redactor redactor;
    private final ErrorTable errors;
    private final VoiceList voices;

    ElevenLabsProvider(ElevenLabsSettings settings, HttpSender http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.redactor = new Redactor(settings.key());
        this.errors = ElevenLabsErrors.table(redactor, clock);
        this.voices = new VoiceList(this::voicePage);
    }

    @Override
    public ProviderCapabilities capabilities() {
        return settings.model().capabilities();
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
        Model model = request.model().map(Model::of).orElseGet(settings::model);
        OutputFormat format = request.format().map(OutputFormat::of).orElseGet(OutputFormat::first);
        SpeechCall call = SpeechCall.of(request, model);
        HttpRequest speech = to(settings.speechUrl(request.voiceId(), call, format))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.speech(call)))
                .build();
        return http.send(speech, answer -> {
            TimedAudio audio = TimedAudioReader.read(body(answer), error -> errors.toException(answer, error));
            return result(request, call, format, audio, AnswerFacts.of(answer));
        });
    }

    @Override
    public void close() {
        http.close();
    }

    @Override
    public String toString() {
        return "ElevenLabsProvider[" + BaseUrl.shown(settings.baseUrl()) + "]";
    }

    private SynthesisResult result(
            SynthesisRequest request, SpeechCall call, OutputFormat format, TimedAudio answer, AnswerFacts facts) {
        if (!AudioMarks.fit(answer.audio(), format.audio())) {
            throw new ProviderApiException("the server answered 200, but not with " + format.audio(), 200);
        }
        TimedWords timed = new AlignedWords(
                        request.text(),
                        call.text(),
                        call.model().takesAudioTags(),
                        AudioLength.of(answer.audio(), format.audio()))
                .of(answer, call.options().containsKey(Option.PRONUNCIATION_DICTIONARIES));
        SynthesisResult.Builder result = SynthesisResult.builder(
                        answer.audio()::open, answer.audio().size(), format.audio())
                .words(timed.words());
        timed.note().ifPresent(result::timingNote);
        facts.requestId().map(redactor::clean).ifPresent(result::requestId);
        facts.billedCharacters().ifPresent(result::billedCharacters);
        facts.concurrencyLimit().ifPresent(result::concurrencyLimit);
        return result.build();
    }

    private VoicePage voicePage(Optional<String> token) throws InterruptedException {
        HttpRequest page = to(settings.voicesUrl(token)).GET().build();
        return http.send(page, answer -> Json.voicePage(body(answer), error -> errors.toException(answer, error)));
    }

    private HttpRequest.Builder to(URI url) {
        ApiKey key =
                settings.key().orElseThrow(() -> new ProviderAuthException(ElevenLabsSettings.KEY + " is not set"));
        return HttpRequest.newBuilder(url).header("xi-api-key", key.reveal()).header("Accept", "application/json");
    }

    private InputStream body(HttpAnswer answer) {
        if (!answer.isOk()) {
            throw errors.toException(answer, Json.error(answer.readExplanation()));
        }
        return AnswerBody.json(answer);
    }
}
