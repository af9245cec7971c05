package io.ttsjobs.testkit.example;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.HttpProviderContract;
import io.ttsjobs.testkit.WireServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RemoteBeepProviderTest extends HttpProviderContract {

    private static final String KEY = "canary-5Lw0qZ";

    @Override
    protected TtsProvider newProvider(WireServer server) {
        return new RemoteBeepProvider(URI.create(server.url() + "/beeps"), ApiKey.of(KEY));
    }

    @Override
    protected WireServer.Answer answer(WireServer.Received request) throws IOException, InterruptedException {
        try (BeepProvider beeps = new BeepProvider()) {
            SynthesisRequest spoken =
                    SynthesisRequest.builder(request.text(), "beep").build();
            return WireServer.reply(
                    200, "audio/pcm", beeps.synthesize(spoken).openAudio().readAllBytes());
        }
    }

    @Override
    protected List<String> secrets() {
        return List.of(KEY);
    }

    @Test
    void synthesize_serverQuotesTheKey_messageMasksIt() {
        WireServer server = new WireServer().then(WireServer.json(403, "wrong: " + KEY));
        try (server;
                TtsProvider provider = newProvider(server)) {
            SynthesisRequest request =
                    SynthesisRequest.builder("Hello.", "beep").build();
            assertThatThrownBy(() -> provider.synthesize(request))
                    .isInstanceOf(ProviderAuthException.class)
                    .hasMessage("the server answered 403: wrong: ***");
        }
    }
}
