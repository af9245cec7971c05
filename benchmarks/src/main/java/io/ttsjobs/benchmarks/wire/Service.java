package io.ttsjobs.benchmarks.wire;

import io.ttsjobs.provider.elevenlabs.ElevenLabsProviderFactory;
import io.ttsjobs.provider.openai.OpenAiProviderFactory;
import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.TtsProvider;
import java.time.Duration;
import java.util.Map;

/** A service that is played, and the provider that speaks to it. */
enum Service {
    OPENAI("openai", "alloy") {
        @Override
        TtsProvider provider(String url, Duration deadline, Duration idle) {
            return OpenAiProviderFactory.builder()
                    .apiKey(ApiKey.of(KEY))
                    .baseUrl(url + "/v1")
                    .connectTimeout(deadline.dividedBy(2))
                    .deadline(deadline)
                    .idleTimeout(idle)
                    .build();
        }

        @Override
        Map<String, String> environment(String url) {
            return Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", url + "/v1");
        }
    },
    ELEVENLABS("elevenlabs", "testVoice00000000001") {
        @Override
        TtsProvider provider(String url, Duration deadline, Duration idle) {
            return ElevenLabsProviderFactory.builder()
                    .apiKey(ApiKey.of(KEY))
                    .baseUrl(url)
                    .connectTimeout(deadline.dividedBy(2))
                    .deadline(deadline)
                    .idleTimeout(idle)
                    .build();
        }

        @Override
        Map<String, String> environment(String url) {
            return Map.of("ELEVENLABS_API_KEY", KEY, "ELEVENLABS_BASE_URL", url);
        }
    };

    /** A canary: wherever it turns up, a key would. */
    static final String KEY = "sk-canary-Zx81fQ0mW2pLr7tVbN5k";

    final String id;
    final String voice;

    Service(String id, String voice) {
        this.id = id;
        this.voice = voice;
    }

    abstract TtsProvider provider(String url, Duration deadline, Duration idle);

    /** What the command needs to know. */
    abstract Map<String, String> environment(String url);

    static Service of(String id) {
        for (Service service : values()) {
            if (service.id.equals(id)) {
                return service;
            }
        }
        throw new IllegalArgumentException("the service must be openai or elevenlabs, but is " + id);
    }
}
