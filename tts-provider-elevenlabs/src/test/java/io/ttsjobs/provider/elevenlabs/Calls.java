package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.testkit.WireServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What many tests ask for, and what they answer. */
final class Calls {

    static final String KEY = "canary-Zx81fQ0mW2pLr7";
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final Deadlines PATIENT = deadlines(Duration.ofSeconds(30), Duration.ofSeconds(30));

    /** A frame header of MPEG-1 Layer III, 44.1 kHz, mono, 128 kbit/s, and nothing much behind it. */
    static final byte[] MP3 = {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, (byte) 0xC4, 0, 0};

    private Calls() {}

    static Deadlines deadlines(Duration whole, Duration idle) {
        return new Deadlines(Duration.ofSeconds(10), whole, idle);
    }

    static ProviderConfig config(WireServer server) {
        return ProviderConfig.of(Map.of("ELEVENLABS_API_KEY", KEY, "ELEVENLABS_BASE_URL", server.url()));
    }

    static ElevenLabsProvider provider(WireServer server) {
        return provider(config(server), PATIENT);
    }

    static ElevenLabsProvider provider(ProviderConfig config, Deadlines deadlines) {
        return new ElevenLabsProvider(ElevenLabsSettings.of(config), deadlines, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static SynthesisRequest.Builder request() {
        return SynthesisRequest.builder("Hi you", "voice_1-A");
    }

    /** An answer of audio, and what else is given as fields of JSON. */
    static WireServer.Answer speech(byte[] audio, String moreFields) {
        return WireServer.json(200, speechJson(audio, moreFields));
    }

    static String speechJson(byte[] audio, String moreFields) {
        return "{\"audio_base64\":\"" + Base64.getEncoder().encodeToString(audio) + "\"" + moreFields + "}";
    }

    static BodyStream body(byte[] bytes) {
        return new BodyStream(List.of(ByteBuffer.wrap(bytes)), bytes.length);
    }

    static BodyStream body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }
}
