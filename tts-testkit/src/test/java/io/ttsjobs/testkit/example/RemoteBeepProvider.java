package io.ttsjobs.testkit.example;

import io.ttsjobs.http.BodyBuffer;
import io.ttsjobs.http.ErrorBody;
import io.ttsjobs.http.ErrorTable;
import io.ttsjobs.http.HttpAnswer;
import io.ttsjobs.http.HttpSender;
import io.ttsjobs.http.Redactor;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A complete provider in front of an HTTP server, which answers a text with the samples of its beeps. */
final class RemoteBeepProvider implements TtsProvider {

    private static final AudioFormat PCM = AudioFormat.builder(Container.RAW, Codec.PCM_S16LE)
            .sampleRate(8_000)
            .channels(1)
            .build();
    private static final ProviderCapabilities CAPABILITIES =
            ProviderCapabilities.builder(TextLimit.utf16(500), List.of(PCM)).build();

    private final HttpSender http = HttpSender.builder("beep-http").build();
    private final URI url;
    private final ApiKey key;
    private final ErrorTable errors;

    RemoteBeepProvider(URI url, ApiKey key) {
        this.url = url;
        this.key = key;
        this.errors = ErrorTable.builder()
                .row(403, ErrorTable.Kind.AUTH)
                .build(new Redactor(Optional.of(key)), Clock.systemUTC());
    }

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
        HttpRequest post = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + key.reveal())
                .POST(BodyPublishers.ofString(request.text()))
                .build();
        return http.send(post, this::read);
    }

    /** The deadlines, an interrupt and a broken connection are the sender's affair; what the answer is worth is ours. */
    private SynthesisResult read(HttpAnswer answer) {
        if (!answer.isOk()) {
            String said = new String(answer.readExplanation(), StandardCharsets.UTF_8);
            throw errors.toException(answer, new ErrorBody(List.of(), said));
        }
        BodyBuffer audio = answer.readBody();
        boolean samples = answer.header("content-type").equals(Optional.of("audio/pcm"));
        if (!samples || audio.size() == 0 || audio.size() % 2 != 0) {
            throw new ProviderApiException("the server answered with something that is not " + PCM, answer.status());
        }
        return SynthesisResult.builder(audio::open, audio.size(), PCM).build();
    }

    @Override
    public void close() {
        http.close();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ValidationException(otherwise);
        }
    }
}
