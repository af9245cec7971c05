package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.testkit.WireServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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
        String json = "{\"error\":{\"message\":\"" + ECHO + "\",\"code\":\"" + Calls.KEY + "\"}}";
        return Stream.of(
                WireServer.json(401, json),
                WireServer.json(400, json),
                WireServer.json(429, json, "Retry-After: " + Calls.KEY),
                WireServer.json(500, json),
                WireServer.json(200, json),
                WireServer.json(400, "{\"detail\":[{\"loc\":[\"" + Calls.KEY + "\"],\"msg\":\"" + ECHO + "\"}]}"),
                WireServer.reply(403, "text/plain", text),
                WireServer.reply(200, "audio/mpeg", text),
                WireServer.cutByLength("audio/mpeg", text),
                WireServer.raw(("HTTP/1.1 " + Calls.KEY + " no\r\n\r\n").getBytes(StandardCharsets.UTF_8)),
                WireServer.raw((Calls.KEY + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)),
                WireServer.raw(WireServer.head(200, "audio/mpeg", "Content-Length: " + Calls.KEY)));
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void synthesize_serverEchoesTheKey_noErrorShowsIt(WireServer.Answer answer) {
        server.then(answer);
        try (OpenAiProvider provider = Calls.provider(server)) {
            Throwable error =
                    catchThrowable(() -> provider.synthesize(Calls.request().build()));
            StringWriter shown = new StringWriter();
            error.printStackTrace(new PrintWriter(shown));
            assertThat(shown.toString()).startsWith("io.ttsjobs.spi.").doesNotContain(Calls.KEY);
        }
    }

    @Test
    void toString_ofProviderAndSettings_showsNoKey() {
        try (OpenAiProvider provider = Calls.provider(server)) {
            assertThat(provider + " " + OpenAiSettings.of(Calls.config(server))).doesNotContain(Calls.KEY);
        }
    }

    @Test
    void toString_ofCall_showsNoText() {
        assertThat(new SpeechCall("m", "a secret text", "v", "mp3", 1).toString())
                .doesNotContain("secret");
    }

    @Test
    void clean_keyOfAGateway_isMasked() {
        assertThat(redactor().clean("wrong: sk-proj-****abcd, or (sk_123) but not task-1"))
                .isEqualTo("wrong: ***, or (***) but not task-1");
    }

    @Test
    void clean_controlCharacters_becomeSpaces() {
        assertThat(redactor().clean("a\r\nb\u001b[31m\t")).isEqualTo("a  b [31m");
    }

    @Test
    void clean_longText_isCutBetweenCodePoints() {
        assertThat(redactor().clean("x".repeat(499) + "🎉🎉")).isEqualTo("x".repeat(499) + "...");
    }

    @Test
    void clean_keyAcrossTheCut_leavesNoPartOfIt() {
        assertThat(redactor().clean("x".repeat(495) + " " + Calls.KEY)).doesNotContain(Calls.KEY.substring(0, 4));
    }

    private static Redactor redactor() {
        return new Redactor(Optional.of(ApiKey.of(Calls.KEY)));
    }
}
