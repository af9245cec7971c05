package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.WireServer;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAiBuilderTest {

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void build_nothingSet_isOpenAiItselfAndNotConfigured() {
        try (TtsProvider provider = OpenAiProviderFactory.builder().build()) {
            assertThat(provider).hasToString("OpenAiProvider[https://api.openai.com, gpt-4o-mini-tts]");
            assertThat(provider.isConfigured()).isFalse();
        }
    }

    @Test
    void build_accountAndModel_areSent() throws InterruptedException {
        WireServer.Received sent = speak(builder()
                .apiKey(ApiKey.of(Calls.KEY))
                .organization("org-1")
                .project("proj-2")
                .model("kokoro")
                .extraBody("{\"stream\":false}"));
        assertThat(sent.headers())
                .containsEntry("authorization", "Bearer " + Calls.KEY)
                .containsEntry("openai-organization", "org-1")
                .containsEntry("openai-project", "proj-2");
        assertThat(sent.text()).startsWith("{\"model\":\"kokoro\"").endsWith(",\"stream\":false}");
    }

    @Test
    void build_configAndMore_addsToIt() throws InterruptedException {
        ProviderConfig config = ProviderConfig.of(Map.of("OPENAI_TTS_MODEL", "kokoro", "OPENAI_ORG_ID", "org-1"));
        WireServer.Received sent = speak(builder().project("proj-2").config(config));
        assertThat(sent.text()).startsWith("{\"model\":\"kokoro\"");
        assertThat(sent.headers())
                .containsEntry("openai-organization", "org-1")
                .containsEntry("openai-project", "proj-2");
    }

    @Test
    void httpClient_ofTheCaller_isUsedAndStaysOpen() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        speak(builder().httpClient(client));
        assertThat(speak(builder().httpClient(client)).headers()).doesNotContainKeys("upgrade", "http2-settings");
    }

    @Test
    void httpClient_thatFollowsRedirects_isRefused() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        assertThatThrownBy(() -> builder().httpClient(client))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("must follow no redirects");
    }

    @Test
    void deadline_short_endsTheCall() {
        CountDownLatch ignored = new CountDownLatch(1);
        server.then(WireServer.stall(new byte[0], ignored, ignored));
        try (TtsProvider provider = builder().deadline(Duration.ofMillis(200)).build()) {
            assertThatThrownBy(() -> provider.synthesize(Calls.request().build()))
                    .isInstanceOf(ProviderUnavailableException.class)
                    .hasMessage("no whole answer within 0.2 s");
        }
    }

    @Test
    void deadline_zero_isRefused() {
        assertThatThrownBy(() -> builder().deadline(Duration.ZERO)).isInstanceOf(ValidationException.class);
    }

    @Test
    void baseUrl_withPassword_isRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> OpenAiProviderFactory.builder().baseUrl("https://user:s3cret@host/v1"))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("baseUrl must be")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void organization_thatNoHeaderCanCarry_isRefused() {
        assertThatThrownBy(() -> builder().organization("a\r\nX-Evil: 1"))
                .isInstanceOf(ValidationException.class)
                .hasMessage("organization must be printable ASCII without spaces");
    }

    @Test
    void model_blank_isRefused() {
        assertThatThrownBy(() -> builder().model(" "))
                .isInstanceOf(ValidationException.class)
                .hasMessage("model must not be blank");
    }

    private OpenAiProviderFactory.Builder builder() {
        return OpenAiProviderFactory.builder().baseUrl(server.url() + "/v1");
    }

    private WireServer.Received speak(OpenAiProviderFactory.Builder builder) throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", Sounds.mp3()));
        try (TtsProvider provider = builder.build()) {
            provider.synthesize(Calls.request().build());
        }
        return server.received().get(server.received().size() - 1);
    }
}
