package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.WireServer;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpenAiRequestTest {

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void synthesize_plainRequest_sendsNothingButWhatIsNeeded() throws InterruptedException {
        assertThat(sent(request -> request, config -> config).text())
                .isEqualTo("{\"model\":\"gpt-4o-mini-tts\",\"input\":\"Hello, \\\"world\\\" 🎉\","
                        + "\"voice\":\"alloy\",\"response_format\":\"mp3\"}");
    }

    @Test
    void synthesize_speedAndModel_areSent() throws InterruptedException {
        assertThat(sent(request -> request.speed(1.25).model("kokoro"), config -> config)
                        .text())
                .isEqualTo("{\"model\":\"kokoro\",\"input\":\"Hello, \\\"world\\\" 🎉\","
                        + "\"voice\":\"alloy\",\"response_format\":\"mp3\",\"speed\":1.25}");
    }

    @Test
    void synthesize_modelOfSettings_isSentIfRequestNamesNone() throws InterruptedException {
        assertThat(sent(request -> request, config -> config.with("OPENAI_TTS_MODEL", "orpheus"))
                        .text())
                .contains("\"model\":\"orpheus\"");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void synthesize_format_isSentByItsName(AudioFormat format, String name) {
        server.then(WireServer.json(400, "{}"));
        try (TtsProvider provider = Calls.provider(server)) {
            assertThatThrownBy(() ->
                            provider.synthesize(Calls.request().format(format).build()))
                    .isInstanceOf(ProviderApiException.class);
        }
        assertThat(server.received().get(0).text()).contains("\"response_format\":\"" + name + "\"");
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(AudioFormat.MP3, "mp3"),
                Arguments.of(AudioFormat.WAV, "wav"),
                Arguments.of(AudioFormat.OPUS, "opus"),
                Arguments.of(AudioFormat.builder(Container.ADTS, Codec.AAC).build(), "aac"),
                Arguments.of(
                        AudioFormat.builder(Container.RAW, Codec.PCM_S16LE)
                                .sampleRate(24_000)
                                .channels(1)
                                .build(),
                        "pcm"));
    }

    @Test
    void synthesize_languageAndTextsAround_areNotSent() throws InterruptedException {
        assertThat(sent(
                                request -> request.language(Locale.FRENCH)
                                        .previousText("Before.")
                                        .nextText("After."),
                                config -> config)
                        .text())
                .isEqualTo("{\"model\":\"gpt-4o-mini-tts\",\"input\":\"Hello, \\\"world\\\" 🎉\","
                        + "\"voice\":\"alloy\",\"response_format\":\"mp3\"}");
    }

    @Test
    void synthesize_postsToSpeechBelowBaseUrl() throws InterruptedException {
        assertThat(sent(request -> request, config -> config).line()).isEqualTo("POST /v1/audio/speech HTTP/1.1");
    }

    @Test
    void synthesize_baseUrlWithSlash_hasNoSlashTwice() throws InterruptedException {
        assertThat(sent(request -> request, config -> config.with("OPENAI_BASE_URL", server.url() + "/v1/"))
                        .line())
                .isEqualTo("POST /v1/audio/speech HTTP/1.1");
    }

    @Test
    void synthesize_keyAndAccount_areHeaders() throws InterruptedException {
        assertThat(sent(
                                request -> request,
                                config -> config.with("OPENAI_ORG_ID", "org-1").with("OPENAI_PROJECT_ID", "proj-2"))
                        .headers())
                .containsEntry("authorization", "Bearer " + Calls.KEY)
                .containsEntry("openai-organization", "org-1")
                .containsEntry("openai-project", "proj-2")
                .containsEntry("content-type", "application/json");
    }

    @Test
    void synthesize_cleartext_offersNoUpgradeToHttp2() throws InterruptedException {
        assertThat(sent(request -> request, config -> config).headers())
                .doesNotContainKeys("upgrade", "http2-settings");
    }

    @Test
    void synthesize_noKeyAtOtherServer_sendsNoAuthorization() throws InterruptedException {
        assertThat(sent(request -> request, config -> config.with("OPENAI_API_KEY", ""))
                        .headers())
                .doesNotContainKey("authorization");
    }

    @Test
    void synthesize_customVoice_isSentAsObject() throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", Sounds.mp3()));
        try (TtsProvider provider = Calls.provider(server)) {
            provider.synthesize(SynthesisRequest.builder("Hi", "voice_12").build());
        }
        assertThat(server.received().get(0).text()).contains("\"voice\":{\"id\":\"voice_12\"}");
    }

    @Test
    void synthesize_loneSurrogate_isSentAsQuestionMark() throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", Sounds.mp3()));
        try (TtsProvider provider = Calls.provider(server)) {
            provider.synthesize(SynthesisRequest.builder("a\uD83Cb", "\uDC00")
                    .model("\uD800")
                    .build());
        }
        assertThat(server.received().get(0).text()).startsWith("{\"model\":\"?\",\"input\":\"a?b\",\"voice\":\"?\"");
    }

    @Test
    void synthesize_officialWithoutKey_isRefusedUnsent() {
        try (TtsProvider provider = Calls.provider(ProviderConfig.of(Map.of()))) {
            assertThatThrownBy(() -> provider.synthesize(Calls.request().build()))
                    .isInstanceOf(ProviderAuthException.class)
                    .hasMessage("OPENAI_API_KEY is not set");
        }
    }

    @Test
    void synthesize_textOverLimit_isRefusedUnsent() {
        assertRefused(
                SynthesisRequest.builder("la ".repeat(1366), "alloy"),
                "the text must fit 4096 code_points and 2000 tokens, but has 4098 UTF-16 units");
    }

    @Test
    void synthesize_textOverTheTokens_isRefusedUnsent() {
        assertRefused(
                SynthesisRequest.builder("語".repeat(2001), "alloy"),
                "the text must fit 4096 code_points and 2000 tokens, but has 2001 UTF-16 units");
    }

    @Test
    void synthesize_classicModel_countsCodePointsAlone() throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", Sounds.mp3()));
        try (TtsProvider provider = Calls.provider(server)) {
            provider.synthesize(SynthesisRequest.builder("🎉".repeat(4096), "alloy")
                    .model("tts-1")
                    .build());
        }
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void synthesize_speedOutOfRange_isRefusedUnsent() {
        assertRefused(Calls.request().speed(4.01), "speed must be 0.25 to 4.0, but is 4.01");
    }

    @Test
    void synthesize_unlistedFormat_isRefusedUnsent() {
        assertRefused(
                Calls.request()
                        .format(AudioFormat.builder(Container.WAV, Codec.ALAW).build()),
                "format wav (alaw) is not one of");
    }

    @Test
    void synthesize_newVoiceOnClassicModelOfOpenAi_isRefusedUnsent() {
        try (TtsProvider provider = Calls.provider(Calls.official())) {
            SynthesisRequest request =
                    SynthesisRequest.builder("Hi", "cedar").model("tts-1-hd").build();
            assertThatThrownBy(() -> provider.synthesize(request))
                    .isInstanceOf(ValidationException.class)
                    .hasMessage("voice cedar is not one of model tts-1-hd");
        }
    }

    private WireServer.Received sent(
            UnaryOperator<SynthesisRequest.Builder> request, UnaryOperator<ProviderConfig> config)
            throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", Sounds.mp3()));
        try (TtsProvider provider = Calls.provider(config.apply(Calls.config(server)))) {
            provider.synthesize(request.apply(Calls.request()).build());
        }
        return server.received().get(0);
    }

    private void assertRefused(SynthesisRequest.Builder request, String message) {
        try (TtsProvider provider = Calls.provider(server)) {
            assertThatThrownBy(() -> provider.synthesize(request.build()))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageStartingWith(message);
        }
        assertThat(server.received()).isEmpty();
    }
}
