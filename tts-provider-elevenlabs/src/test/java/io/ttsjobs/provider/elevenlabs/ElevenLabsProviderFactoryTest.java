package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
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
