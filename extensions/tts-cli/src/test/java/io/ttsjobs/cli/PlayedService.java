package io.ttsjobs.cli;

import io.ttsjobs.testkit.SpeechServer;
import java.util.List;
import java.util.Map;

/** A service that a speech server plays, as the command is told of it. */
enum PlayedService {
    OPENAI("openai", "alloy") {
        @Override
        Map<String, String> environment(SpeechServer server) {
            return Map.of("OPENAI_API_KEY", "any", "OPENAI_BASE_URL", server.openAiUrl());
        }
    },
    ELEVENLABS("elevenlabs", "testVoice00000000001") {
        @Override
        Map<String, String> environment(SpeechServer server) {
            return Map.of("ELEVENLABS_API_KEY", "any", "ELEVENLABS_BASE_URL", server.url());
        }
    };

    private final String provider;
    private final String voice;

    PlayedService(String provider, String voice) {
        this.provider = provider;
        this.voice = voice;
    }

    abstract Map<String, String> environment(SpeechServer server);

    List<String> options() {
        return List.of("--provider", provider, "--voice", voice);
    }
}
