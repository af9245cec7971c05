package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Asks the real service, with little text: it costs some 30 characters. */
@EnabledIfEnvironmentVariable(named = "ELEVENLABS_API_KEY", matches = ".+")
class ElevenLabsProviderIT {

    private final TtsProvider provider = new ElevenLabsProviderFactory().create(ProviderConfig.fromEnvironment());

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void synthesize_shortText_isSpokenWithItsWords() throws InterruptedException {
        String voice = provider.voices().get(0).id();
        SynthesisResult result = provider.synthesize(SynthesisRequest.builder("Call me Ishmael. 🎉 In 1851.", voice)
                .model("eleven_flash_v2_5")
                .build());
        assertThat(result.words()).extracting(WordTiming::word).containsExactly("Call", "me", "Ishmael", "In", "1851");
        assertThat(result.requestId()).isPresent();
        assertThat(result.billedCharacters()).isPresent();
    }

    @Test
    void synthesize_unknownVoice_isRefused() {
        assertThatThrownBy(() -> provider.synthesize(
                        SynthesisRequest.builder("Hi", "no-such-voice").build()))
                .isInstanceOf(ProviderApiException.class);
    }

    @Test
    void voices_wrongKey_isAnErrorOfTheKey() {
        try (TtsProvider stranger =
                ElevenLabsProviderFactory.builder().apiKey(ApiKey.of("wrong")).build()) {
            assertThatThrownBy(stranger::voices).isInstanceOf(ProviderAuthException.class);
        }
    }
}
