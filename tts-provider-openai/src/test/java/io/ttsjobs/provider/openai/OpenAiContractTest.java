package io.ttsjobs.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.HttpProviderContract;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.SilentOpus;
import io.ttsjobs.testkit.WireServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The provider keeps the contract before a server that speaks in tones, and alone knows its model and its voices. */
final class OpenAiContractTest extends HttpProviderContract {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MODEL = "gpt-4o-mini-tts";
    private static final int SAMPLE_RATE = 24_000;
    private static final int SAMPLES_PER_AAC_FRAME = 1024;

    @Override
    protected TtsProvider newProvider(WireServer server) {
        return Calls.provider(server);
    }

    @Override
    protected boolean knowsItsModels() {
        return false;
    }

    @Override
    protected List<String> secrets() {
        return List.of(Calls.KEY);
    }

    /** Quotes the key when it refuses, as some servers do. */
    @Override
    protected WireServer.Answer answer(WireServer.Received request) throws IOException, InterruptedException {
        try {
            return WireServer.reply(200, "application/octet-stream", speak(MAPPER.readTree(request.text())));
        } catch (ValidationException e) {
            String message = e.getMessage() + "; " + request.headers().get("authorization");
            return WireServer.json(
                    400, MAPPER.createObjectNode().put("message", message).toString());
        }
    }

    private static byte[] speak(JsonNode call) throws IOException, InterruptedException {
        String format = call.path("response_format").asText();
        MockTtsProvider mock = MockTtsProvider.builder()
                .formats(mocked(format))
                .models(MODEL)
                .voices(OpenAiModels.voices(MODEL).toArray(Voice[]::new))
                .build();
        SynthesisRequest request = SynthesisRequest.builder(
                        call.path("input").asText(), call.path("voice").asText())
                .model(call.path("model").asText())
                .speed(call.path("speed").asDouble(1))
                .build();
        byte[] audio = mock.synthesize(request).openAudio().readAllBytes();
        int samples = audio.length / 2;
        return switch (format) {
            case "opus" -> SilentOpus.of(Duration.ofMillis(samples * 1000L / SAMPLE_RATE));
            case "aac" -> Sounds.aac(samples / SAMPLES_PER_AAC_FRAME + 1);
            default -> audio;
        };
    }

    /** The mock writes the samples of what it cannot pack. */
    private static AudioFormat mocked(String format) {
        return switch (format) {
            case "mp3" -> AudioFormat.MP3;
            case "wav" -> AudioFormat.WAV;
            default ->
                AudioFormat.builder(Container.RAW, Codec.PCM_S16LE)
                        .sampleRate(SAMPLE_RATE)
                        .channels(1)
                        .build();
        };
    }
}
