package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.WireServer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElevenLabsRequestTest {

    private static final String PREFIX = "POST /v1/text-to-speech/voice_1-A/with-timestamps?output_format=";

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void synthesize_plainRequest_sendsTextAndModelOnly() throws InterruptedException {
        assertThat(sent(request -> request).text())
                .isEqualTo("{\"text\":\"Hi you\",\"model_id\":\"eleven_multilingual_v2\"}");
    }

    @Test
    void synthesize_plainRequest_asksForMp3WithTimestamps() throws InterruptedException {
        assertThat(sent(request -> request).line()).isEqualTo(PREFIX + "mp3_44100_128 HTTP/1.1");
    }

    @Test
    void synthesize_key_isAHeaderOfItsOwn() throws InterruptedException {
        assertThat(sent(request -> request).headers())
                .containsEntry("xi-api-key", Calls.KEY)
                .containsEntry("content-type", "application/json")
                .doesNotContainKeys("authorization", "upgrade");
    }

    @Test
    void synthesize_speed_isAVoiceSetting() throws InterruptedException {
        assertThat(sent(request -> request.speed(0.9).model("eleven_flash_v2_5"))
                        .text())
                .isEqualTo("{\"text\":\"Hi you\",\"model_id\":\"eleven_flash_v2_5\","
                        + "\"voice_settings\":{\"speed\":0.9}}");
    }

    @Test
    void synthesize_textAround_isSent() throws InterruptedException {
        assertThat(sent(request -> request.previousText("Before.").nextText("After."))
                        .text())
                .isEqualTo("{\"text\":\"Hi you\",\"model_id\":\"eleven_multilingual_v2\","
                        + "\"previous_text\":\"Before.\",\"next_text\":\"After.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eleven_v3", "eleven_v3_conversational", "eleven_v4", "eleven_v4_turbo"})
    void synthesize_textAroundForModelThatRefusesIt_isLeftOut(String model) throws InterruptedException {
        assertThat(sent(request -> request.model(model).previousText("Before.").nextText("After."))
                        .text())
                .isEqualTo("{\"text\":\"Hi you\",\"model_id\":\"" + model + "\"}");
    }

    @Test
    void end_longText_keepsTheEndOnACodePoint() {
        assertThat(SpeechCall.end("🎉" + "x".repeat(299))).hasValue("x".repeat(299));
    }

    @Test
    void start_longText_keepsTheStartOnACodePoint() {
        assertThat(SpeechCall.start("x".repeat(299) + "🎉")).hasValue("x".repeat(299));
    }

    @Test
    void end_shortText_isWhole() {
        assertThat(SpeechCall.end("🎉x")).hasValue("🎉x");
    }

    @Test
    void start_blankText_isNone() {
        assertThat(SpeechCall.start(" \n")).isEmpty();
    }

    @Test
    void synthesize_openFormat_takesTheFirstThatFits() throws InterruptedException {
        server.then(Calls.speech(wavHead(), ""));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            provider.synthesize(Calls.request().format(AudioFormat.WAV).build());
        }
        assertThat(server.received().get(0).line()).isEqualTo(PREFIX + "wav_24000 HTTP/1.1");
    }

    @Test
    void synthesize_formatOfSomeRate_isAskedForByName() throws InterruptedException {
        AudioFormat format = AudioFormat.builder(Container.RAW, Codec.PCM_S16LE)
                .sampleRate(16_000)
                .channels(1)
                .build();
        assertThat(sent(request -> request.format(format)).line()).isEqualTo(PREFIX + "pcm_16000 HTTP/1.1");
    }

    @Test
    void synthesize_stereo_isRefusedUnsent() {
        assertRefused(
                Calls.request().format(AudioFormat.MP3.toBuilder().channels(2).build()), "format mp3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "a b", "a?b", "é", "a%2f"})
    void synthesize_voiceThatWouldLeaveThePath_isRefusedUnsent(String voice) {
        assertRefused(SynthesisRequest.builder("Hi", voice), "voiceId must be of letters");
    }

    @Test
    void synthesize_unknownModel_isRefusedUnsent() {
        assertRefused(Calls.request().model("eleven_v9"), "model must be one of [eleven_multilingual_v2,");
    }

    @Test
    void synthesize_speedForModelThatIgnoresIt_isRefusedUnsent() {
        assertRefused(
                Calls.request().model("eleven_v3").speed(1.1), "speed of model eleven_v3 must be 1.0, but is 1.1");
    }

    @Test
    void synthesize_speedOutOfRange_isRefusedUnsent() {
        assertRefused(Calls.request().speed(1.21), "speed of model eleven_multilingual_v2 must be");
    }

    @Test
    void synthesize_textOverLimit_isRefusedUnsent() {
        assertRefused(
                SynthesisRequest.builder("x".repeat(5001), "v").model("eleven_v3"),
                "the text must fit 5000 code_points");
    }

    @Test
    void synthesize_withoutKey_isRefusedUnsent() {
        try (ElevenLabsProvider provider = Calls.provider(Calls.config(server).with("ELEVENLABS_API_KEY", ""))) {
            assertThatThrownBy(() -> provider.synthesize(Calls.request().build()))
                    .isInstanceOf(ProviderAuthException.class)
                    .hasMessage("ELEVENLABS_API_KEY is not set");
        }
        assertThat(server.received()).isEmpty();
    }

    private static byte[] wavHead() {
        return "RIFF....WAVE".getBytes(StandardCharsets.US_ASCII);
    }

    private WireServer.Received sent(UnaryOperator<SynthesisRequest.Builder> request) throws InterruptedException {
        server.then(Calls.speech(Calls.MP3, ""));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            provider.synthesize(request.apply(Calls.request()).build());
        }
        return server.received().get(0);
    }

    private void assertRefused(SynthesisRequest.Builder request, String message) {
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            assertThatThrownBy(() -> provider.synthesize(request.build()))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageStartingWith(message);
        }
        assertThat(server.received()).isEmpty();
    }
}
