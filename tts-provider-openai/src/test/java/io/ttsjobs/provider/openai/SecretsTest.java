package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.WireServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary in place of the key: whatever a server does with it, nothing that can be shown shows it. */
class SecretsTest {

    private static final String ECHO = "your key " + Calls.KEY + " is wrong";
    private static final String EVERYWHERE =
            "{\"error\":{\"message\":\"" + ECHO + "\",\"code\":\"" + Calls.KEY + "\",\"type\":\"" + Calls.KEY + "\"}}";

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<WireServer.Answer> echoes() {
        return Stream.concat(echoesOfAllStatuses(), echoesOfAllShapes());
    }

    private static Stream<WireServer.Answer> echoesOfAllStatuses() {
        return IntStream.of(200, 201, 302, 400, 401, 402, 403, 404, 408, 409, 410, 413, 422, 425, 429, 500, 503, 504)
                .mapToObj(status -> WireServer.json(
                        status,
                        EVERYWHERE,
                        "x-request-id: " + Calls.KEY,
                        "Location: /" + Calls.KEY,
                        "Retry-After: " + Calls.KEY,
                        "x-should-retry: " + Calls.KEY));
    }

    private static Stream<WireServer.Answer> echoesOfAllShapes() {
        byte[] text = ECHO.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                WireServer.json(400, "{\"detail\":[{\"loc\":[\"" + Calls.KEY + "\"],\"msg\":\"" + ECHO + "\"}]}"),
                WireServer.json(400, "{\"detail\":\"" + ECHO + "\"}"),
                WireServer.json(400, "{\"error\":\"" + Calls.KEY + "\"}"),
                WireServer.json(200, "\"" + ECHO + "\""),
                WireServer.reply(403, "text/plain", text),
                WireServer.reply(200, "text/plain", text),
                WireServer.reply(200, "audio/mpeg", text),
                WireServer.reply(200, "audio/" + Calls.KEY, new byte[100]),
                WireServer.reply(200, Calls.KEY, new byte[0]),
                WireServer.reply(200, "audio/mpeg", text, "Content-Encoding: " + Calls.KEY),
                WireServer.cutByLength("audio/mpeg", text),
                WireServer.cutInChunk("audio/mpeg", text),
                WireServer.raw(("HTTP/1.1 " + Calls.KEY + " no\r\n\r\n").getBytes(StandardCharsets.UTF_8)),
                WireServer.raw((Calls.KEY + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)),
                WireServer.raw(WireServer.head(200, "audio/mpeg", "Content-Length: " + Calls.KEY)),
                WireServer.raw(
                        WireServer.head(200, "audio/mpeg", "Transfer-Encoding: chunked"),
                        (Calls.KEY + "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void synthesize_serverEchoesTheKey_noErrorShowsIt(WireServer.Answer answer) {
        server.then(answer);
        try (TtsProvider provider = Calls.provider(server)) {
            Throwable error =
                    catchThrowable(() -> provider.synthesize(Calls.request().build()));
            assertThat(shown(error)).startsWith("io.ttsjobs.spi.").doesNotContainIgnoringCase(Calls.KEY);
        }
    }

    @Test
    void synthesize_refusal_namesNoKeyAsTheCode() {
        server.then(WireServer.json(400, EVERYWHERE));
        try (TtsProvider provider = Calls.provider(server)) {
            Throwable error =
                    catchThrowable(() -> provider.synthesize(Calls.request().build()));
            assertThat(((ProviderApiException) error).providerCode()).hasValue("***");
        }
    }

    @Test
    void synthesize_keyAsRequestId_isMaskedInTheResult() throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", Sounds.mp3(), "x-request-id: " + Calls.KEY));
        try (TtsProvider provider = Calls.provider(server)) {
            SynthesisResult result = provider.synthesize(Calls.request().build());
            assertThat(result.requestId()).hasValue("***");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"option", "speed", "format", "voice"})
    void synthesize_refusedRequest_showsNoKey(String what) {
        SynthesisRequest request = refused(what);
        try (TtsProvider provider = Calls.provider(Calls.official())) {
            assertThat(shown(catchThrowable(() -> provider.synthesize(request))))
                    .startsWith("io.ttsjobs.spi.ValidationException")
                    .doesNotContain(Calls.KEY);
        }
    }

    @Test
    void synthesize_closedProvider_showsNoKey() {
        TtsProvider provider = Calls.provider(server);
        provider.close();
        assertThat(shown(
                        catchThrowable(() -> provider.synthesize(Calls.request().build()))))
                .startsWith("io.ttsjobs.spi.")
                .doesNotContain(Calls.KEY);
    }

    @Test
    void create_keyThatNoHeaderCanCarry_isNotShown() {
        ProviderConfig config = Calls.official().with("OPENAI_API_KEY", Calls.KEY + "\u0007");
        assertThat(shown(catchThrowable(() -> Calls.provider(config))))
                .startsWith("io.ttsjobs.spi.ValidationException: OPENAI_API_KEY")
                .doesNotContain(Calls.KEY);
    }

    @Test
    void create_extraBodyThatIsBroken_isNotShown() {
        ProviderConfig config =
                Calls.config(server).with("OPENAI_TTS_EXTRA_BODY", "{\"token\":\"" + Calls.KEY + "\",}");
        assertThat(shown(catchThrowable(() -> Calls.provider(config))))
                .startsWith("io.ttsjobs.spi.ValidationException")
                .doesNotContain(Calls.KEY);
    }

    @Test
    void toString_ofEverything_showsNoKey() {
        ProviderConfig config = Calls.config(server).with("OPENAI_TTS_EXTRA_BODY", "{\"token\":\"" + Calls.KEY + "\"}");
        OpenAiProviderFactory.Builder builder = OpenAiProviderFactory.builder().config(config);
        try (TtsProvider provider = builder.build()) {
            OpenAiSettings settings = new OpenAiSettings(
                    URI.create(server.url()),
                    Optional.of(ApiKey.of(Calls.KEY)),
                    Optional.empty(),
                    Optional.empty(),
                    "m",
                    Json.extraBody("extraBody", "{\"token\":\"" + Calls.KEY + "\"}"));
            assertThat(config + " " + builder + " " + provider + " " + provider.capabilities() + " " + settings)
                    .doesNotContain(Calls.KEY);
        }
    }

    @Test
    void toString_ofCall_showsNeitherTextNorInstructionsNorExtraFields() {
        SpeechCall call = new SpeechCall(
                "m",
                "a secret text",
                "v",
                "mp3",
                1,
                Optional.of("a secret mood"),
                Json.extraBody("extraBody", "{\"secret\":1}"));
        assertThat(call.toString()).doesNotContain("secret");
    }

    private static SynthesisRequest refused(String what) {
        SynthesisRequest.Builder request = Calls.request();
        return switch (what) {
            case "option" -> request.option("pitch", "1").build();
            case "speed" -> request.speed(9).build();
            case "format" -> request.format(AudioFormat.MP3_44100).build();
            default -> SynthesisRequest.builder("Hi", "cedar").model("tts-1").build();
        };
    }

    private static String shown(Throwable error) {
        StringWriter shown = new StringWriter();
        error.printStackTrace(new PrintWriter(shown));
        return shown.toString();
    }
}
