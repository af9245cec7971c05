package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ttsjobs.testkit.WireServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
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

    static Stream<WireServer.Answer> echoes() {
        byte[] text = ECHO.getBytes(StandardCharsets.UTF_8);
        String json = "{\"detail\":{\"message\":\"" + ECHO + "\",\"code\":\"" + Calls.KEY + "\"}}";
        return Stream.of(
                WireServer.json(401, json),
                WireServer.json(400, json),
                WireServer.json(429, json, "Retry-After: " + Calls.KEY),
                WireServer.json(500, json),
                WireServer.json(200, json),
                WireServer.json(200, "{\"audio_base64\":" + Calls.KEY + "}"),
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
    void toString_ofProviderAndSettings_showsNoKey() {
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            assertThat(provider + " " + ElevenLabsSettings.of(Calls.config(server)))
                    .doesNotContain(Calls.KEY);
        }
    }

    @Test
    void toString_ofCall_showsNoText() {
        SpeechCall call = new SpeechCall(
                "a secret text", "m", Optional.empty(), 1, Optional.of("secret"), Optional.of("secret"), Map.of());
        assertThat(call.toString()).doesNotContain("secret");
    }
}
