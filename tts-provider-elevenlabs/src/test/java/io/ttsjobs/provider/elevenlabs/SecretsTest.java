package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.testkit.WireServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {

    private static final String ECHO = "your key " + Calls.KEY + " is wrong";

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    /** Every status that the table knows, and every way in which 200 can be wrong. */
    static Stream<WireServer.Answer> echoes() {
        return Stream.concat(statuses(), broken());
    }

    private static Stream<WireServer.Answer> statuses() {
        String location = "Location: http://127.0.0.1/" + Calls.KEY;
        return IntStream.of(302, 400, 401, 402, 403, 404, 408, 409, 413, 422, 425, 429, 500, 502, 503, 504)
                .boxed()
                .flatMap(status -> Stream.of(
                                "{\"detail\":{\"message\":\"ECHO\",\"code\":\"KEY\",\"status\":\"KEY\",\"type\":\"KEY\"}}",
                                "{\"detail\":[{\"loc\":[\"KEY\"],\"msg\":\"ECHO\"}]}",
                                "{\"detail\":\"ECHO\"}",
                                "ECHO")
                        .map(body -> WireServer.json(
                                status,
                                body.replace("ECHO", ECHO).replace("KEY", Calls.KEY),
                                "request-id: " + Calls.KEY,
                                location)));
    }

    private static Stream<WireServer.Answer> broken() {
        byte[] text = ECHO.getBytes(StandardCharsets.UTF_8);
        String json = "{\"detail\":{\"message\":\"" + ECHO + "\",\"code\":\"" + Calls.KEY + "\"}}";
        return Stream.of(
                WireServer.json(200, json),
                WireServer.json(429, json, "Retry-After: " + Calls.KEY),
                WireServer.json(200, "{\"audio_base64\":" + Calls.KEY + "}"),
                WireServer.json(200, "{\"" + Calls.KEY),
                WireServer.reply(200, "text/plain", text, "Content-Encoding: " + Calls.KEY),
                WireServer.json(200, "{\"audio_base64\":\"" + ECHO + "\"}"),
                WireServer.reply(403, "text/plain", text),
                WireServer.reply(200, "text/plain", text),
                WireServer.cutByLength("application/json", text),
                WireServer.raw(("HTTP/1.1 " + Calls.KEY + " no\r\n\r\n").getBytes(StandardCharsets.UTF_8)),
                WireServer.raw((Calls.KEY + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void synthesize_serverEchoesTheKey_noErrorShowsIt(WireServer.Answer answer) {
        server.then(answer);
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            Throwable error =
                    catchThrowable(() -> provider.synthesize(Calls.request().build()));
            StringWriter shown = new StringWriter();
            error.printStackTrace(new PrintWriter(shown));
            assertThat(shown.toString()).startsWith("io.ttsjobs.spi.").doesNotContain(Calls.KEY);
        }
    }

    @Test
    void synthesize_nobodyListens_noErrorShowsTheKey() {
        ProviderConfig config = Calls.config(server);
        server.close();
        try (ElevenLabsProvider provider = Calls.provider(config)) {
            Throwable error =
                    catchThrowable(() -> provider.synthesize(Calls.request().build()));
            StringWriter shown = new StringWriter();
            error.printStackTrace(new PrintWriter(shown));
            assertThat(shown.toString()).startsWith("io.ttsjobs.spi.").doesNotContain(Calls.KEY);
        }
    }

    @Test
    void toString_ofResult_showsNoKey() throws InterruptedException {
        server.then(Calls.speech(Calls.MP3, ",\"k\":\"" + Calls.KEY + "\"", "request-id: " + Calls.KEY));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            SynthesisResult result = provider.synthesize(Calls.request().build());
            assertThat(result + " " + result.requestId() + result.timingNote()).doesNotContain(Calls.KEY);
        }
    }

    @Test
    void toString_ofProviderAndSettings_showsNoKey() {
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            assertThat(provider + " " + ElevenLabsSettings.of(Calls.config(server)))
                    .doesNotContain(Calls.KEY);
        }
    }

    @Test
    void toString_ofCall_showsNoText() {
        SpeechCall call = new SpeechCall(
                "a secret text",
                Model.standard(),
                Optional.empty(),
                1,
                Optional.of("secret"),
                Optional.of("secret"),
                Map.of());
        assertThat(call.toString()).doesNotContain("secret");
    }
}
