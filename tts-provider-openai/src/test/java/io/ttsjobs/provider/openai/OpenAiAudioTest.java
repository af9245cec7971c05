package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.testkit.WireServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiAudioTest {

    private static final AudioFormat PCM = AudioFormat.builder(Container.RAW, Codec.PCM_S16LE)
            .sampleRate(24_000)
            .channels(1)
            .build();

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void synthesize_mp3_isHandedOverUntouched() throws InterruptedException, IOException {
        SynthesisResult result = ask(AudioFormat.MP3, WireServer.reply(200, "audio/mpeg", Sounds.mp3()));
        assertThat(result.openAudio().readAllBytes()).isEqualTo(Sounds.mp3());
    }

    @Test
    void synthesize_mp3_isDescribedByItsFirstFrame() throws InterruptedException {
        SynthesisResult result = ask(AudioFormat.MP3, WireServer.reply(200, "", Sounds.taggedMp3()));
        assertThat(result.format())
                .isEqualTo(AudioFormat.MP3.toBuilder()
                        .sampleRate(24_000)
                        .channels(1)
                        .build());
    }

    @Test
    void synthesize_wavOfUnknownLength_isDescribedByItsHeader() throws InterruptedException {
        SynthesisResult result =
                ask(AudioFormat.WAV, WireServer.reply(200, "audio/wav", Sounds.wav(22_050, Sounds.UNKNOWN)));
        assertThat(result.format())
                .isEqualTo(AudioFormat.WAV.toBuilder()
                        .sampleRate(22_050)
                        .channels(1)
                        .build());
    }

    @Test
    void synthesize_opus_isRecognized() throws InterruptedException {
        SynthesisResult result = ask(AudioFormat.OPUS, WireServer.reply(200, "audio/opus", Sounds.opus()));
        assertThat(result.format())
                .isEqualTo(AudioFormat.OPUS.toBuilder().channels(1).build());
    }

    @Test
    void synthesize_pcm_isTakenAsAsked() throws InterruptedException {
        SynthesisResult result = ask(PCM, WireServer.reply(200, "application/octet-stream", Sounds.pcm()));
        assertThat(result.format()).isEqualTo(PCM);
    }

    @Test
    void synthesize_otherRateThanAsked_isAnError() {
        AudioFormat asked = AudioFormat.WAV.toBuilder().sampleRate(48_000).build();
        assertThatThrownBy(() -> ask(asked, WireServer.reply(200, "audio/wav", Sounds.wav(24_000, 40))))
                .isInstanceOf(ProviderApiException.class)
                .hasMessageContaining("24000 Hz")
                .hasMessageContaining("48000 Hz");
    }

    @Test
    void synthesize_wavShorterThanItsHeaderSays_isCut() {
        assertThatThrownBy(() -> ask(AudioFormat.WAV, WireServer.reply(200, "audio/wav", Sounds.wav(24_000, 41))))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void synthesize_halfASample_isCut() {
        assertThatThrownBy(() -> ask(PCM, WireServer.reply(200, "audio/pcm", new byte[481])))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void synthesize_wavInPlaceOfPcm_isAnError() {
        assertThatThrownBy(() -> ask(PCM, WireServer.reply(200, "audio/pcm", Sounds.wav(24_000, 40))))
                .isInstanceOf(ProviderApiException.class);
    }

    @Test
    void synthesize_wavInPlaceOfMp3_isAnError() {
        assertThatThrownBy(() -> ask(AudioFormat.MP3, WireServer.reply(200, "audio/mpeg", Sounds.wav(24_000, 40))))
                .isInstanceOf(ProviderApiException.class);
    }

    @Test
    void synthesize_emptyBody_isAnError() {
        assertThatThrownBy(() -> ask(AudioFormat.MP3, WireServer.reply(200, "audio/mpeg", new byte[0])))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void synthesize_audioCalledJson_isAnError() {
        assertThatThrownBy(() -> ask(AudioFormat.MP3, WireServer.reply(200, "application/json", Sounds.mp3())))
                .isInstanceOf(ProviderApiException.class);
    }

    @Test
    void synthesize_errorWithStatus200_tellsItsMessage() {
        assertThatThrownBy(() ->
                        ask(PCM, WireServer.json(200, "{\"error\":{\"message\":\"the model is still loading\"}}")))
                .isInstanceOf(ProviderApiException.class)
                .hasMessageEndingWith(": the model is still loading");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"no\"}}",
                "<!DOCTYPE html><html><body>Sign in</body></html>",
                "event: speech.audio.delta\ndata: {\"audio\":\"AAAA\"}\n\n",
                "ok"
            })
    void synthesize_textUnderAnAudioType_isNeverAudio(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ask(PCM, WireServer.reply(200, "audio/pcm", body)))
                .isInstanceOf(ProviderApiException.class);
    }

    private SynthesisResult ask(AudioFormat format, WireServer.Answer answer) throws InterruptedException {
        server.then(answer);
        try (OpenAiProvider provider = Calls.provider(server)) {
            return provider.synthesize(Calls.request().format(format).build());
        }
    }
}
