package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Speaks one sentence in each format against the server that the environment names; a few cents at OpenAI itself.
 *
 * <p>For a server with other voices than OpenAI's, {@code OPENAI_TTS_TEST_VOICE} names one. A server that needs no key takes
 * any.
 */
@EnabledIfEnvironmentVariable(named = "OPENAI_API_KEY", matches = ".+")
class OpenAiProviderIT {

    private static final ProviderConfig CONFIG = ProviderConfig.fromEnvironment();
    private static final int HALF_A_SECOND_OF_8_KBIT = 500;

    static List<AudioFormat> formats() {
        try (TtsProvider provider = new OpenAiProviderFactory().create(CONFIG)) {
            return provider.capabilities().formats();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void synthesize_everyFormat_isSpoken(AudioFormat format) throws InterruptedException {
        try (TtsProvider provider = new OpenAiProviderFactory().create(CONFIG)) {
            String voice = CONFIG.get("OPENAI_TTS_TEST_VOICE")
                    .orElse(provider.voices().get(0).id());
            SynthesisResult result = provider.synthesize(SynthesisRequest.builder("The ferry leaves at seven.", voice)
                    .format(format)
                    .build());
            assertThat(format.matches(result.format()))
                    .as("%s", result.format())
                    .isTrue();
            assertThat(result.audioSize()).isGreaterThan(HALF_A_SECOND_OF_8_KBIT);
        }
    }
}
