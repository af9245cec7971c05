package io.ttsjobs.provider.openai;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderConfig;
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
    static final Deadlines PATIENT = deadlines(Duration.ofSeconds(30), Duration.ofSeconds(30));

    private Calls() {}

    static Deadlines deadlines(Duration whole, Duration idle) {
        return new Deadlines(Duration.ofSeconds(10), whole, idle);
    }

    static ProviderConfig config(WireServer server) {
        return ProviderConfig.of(Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", server.url() + "/v1"));
    }

    static OpenAiProvider provider(WireServer server) {
        return provider(config(server), PATIENT);
    }

    static OpenAiProvider provider(ProviderConfig config, Deadlines deadlines) {
        return new OpenAiProvider(OpenAiSettings.of(config), deadlines, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static SynthesisRequest.Builder request() {
        return SynthesisRequest.builder("Hello, \"world\" 🎉", "alloy");
    }
}
