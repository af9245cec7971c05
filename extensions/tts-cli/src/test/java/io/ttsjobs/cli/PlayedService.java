package io.ttsjobs.cli;

import io.ttsjobs.testkit.SpeechServer;
import java.util.List;
import java.util.Map;

/** A service that a speech server plays, as the command is told of it. */
enum PlayedService {
    OPENAI("openai", "alloy") {
        /** A query has to stay at the end. */
        @Override
        Map<String, String> environment(String url, String key) {
            String baseUrl = url.contains("?") ? url.replaceFirst("/?\\?", "/v1?") : url + "/v1";
            return Map.of("OPENAI_API_KEY", key, "OPENAI_BASE_URL", baseUrl);
        }
    },
    ELEVENLABS("elevenlabs", "testVoice00000000001") {
        @Override
        Map<String, String> environment(String url, String key) {
            return Map.of("ELEVENLABS_API_KEY", key, "ELEVENLABS_BASE_URL", url);
        }
    };

    private final String provider;
    private final String voice;

    PlayedService(String provider, String voice) {
        this.provider = provider;
        this.voice = voice;
    }

    String provider() {
        return provider;
    }

    String voice() {
        return voice;
    }

    /**
     * The environment of the command.
     *
     * @param url the root of the server
     * @param key any key will do
     */
    abstract Map<String, String> environment(String url, String key);

    Map<String, String> environment(SpeechServer server) {
        return environment(server.url(), "any");
    }

    List<String> options() {
        return List.of("--provider", provider, "--voice", voice);
    }
}
