package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.SpeechServer;
import io.ttsjobs.testkit.WireFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The example in the javadoc of {@link SpeechServer}. */
class SpeechServerExampleTest {

    @Test
    void speechServer_exampleOfItsJavadoc_works() throws InterruptedException {
        try (SpeechServer server = new SpeechServer().fault(1, WireFault.STATUS_503);
                TtsProvider provider = ElevenLabsProviderFactory.builder()
                        .apiKey(ApiKey.of("any"))
                        .baseUrl(server.url())
                        .build()) {
            SynthesisRequest request = SynthesisRequest.builder(
                            "Hello, world.", server.voiceIds().get(0))
                    .build();
            assertThatThrownBy(() -> provider.synthesize(request)).isInstanceOf(ProviderUnavailableException.class);
            WordTiming hello = provider.synthesize(request).words().get(0);
            assertThat(hello.end()).isCloseTo(server.spoken().get(0).start(hello.endChar()), Duration.ofMillis(1));
            assertThat(server.timesPaid("Hello, world.")).isEqualTo(1);
        }
    }
}
