package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderQuotaException;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.WireServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiAudioTest {

    private static final AudioFormat PCM = mono(Container.RAW, Codec.PCM_S16LE, 24_000);
    private static final AudioFormat AAC =
            AudioFormat.builder(Container.ADTS, Codec.AAC).build();

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

    static Stream<Arguments> audioAndWhatItIs() {
        AudioFormat mp3 = mono(Container.MP3, Codec.MP3, 24_000);
        return Stream.of(
                Arguments.of(AudioFormat.MP3, "audio/mpeg", Sounds.mp3(), mp3),
                Arguments.of(AudioFormat.MP3, "", Sounds.taggedMp3(), mp3),
                Arguments.of(AudioFormat.MP3, "", Sounds.mp3BehindAFooter(), mp3),
                Arguments.of(
                        AudioFormat.WAV,
                        "audio/wav",
                        Sounds.wav(22_050, Sounds.UNKNOWN, Sounds.UNKNOWN),
                        mono(Container.WAV, Codec.PCM_S16LE, 22_050)),
                Arguments.of(
                        AudioFormat.OPUS,
                        "audio/opus",
                        Sounds.opus(),
                        AudioFormat.OPUS.toBuilder().channels(1).build()),
                Arguments.of(AAC, "audio/aac", Sounds.aac(), mono(Container.ADTS, Codec.AAC, 24_000)),
                Arguments.of(PCM, "application/octet-stream", Sounds.pcm(), PCM));
    }

    @ParameterizedTest
    @MethodSource("audioAndWhatItIs")
    void synthesize_audio_isDescribedByItsOwnBytes(AudioFormat asked, String type, byte[] audio, AudioFormat found)
            throws InterruptedException {
        assertThat(ask(asked, WireServer.reply(200, type, audio)).format()).isEqualTo(found);
    }

    /** The sizes of the file and of its samples that say nothing, and those that are true. */
    @ParameterizedTest
    @CsvSource({
        "0xFFFFFFFF, 0xFFFFFFFF",
        "0x7FFFFFFF, 0x7FFFFFDB",
        "2000000036, 2000000000",
        "0, 0",
        "36, 0",
        "40, 4",
        "48, 4"
    })
    void synthesize_wavOfAnyHonestSize_isWhole(String file, String samples) throws InterruptedException {
        byte[] audio = Sounds.wav(
                24_000, Long.decode(file).intValue(), Long.decode(samples).intValue());
        assertThat(ask(AudioFormat.WAV, WireServer.reply(200, "audio/wav", audio))
                        .audioSize())
                .isEqualTo(48);
    }

    @ParameterizedTest
    @CsvSource({"40, 5", "0xFFFFFFFF, 5", "41, 0xFFFFFFFF"})
    void synthesize_wavShorterThanItSays_isCut(String file, String samples) {
        byte[] audio = Sounds.wav(
                24_000, Long.decode(file).intValue(), Long.decode(samples).intValue());
        assertCut(AudioFormat.WAV, WireServer.reply(200, "audio/wav", audio));
    }

    @ParameterizedTest
    @ValueSource(ints = {44, 47})
    void synthesize_wavOfUnknownSizeWithoutWholeSamples_isCut(int length) {
        byte[] audio = Arrays.copyOf(Sounds.wav(24_000, Sounds.UNKNOWN, Sounds.UNKNOWN), length);
        assertCut(AudioFormat.WAV, WireServer.reply(200, "audio/wav", audio));
    }

    @Test
    void synthesize_halfASample_isCut() {
        assertCut(PCM, WireServer.reply(200, "audio/pcm", new byte[481]));
    }

    @Test
    void synthesize_nothingBehindATag_isCut() {
        assertCut(AudioFormat.MP3, WireServer.reply(200, "audio/mpeg", Arrays.copyOf(Sounds.taggedMp3(), 12)));
    }

    static Stream<Arguments> framed() {
        return Stream.of(
                Arguments.of(AudioFormat.MP3, Sounds.mp3()),
                Arguments.of(AAC, Sounds.aac()),
                Arguments.of(AudioFormat.OPUS, Sounds.opus()));
    }

    @ParameterizedTest
    @MethodSource("framed")
    void synthesize_untoldLengthAndHalfAFrame_isCut(AudioFormat asked, byte[] audio) {
        assertCut(asked, untilClose(Arrays.copyOf(audio, audio.length - 1)));
    }

    @ParameterizedTest
    @MethodSource("framed")
    void synthesize_untoldLengthAndWholeFrames_isWhole(AudioFormat asked, byte[] audio) throws InterruptedException {
        assertThat(ask(asked, untilClose(audio)).audioSize()).isEqualTo(audio.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void synthesize_untoldLengthAndPartOfAHeader_isCut(int bytes) {
        assertCut(AudioFormat.MP3, untilClose(Sounds.join(Sounds.mp3(), Arrays.copyOf(Sounds.mp3(), bytes))));
    }

    @Test
    void synthesize_untoldLengthAndTagAtTheEnd_isWhole() throws InterruptedException {
        assertThat(ask(AudioFormat.MP3, untilClose(Sounds.taggedMp3())).audioSize())
                .isEqualTo(Sounds.taggedMp3().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void synthesize_untoldLengthAndZerosAtTheEnd_isWhole(int zeros) throws InterruptedException {
        byte[] audio = Sounds.join(Sounds.mp3(), new byte[zeros]);
        assertThat(ask(AudioFormat.MP3, untilClose(audio)).audioSize()).isEqualTo(audio.length);
    }

    /** Where HTTP tells that all came, a short last frame is the encoder's. */
    @Test
    void synthesize_toldLengthAndHalfAFrame_isWhole() throws InterruptedException {
        byte[] audio = Arrays.copyOf(Sounds.mp3(), 600);
        assertThat(ask(AudioFormat.MP3, WireServer.reply(200, "audio/mpeg", audio))
                        .audioSize())
                .isEqualTo(600);
    }

    @Test
    void synthesize_otherRateThanAsked_isRefusedByBothNames() {
        assertThatThrownBy(() -> ask(
                        AudioFormat.MP3.toBuilder().sampleRate(48_000).build(),
                        WireServer.reply(200, "audio/mpeg", Sounds.mp3())))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage(
                        "the server answered 200 with mp3 (mp3, 24000 Hz, 1 ch) where mp3 (mp3, 48000 Hz) was asked");
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(AudioFormat.MP3, Sounds.wav(24_000), "wav (pcm_s16le, 24000 Hz, 1 ch)"),
                Arguments.of(AudioFormat.MP3, Sounds.aac(), "aac (aac, 24000 Hz, 1 ch)"),
                Arguments.of(AudioFormat.MP3, Sounds.opus(), "opus (opus, 1 ch)"),
                Arguments.of(AudioFormat.MP3, Sounds.flac(), "flac"),
                Arguments.of(AudioFormat.MP3, Sounds.ogg("\u0001vorbis"), "ogg (vorbis)"),
                Arguments.of(AudioFormat.MP3, Sounds.ogg("\u007fFLAC"), "ogg (flac)"),
                Arguments.of(AudioFormat.MP3, Arrays.copyOf(Sounds.opus(), 26), "ogg (unknown)"),
                Arguments.of(AudioFormat.MP3, new byte[64], "bytes of no known kind (audio/x)"),
                Arguments.of(AAC, Sounds.mp3(), "mp3 (mp3, 24000 Hz, 1 ch)"),
                Arguments.of(AudioFormat.OPUS, Sounds.ogg("\u0001vorbis"), "ogg (vorbis)"),
                Arguments.of(AudioFormat.WAV, Sounds.wav(3, 32, 24_000, 40, 4), "wav (pcm_f32le, 24000 Hz, 1 ch)"),
                Arguments.of(AudioFormat.WAV, Sounds.wav(7, 8, 8_000, 40, 4), "wav (mulaw, 8000 Hz, 1 ch)"),
                Arguments.of(AudioFormat.WAV, Sounds.wav(2, 4, 8_000, 40, 4), "wav of an unknown kind"),
                Arguments.of(AudioFormat.WAV, Sounds.wav(0, 272, 8_000, 40, 4), "wav of an unknown kind"),
                Arguments.of(PCM, Sounds.wav(24_000), "wav (pcm_s16le, 24000 Hz, 1 ch)"),
                Arguments.of(PCM, Sounds.flac(), "flac"),
                Arguments.of(PCM, Sounds.mp3(), "mp3 (mp3, 24000 Hz, 1 ch)"),
                Arguments.of(PCM, Sounds.aac(), "aac (aac, 24000 Hz, 1 ch)"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void synthesize_otherAudioThanAsked_isRefusedByBothNames(AudioFormat asked, byte[] audio, String name) {
        assertThatThrownBy(() -> ask(asked, WireServer.reply(200, "audio/x", audio)))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the server answered 200 with " + name + " where " + asked + " was asked");
    }

    @Test
    void synthesize_samplesThatBeginLikeAFrame_areSamples() throws InterruptedException {
        byte[] audio = Sounds.join(new byte[] {(byte) 0xFF, (byte) 0xF3, (byte) 0x84, (byte) 0xC4}, Sounds.pcm());
        assertThat(ask(PCM, WireServer.reply(200, "audio/pcm", audio)).format()).isEqualTo(PCM);
    }

    /** Sixty-two printable bytes, and then the samples of a silence. */
    @Test
    void synthesize_samplesThatBeginLikeText_areSamples() throws InterruptedException {
        byte[] audio = Sounds.join("a ".repeat(31).getBytes(StandardCharsets.US_ASCII), Sounds.pcm());
        assertThat(ask(PCM, WireServer.reply(200, "audio/pcm", audio)).format()).isEqualTo(PCM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FF00FE00", "E4BD"})
    void synthesize_fewSamplesThatAreNoText_areSamples(String hex) throws InterruptedException {
        byte[] audio = HexFormat.of().parseHex(hex);
        assertThat(ask(PCM, WireServer.reply(200, "audio/pcm", audio)).audioSize())
                .isEqualTo(audio.length);
    }

    @Test
    void synthesize_emptyBody_isUnavailable() {
        assertThatThrownBy(() -> ask(AudioFormat.MP3, WireServer.reply(200, "audio/mpeg", new byte[0])))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("the server answered 200 without a body");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json  | with JSON
            application/x+json | with JSON
            text/html         | with a web page
            text/event-stream | with an event stream
            text/plain        | with bytes of no known kind (text/plain)
            """)
    void synthesize_audioUnderAnotherType_isRefused(String type, String what) {
        assertThatThrownBy(() -> ask(AudioFormat.MP3, WireServer.reply(200, type, Sounds.mp3())))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the server answered 200 " + what + " where mp3 (mp3) was asked");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"audio":"AAAA"}                                         | JSON
            <!DOCTYPE html><html><body>Sign in</body></html>         | a web page
            event: speech.audio.delta data: {"audio":"AAAA"}         | an event stream
            data: {"type":"speech.audio.delta","audio":"AAAA"}       | an event stream
            ok, queued                                               | text (ok, queued)
            {"状态":"排队"}                                          | JSON
            模型正在加载，请稍候再试，谢谢您的耐心等待                   | text (模型正在加载，请稍候再试，谢谢您的耐心等待)
            排队                                                     | text (排队)
            """)
    void synthesize_textUnderAnAudioType_isNeverAudio(String text, String what) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ask(PCM, WireServer.reply(200, "audio/pcm", body)))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the server answered 200 with " + what + " where " + PCM + " was asked");
    }

    @Test
    void synthesize_errorWithStatus200_isThatError() {
        assertThatThrownBy(() ->
                        ask(PCM, WireServer.json(200, "{\"error\":{\"message\":\"the model is still loading\"}}")))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the server answered 200: the model is still loading");
    }

    @Test
    void synthesize_noCreditWithStatus200_isAQuota() {
        assertThatThrownBy(() -> ask(PCM, WireServer.json(200, "{\"error\":{\"code\":\"insufficient_quota\"}}")))
                .isInstanceOf(ProviderQuotaException.class);
    }

    @Test
    void synthesize_requestId_reachesTheResult() throws InterruptedException {
        SynthesisResult result =
                ask(AudioFormat.MP3, WireServer.reply(200, "audio/mpeg", Sounds.mp3(), "x-request-id: req_12"));
        assertThat(result.requestId()).hasValue("req_12");
    }

    @Test
    void synthesize_noRequestId_leavesItEmpty() throws InterruptedException {
        assertThat(ask(AudioFormat.MP3, WireServer.reply(200, "audio/mpeg", Sounds.mp3()))
                        .requestId())
                .isEmpty();
    }

    private void assertCut(AudioFormat asked, WireServer.Answer answer) {
        assertThatThrownBy(() -> ask(asked, answer))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("the audio breaks off: not all of it came");
    }

    /** An answer that does not tell its length: its end is the end of the connection. */
    private static WireServer.Answer untilClose(byte[] audio) {
        return WireServer.raw(WireServer.head(200, "audio/x", "Server: test"), audio);
    }

    private SynthesisResult ask(AudioFormat format, WireServer.Answer answer) throws InterruptedException {
        server.then(answer);
        try (TtsProvider provider = Calls.provider(server)) {
            return provider.synthesize(Calls.request().format(format).build());
        }
    }

    private static AudioFormat mono(Container container, Codec codec, int sampleRate) {
        return AudioFormat.builder(container, codec)
                .sampleRate(sampleRate)
                .channels(1)
                .build();
    }
}
