package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.http.HttpSender;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.testkit.WireServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** What many tests ask for, and what they answer. */
final class Calls {

    static final String KEY = "canary-Zx81fQ0mW2pLr7";
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    /** By its size 0.7 s of an MP3 at 44.1 kHz, mono, 128 kbit/s, by its start one of MPEG-1 Layer III. */
    static final byte[] MP3 = mp3(11_840);

    private static final Duration PATIENT = Duration.ofSeconds(30);

    private Calls() {}

    static byte[] mp3(int bytes) {
        byte[] audio = Arrays.copyOf(new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, (byte) 0xC4}, bytes);
        audio[bytes - 1] = 7;
        return audio;
    }

    static ProviderConfig config(WireServer server) {
        return ProviderConfig.of(Map.of("ELEVENLABS_API_KEY", KEY, "ELEVENLABS_BASE_URL", server.url()));
    }

    static ElevenLabsProvider provider(WireServer server) {
        return provider(config(server));
    }

    static ElevenLabsProvider provider(ProviderConfig config) {
        return provider(config, PATIENT, PATIENT);
    }

    static ElevenLabsProvider provider(ProviderConfig config, Duration whole, Duration idle) {
        HttpSender http = HttpSender.builder("tts-elevenlabs-http")
                .deadline(whole)
                .idleTimeout(idle)
                .build();
        return new ElevenLabsProvider(ElevenLabsSettings.of(config), http, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static SynthesisRequest.Builder request() {
        return SynthesisRequest.builder("Hi you", "voice_1-A");
    }

    /** An answer of audio, and what else is given as fields of JSON. */
    static WireServer.Answer speech(byte[] audio, String moreFields, String... headers) {
        return WireServer.json(200, speechJson(audio, moreFields), headers);
    }

    static String speechJson(byte[] audio, String moreFields) {
        return "{\"audio_base64\":\"" + Base64.getEncoder().encodeToString(audio) + "\"" + moreFields + "}";
    }

    static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
