package io.ttsjobs.provider.openai;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.WireServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** What many tests ask for. */
final class Calls {

    static final String KEY = "canary-Zx81fQ0mW2pLr7";
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Calls() {}

    static ProviderConfig config(WireServer server) {
        return ProviderConfig.of(Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", server.url() + "/v1"));
    }

    /** OpenAI itself, for what is refused before it is sent. */
    static ProviderConfig official() {
        return ProviderConfig.of(Map.of("OPENAI_API_KEY", KEY));
    }

    static TtsProvider provider(WireServer server) {
        return provider(config(server));
    }

    static TtsProvider provider(ProviderConfig config) {
        return builder(config).build();
    }

    static OpenAiProviderFactory.Builder builder(ProviderConfig config) {
        return OpenAiProviderFactory.builder()
                .config(config)
                .deadline(PATIENCE)
                .idleTimeout(PATIENCE)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static SynthesisRequest.Builder request() {
        return SynthesisRequest.builder("Hello, \"world\" 🎉", "alloy");
    }
}
