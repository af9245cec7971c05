package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.WireServer;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElevenLabsProviderFactoryTest {

    private static final ProviderConfig NOTHING = ProviderConfig.of(Map.of());

    @Test
    void load_byServiceLoader_findsTheFactory() {
        assertThat(ServiceLoader.load(TtsProviderFactory.class))
                .extracting(TtsProviderFactory::name)
                .contains("elevenlabs");
    }

    @Test
    void isConfigured_withKey_isTrue() {
        try (TtsProvider provider = new ElevenLabsProviderFactory().create(NOTHING.with("ELEVENLABS_API_KEY", "k"))) {
            assertThat(provider.isConfigured()).isTrue();
        }
    }

    @Test
    void isConfigured_withoutKey_isFalse() {
        try (TtsProvider provider = new ElevenLabsProviderFactory().create(NOTHING)) {
            assertThat(provider.isConfigured()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.elevenlabs.io", "ftp://host", "https://user:s3cret@host", "https://host?k=s3cret"})
    void create_impossibleBaseUrl_isRefusedWithoutShowingIt(String url) {
        assertThatThrownBy(() -> new ElevenLabsProviderFactory().create(NOTHING.with("ELEVENLABS_BASE_URL", url)))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("ELEVENLABS_BASE_URL must be")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "eleven_multilingual_v2, 10000, true",
        "eleven_flash_v2_5, 40000, true",
        "eleven_turbo_v2_5, 40000, true",
        "eleven_flash_v2, 30000, true",
        "eleven_turbo_v2, 30000, true",
        "eleven_v3, 5000, false",
        "eleven_v3_conversational, 5000, false",
        "eleven_v4, 10000, false",
        "eleven_v4_turbo, 10000, false"
    })
    void capabilities_ofModel_areTheDocumentedOnes(String model, int limit, boolean speed) {
        try (TtsProvider provider = new ElevenLabsProviderFactory().create(NOTHING)) {
            ProviderCapabilities able = provider.capabilities(model);
            assertThat(able.textLimit()).isEqualTo(TextLimit.codePoints(limit));
            assertThat(able.speedRange().isPresent()).isEqualTo(speed);
        }
    }

    @Test
    void capabilities_default_areThoseOfMultilingualV2() {
        ProviderCapabilities able = defaults();
        assertThat(able.textLimit()).isEqualTo(TextLimit.codePoints(10_000));
        assertThat(able.speedRange()).hasValue(new SpeedRange(0.7, 1.2));
        assertThat(able.wordTimings()).isTrue();
        assertThat(able.maxConcurrency()).isEqualTo(2);
        assertThat(able.model()).hasValue("eleven_multilingual_v2");
    }

    @Test
    void capabilities_formats_beginWithMp3At44100() {
        assertThat(AudioFormat.MP3_44100.matches(defaults().formats().get(0))).isTrue();
    }

    @Test
    void capabilities_unknownModel_isRefused() {
        try (TtsProvider provider = new ElevenLabsProviderFactory().create(NOTHING)) {
            assertThatThrownBy(() -> provider.capabilities("eleven_v9"))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageEndingWith("but is eleven_v9");
        }
    }

    @ParameterizedTest
    @CsvSource({"MP3, mp3_44100_128", "MP3_44100, mp3_44100_128", "WAV, wav_24000", "OPUS, opus_48000_128"})
    void outputFormat_openFormat_isTheFirstThatFits(String format, String id) throws ReflectiveOperationException {
        AudioFormat asked = (AudioFormat) AudioFormat.class.getField(format).get(null);
        assertThat(OutputFormat.of(asked).id()).isEqualTo(id);
    }

    /** All that the server has for whole files, but for alaw_8000, which nothing joins. */
    @Test
    void outputFormat_list_isTheServersOwn() {
        Stream<String> mp3 = Stream.of(
                        "22050_32", "24000_48", "44100_32", "44100_64", "44100_96", "44100_128", "44100_192")
                .map(name -> "mp3_" + name);
        Stream<String> opus = Stream.of("32", "64", "96", "128", "192").map(name -> "opus_48000_" + name);
        Stream<String> samples = Stream.of("8000", "16000", "22050", "24000", "32000", "44100", "48000")
                .flatMap(rate -> Stream.of("pcm_" + rate, "wav_" + rate));
        assertThat(OutputFormat.formats().stream().map(OutputFormat::of).map(OutputFormat::id))
                .containsExactlyInAnyOrderElementsOf(Stream.of(mp3, opus, samples, Stream.of("ulaw_8000"))
                        .flatMap(names -> names)
                        .toList());
    }

    @Test
    void create_modelSetting_isTheDefault() {
        try (TtsProvider provider =
                new ElevenLabsProviderFactory().create(NOTHING.with("ELEVENLABS_MODEL", "eleven_v3"))) {
            assertThat(provider.capabilities().textLimit()).isEqualTo(TextLimit.codePoints(5000));
        }
    }

    @Test
    void create_unknownModelSetting_isRefused() {
        assertThatThrownBy(() -> new ElevenLabsProviderFactory().create(NOTHING.with("ELEVENLABS_MODEL", "v9")))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("ELEVENLABS_MODEL: model must be one of")
                .hasMessageEndingWith("but is v9");
    }

    @Test
    void build_nothingSet_isNotConfigured() {
        try (TtsProvider provider = ElevenLabsProviderFactory.builder().build()) {
            assertThat(provider.isConfigured()).isFalse();
            assertThat(provider).hasToString("ElevenLabsProvider[https://api.elevenlabs.io]");
        }
    }

    @Test
    void build_everythingSet_isUsed() throws InterruptedException {
        try (WireServer server = new WireServer();
                TtsProvider provider = ElevenLabsProviderFactory.builder()
                        .apiKey(ApiKey.of(Calls.KEY))
                        .baseUrl(server.url() + "/")
                        .model("eleven_flash_v2_5")
                        .httpClient(HttpClient.newHttpClient())
                        .connectTimeout(Duration.ofSeconds(30))
                        .deadline(Duration.ofSeconds(30))
                        .idleTimeout(Duration.ofSeconds(30))
                        .build()) {
            server.then(Calls.speech(Calls.MP3, ""));
            provider.synthesize(Calls.request().build());
            assertThat(server.received().get(0).text())
                    .isEqualTo("{\"text\":\"Hi you\",\"model_id\":\"eleven_flash_v2_5\"}");
            assertThat(server.received().get(0).headers()).containsEntry("xi-api-key", Calls.KEY);
        }
    }

    @Test
    void build_shortDeadline_isKept() {
        CountDownLatch ignored = new CountDownLatch(1);
        try (WireServer server = new WireServer();
                TtsProvider provider = ElevenLabsProviderFactory.builder()
                        .apiKey(ApiKey.of(Calls.KEY))
                        .baseUrl(server.url())
                        .deadline(Duration.ofMillis(200))
                        .build()) {
            server.then(WireServer.stall(new byte[0], ignored, ignored));
            assertThatThrownBy(() -> provider.synthesize(Calls.request().build()))
                    .hasMessage("no whole answer within 0.2 s");
        }
    }

    @Test
    void builder_clientThatFollowsRedirects_isRefused() {
        HttpClient follower = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        assertThatThrownBy(() -> ElevenLabsProviderFactory.builder().httpClient(follower))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void builder_impossibleBaseUrl_isRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> ElevenLabsProviderFactory.builder().baseUrl("https://user:s3cret@host"))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("baseUrl must be")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void builder_unknownModel_isRefused() {
        assertThatThrownBy(() -> ElevenLabsProviderFactory.builder().model("v9"))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void outputFormat_everyListedFormat_isFoundAgain() {
        assertThat(OutputFormat.formats())
                .allSatisfy(
                        format -> assertThat(OutputFormat.of(format).audio()).isEqualTo(format));
    }

    private static ProviderCapabilities defaults() {
        try (TtsProvider provider = new ElevenLabsProviderFactory().create(NOTHING)) {
            return provider.capabilities();
        }
    }
}
