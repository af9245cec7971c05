package io.ttsjobs.provider.elevenlabs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.EncoderMark;
import io.ttsjobs.testkit.HttpProviderContract;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.SilentOpus;
import io.ttsjobs.testkit.WireServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The provider keeps the contract before a server that speaks in tones, and alone knows its voices. */
final class ElevenLabsContractTest extends HttpProviderContract {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern SPEECH =
            Pattern.compile("POST /v1/text-to-speech/(.+)/with-timestamps\\?output_format=(.+) HTTP/1.1");
    private static final byte MULAW_SILENCE = (byte) 0xFF;
    private static final int OPUS_RATE = 48_000;

    @Override
    protected TtsProvider newProvider(WireServer server) {
        return Calls.provider(server);
    }

    @Override
    protected List<String> secrets() {
        return List.of(Calls.KEY);
    }

    /** Quotes the key when it refuses, as some servers do. */
    @Override
    protected WireServer.Answer answer(WireServer.Received request) throws IOException, InterruptedException {
        Matcher speech = SPEECH.matcher(request.line());
        if (!speech.matches()) {
            return WireServer.json(200, "{\"voices\":[{\"voice_id\":\"alto\"}]}");
        }
        try {
            JsonNode call = MAPPER.readTree(request.text());
            return WireServer.json(200, speak(call, speech.group(1), format(speech.group(2))));
        } catch (ValidationException e) {
            String detail = e.getMessage() + "; " + request.headers().get("xi-api-key");
            return WireServer.json(
                    404, MAPPER.createObjectNode().put("detail", detail).toString());
        }
    }

    private static String speak(JsonNode call, String voice, AudioFormat format)
            throws IOException, InterruptedException {
        MockTtsProvider mock = MockTtsProvider.builder()
                .formats(mocked(format))
                .encoderMark(EncoderMark.NONE)
                .models(call.path("model_id").asText())
                .textLimit(TextLimit.codePoints(40_000))
                .build();
        SynthesisRequest request = SynthesisRequest.builder(call.path("text").asText(), voice)
                .speed(call.path("voice_settings").path("speed").asDouble(1))
                .build();
        SynthesisResult result = mock.synthesize(request);
        ObjectNode answer = MAPPER.createObjectNode();
        answer.put("audio_base64", packed(result.openAudio().readAllBytes(), format));
        addAlignment(request.text(), result, answer);
        return answer.toString();
    }

    /** Every character takes the same time, up to the end of the last word. */
    private static void addAlignment(String text, SynthesisResult result, ObjectNode answer) {
        int last = result.words().size() - 1;
        double step = result.words().get(last).end().toNanos() / 1e9 / text.length();
        ObjectNode alignment = answer.putObject("alignment");
        ArrayNode characters = alignment.putArray("characters");
        ArrayNode starts = alignment.putArray("character_start_times_seconds");
        ArrayNode ends = alignment.putArray("character_end_times_seconds");
        for (int i = 0; i < text.length(); i++) {
            characters.add(text.substring(i, i + 1));
            starts.add(i * step);
            ends.add((i + 1) * step);
        }
    }

    private static AudioFormat format(String id) {
        return OutputFormat.formats().stream()
                .filter(format -> OutputFormat.of(format).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The mock writes the samples of what it cannot pack. */
    private static AudioFormat mocked(AudioFormat format) {
        boolean plain = format.codec() == Codec.MP3 || format.codec() == Codec.PCM_S16LE;
        return plain
                ? format
                : AudioFormat.builder(Container.RAW, Codec.PCM_S16LE)
                        .sampleRate(format.sampleRate().orElseThrow())
                        .channels(1)
                        .build();
    }

    private static byte[] packed(byte[] audio, AudioFormat format) {
        int samples = audio.length / 2;
        return switch (format.codec()) {
            case OPUS -> SilentOpus.of(Duration.ofMillis(samples * 1000L / OPUS_RATE));
            case MULAW -> {
                byte[] silence = new byte[samples];
                Arrays.fill(silence, MULAW_SILENCE);
                yield silence;
            }
            default -> audio;
        };
    }
}
