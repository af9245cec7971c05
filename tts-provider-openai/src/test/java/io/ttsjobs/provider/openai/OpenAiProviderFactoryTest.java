package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import io.ttsjobs.spi.ValidationException;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiProviderFactoryTest {

    private static final ProviderConfig NOTHING = ProviderConfig.of(Map.of());

    @Test
    void load_byServiceLoader_findsTheFactory() {
        assertThat(ServiceLoader.load(TtsProviderFactory.class))
                .extracting(TtsProviderFactory::name)
                .contains("openai");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', false",
        "k, '', true",
        "'', https://api.openai.com/v1, false",
        "'', https://API.openai.com/v1, false",
        "'', https://eu.api.openai.com/v1, false",
        "'', https://not-api.openai.com.example/v1, true",
        "'', http://localhost:8880/v1, true"
    })
    void isConfigured_keyAndServer_decide(String key, String url, boolean configured) {
        ProviderConfig config = NOTHING.with("OPENAI_API_KEY", key).with("OPENAI_BASE_URL", url);
        try (TtsProvider provider = new OpenAiProviderFactory().create(config)) {
            assertThat(provider.isConfigured()).isEqualTo(configured);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.openai.com",
                "ftp://host/v1",
                "http:///v1",
                "https://user:s3cret@host/v1",
                "https://host/v1?key=s3cret",
                "https://host/v1#s3cret",
                "https://ho st/s3cret",
                "mailto:a@b"
            })
    void create_impossibleBaseUrl_isRefusedWithoutShowingIt(String url) {
        assertThatThrownBy(() -> new OpenAiProviderFactory().create(NOTHING.with("OPENAI_BASE_URL", url)))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("OPENAI_BASE_URL must be")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void create_timeoutThatIsNoNumberOfSeconds_isRefused() {
        assertThatThrownBy(() -> new OpenAiProviderFactory().create(NOTHING.with("OPENAI_TTS_DEADLINE", "5m")))
                .isInstanceOf(ValidationException.class)
                .hasMessage("OPENAI_TTS_DEADLINE must be whole seconds from 1 to 999999, but is 5m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPENAI_TTS_CONNECT_TIMEOUT", "OPENAI_TTS_DEADLINE", "OPENAI_TTS_IDLE_TIMEOUT"})
    void create_timeoutOfZero_isRefused(String name) {
        assertThatThrownBy(() -> new OpenAiProviderFactory().create(NOTHING.with(name, "0")))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "000600", "999999"})
    void create_timeoutInSeconds_isTaken(String seconds) {
        try (TtsProvider provider = new OpenAiProviderFactory().create(NOTHING.with("OPENAI_TTS_DEADLINE", seconds))) {
            assertThat(provider).isNotNull();
        }
    }

    @Test
    void create_extraBodyForOpenAiItself_isRefused() {
        assertThatThrownBy(() -> new OpenAiProviderFactory().create(NOTHING.with("OPENAI_TTS_EXTRA_BODY", "{\"a\":1}")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("api.openai.com refuses fields that it does not know");
    }

    @Test
    void create_extraBodyThatIsNoObject_isRefusedByTheSettingsName() {
        assertThatThrownBy(() -> new OpenAiProviderFactory().create(NOTHING.with("OPENAI_TTS_EXTRA_BODY", "x")))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("OPENAI_TTS_EXTRA_BODY must be a JSON object");
    }

    @Test
    void create_accountThatNoHeaderCanCarry_isRefused() {
        assertThatThrownBy(() -> new OpenAiProviderFactory().create(NOTHING.with("OPENAI_ORG_ID", "a\nb")))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("OPENAI_ORG_ID");
    }

    @Test
    void capabilities_classicModel_takes4096CodePoints() {
        assertThat(capabilities("tts-1-hd").textLimit()).isEqualTo(TextLimit.codePoints(4096));
    }

    @Test
    void capabilities_otherModel_takes2000TokensBesides() {
        assertThat(capabilities("gpt-4o-mini-tts").textLimit())
                .isEqualTo(TextLimit.codePoints(4096).and(TextLimit.tokens(2000)));
    }

    @Test
    void capabilities_unknownModel_isTaken() {
        assertThat(capabilities("kokoro").speedRange()).hasValue(new SpeedRange(0.25, 4.0));
    }

    @Test
    void capabilities_default_tellTheModelThatIsSet() {
        try (TtsProvider provider = new OpenAiProviderFactory().create(NOTHING.with("OPENAI_TTS_MODEL", "kokoro"))) {
            assertThat(provider.capabilities().model()).hasValue("kokoro");
        }
    }

    @Test
    void capabilities_formats_beginWithMp3() {
        assertThat(capabilities("tts-1").formats())
                .extracting(AudioFormat::fileExtension)
                .containsExactly("mp3", "wav", "pcm", "opus", "aac");
    }

    @Test
    void capabilities_official_offersNoOtherRateThanItsOwn() {
        assertThat(capabilities("tts-1").formats()).noneMatch(AudioFormat.MP3_44100::matches);
    }

    @Test
    void capabilities_words_areNotTimed() {
        assertThat(capabilities("tts-1").wordTimings()).isFalse();
    }

    @Test
    void voices_newerModel_areThirteen() throws InterruptedException {
        assertThat(voices("gpt-4o-mini-tts")).hasSize(13).contains("alloy", "ballad", "verse", "marin", "cedar");
    }

    @Test
    void voices_classicModel_areNine() throws InterruptedException {
        assertThat(voices("tts-1"))
                .containsExactly("alloy", "ash", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer");
    }

    private static ProviderCapabilities capabilities(String model) {
        try (TtsProvider provider = new OpenAiProviderFactory().create(NOTHING)) {
            return provider.capabilities(model);
        }
    }

    private static Iterable<String> voices(String model) throws InterruptedException {
        try (TtsProvider provider = new OpenAiProviderFactory().create(NOTHING.with("OPENAI_TTS_MODEL", model))) {
            return provider.voices().stream().map(Voice::id).toList();
        }
    }
}
