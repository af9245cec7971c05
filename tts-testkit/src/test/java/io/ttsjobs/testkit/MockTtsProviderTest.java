package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.offset;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProvider.Timings;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MockTtsProviderTest {

    private static final String TEXT = "Hello, world. Bye!";

    @Test
    void synthesize_optionValueNotDeclared_isRefused() {
        MockTtsProvider mock =
                MockTtsProvider.builder().option("mood", "calm", "merry").build();
        SynthesisRequest wild = SynthesisRequest.builder("Text.", MockTtsProvider.DEFAULT_VOICE)
                .option("mood", "wild")
                .build();
        assertThatThrownBy(() -> mock.synthesize(wild))
                .isInstanceOf(ValidationException.class)
                .hasMessage("option mood must be one of [calm, merry], but is wild");
    }

    @Test
    void synthesize_withAnAccount_tellsIdPriceAndLimit() throws InterruptedException {
        MockTtsProvider mock = MockTtsProvider.builder()
                .billing(request -> BigDecimal.valueOf(request.text().length()))
                .concurrencyLimit(3)
                .build();
        assertThat(mock.synthesize(SynthesisRequest.builder("Text.", MockTtsProvider.DEFAULT_VOICE)
                        .build()))
                .extracting(
                        SynthesisResult::requestId,
                        SynthesisResult::billedCharacters,
                        SynthesisResult::concurrencyLimit)
                .containsExactly(Optional.of("mock-1"), Optional.of(BigDecimal.valueOf(5)), OptionalInt.of(3));
    }

    @Test
    void synthesize_sameRequestToTwoProviders_givesTheSameBytes() throws InterruptedException {
        for (AudioFormat format : MockTtsProvider.create().capabilities().formats()) {
            SynthesisRequest request = request(TEXT).format(format).build();
            assertThat(AudioBytes.of(MockTtsProvider.create().synthesize(request)))
                    .isEqualTo(AudioBytes.of(MockTtsProvider.create().synthesize(request)));
        }
    }

    @Test
    void synthesize_wav_isReadByTheJdk() throws Exception {
        byte[] wav =
                AudioBytes.of(MockTtsProvider.create().synthesize(request(TEXT).build()));
        try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            assertThat(in.getFormat().toString())
                    .isEqualTo("PCM_SIGNED 24000.0 Hz, 16 bit, mono, 2 bytes/frame, little-endian");
            assertThat(in.getFrameLength()).isEqualTo(TEXT.length() * 1_440L);
        }
    }

    @Test
    void synthesize_wav_soundsExactlyWhereItsWordsAreTimed() throws InterruptedException {
        SynthesisResult result =
                MockTtsProvider.create().synthesize(request(" one  two ").build());
        short[] samples = samples(AudioBytes.of(result), 44);
        for (WordTiming word : result.words()) {
            int start = (int) (word.start().toNanos() * 24_000 / 1_000_000_000);
            int end = (int) (word.end().toNanos() * 24_000 / 1_000_000_000);
            assertThat(samples[start - 1]).isZero();
            // A tone crosses zero, but stays there for no two samples.
            assertThat(Math.abs(samples[start]) + Math.abs(samples[start + 1])).isPositive();
            assertThat(Math.abs(samples[end - 1]) + Math.abs(samples[end - 2])).isPositive();
            assertThat(samples[end]).isZero();
            assertThat(samples[end + 1]).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two", "three", "fox"})
    void synthesize_wav_soundsAtTheFrequencyOfTheWord(String word) throws InterruptedException {
        SynthesisResult result =
                MockTtsProvider.create().synthesize(request(word + " ").build());
        short[] samples = samples(AudioBytes.of(result), 44);
        int rises = 0;
        int length = word.length() * 1_440;
        for (int i = 1; i < length; i++) {
            rises += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
        }
        assertThat(rises * 24_000.0 / length).isCloseTo(MockTtsProvider.toneHertz(word, 24_000), offset(12.0));
    }

    @Test
    void synthesize_rawPcm_isTheWavWithoutItsHeader() throws InterruptedException {
        AudioFormat raw = AudioFormat.builder(Container.RAW, Codec.PCM_S16LE)
                .sampleRate(24_000)
                .channels(1)
                .build();
        MockTtsProvider provider =
                MockTtsProvider.builder().formats(AudioFormat.WAV, raw).build();
        byte[] wav = AudioBytes.of(provider.synthesize(request(TEXT).build()));
        byte[] pcm = AudioBytes.of(provider.synthesize(request(TEXT).format(raw).build()));
        assertThat(ByteBuffer.wrap(pcm)).isEqualTo(ByteBuffer.wrap(wav, 44, wav.length - 44));
    }

    @Test
    void synthesize_mp3_lastsWholeGranulesForEachLetter() throws InterruptedException {
        SynthesisResult result = MockTtsProvider.create()
                .synthesize(request("a b").format(AudioFormat.MP3).build());
        assertThat(result.words())
                .containsExactly(
                        new WordTiming("a", Duration.ZERO, Duration.ofMillis(72), 0, 1),
                        new WordTiming("b", Duration.ofMillis(144), Duration.ofMillis(216), 2, 3));
        assertThat(SoundCheck.duration(result)).isEqualTo(Duration.ofMillis(216));
    }

    @Test
    void synthesize_doubleSpeed_lastsHalfAsLong() throws InterruptedException {
        SynthesisResult result =
                MockTtsProvider.create().synthesize(request("abcd").speed(2).build());
        assertThat(SoundCheck.duration(result)).isEqualTo(Duration.ofMillis(120));
    }

    @Test
    void synthesize_otherPace_lastsAsLongAsSaid() throws InterruptedException {
        MockTtsProvider provider =
                MockTtsProvider.builder().pace(Duration.ofMillis(10)).build();
        assertThat(SoundCheck.duration(provider.synthesize(request("abcd").build())))
                .isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void synthesize_withoutTimings_timesNothing() throws InterruptedException {
        SynthesisResult result = MockTtsProvider.builder()
                .timings(Timings.NONE)
                .build()
                .synthesize(request(TEXT).build());
        assertThat(result.words()).isEmpty();
        assertThat(result.sentences()).isEmpty();
    }

    @Test
    void failCall_second_failsThatCallAlone() {
        MockTtsProvider provider = MockTtsProvider.builder()
                .failCall(2, () -> new ProviderApiException("broken"))
                .build();
        assertThat(outcomes(provider, "a", "b", "c")).containsExactly("spoken", "broken", "spoken");
    }

    @Test
    void fail_twiceForAText_failsItsFirstTwoCalls() {
        MockTtsProvider provider = MockTtsProvider.builder()
                .fail(2, request -> request.text().contains("b"), () -> new ProviderRateLimitException("slow down"))
                .build();
        assertThat(outcomes(provider, "a", "b", "b", "a", "b"))
                .containsExactly("spoken", "slow down", "slow down", "spoken", "spoken");
    }

    @Test
    void fail_withoutCount_failsForEver() {
        MockTtsProvider provider = MockTtsProvider.builder()
                .fail(request -> true, () -> new ProviderUnavailableException("down"))
                .build();
        assertThat(outcomes(provider, "a", "a", "a")).containsOnly("down");
    }

    @Test
    void build_twice_startsTheScriptAnew() {
        MockTtsProviderBuilder builder =
                MockTtsProvider.builder().fail(1, request -> true, () -> new ProviderApiException("once"));
        assertThat(outcomes(builder.build(), "a", "a")).containsExactly("once", "spoken");
        assertThat(outcomes(builder.build(), "a", "a")).containsExactly("once", "spoken");
    }

    @Test
    void misbehave_noTimings_keepsTheAudio() throws InterruptedException {
        SynthesisResult result = faulty(Fault.NO_TIMINGS, AudioFormat.WAV);
        assertThat(result.words()).isEmpty();
        assertThat(SoundCheck.duration(result)).isEqualTo(Duration.ofMillis(60L * TEXT.length()));
    }

    @Test
    void misbehave_timingsBeyondAudio_startAfterItsEnd() throws InterruptedException {
        SynthesisResult result = faulty(Fault.TIMINGS_BEYOND_AUDIO, AudioFormat.MP3);
        assertThat(result.words().get(0).start()).isGreaterThanOrEqualTo(SoundCheck.duration(result));
    }

    @Test
    void misbehave_halfSpoken_isSoundAudioOfTheFirstHalf() throws InterruptedException {
        SynthesisResult result = faulty(Fault.HALF_SPOKEN, AudioFormat.WAV);
        assertThat(SoundCheck.duration(result)).isEqualTo(Duration.ofMillis(60L * TEXT.length() / 2));
        assertThat(result.words()).extracting(WordTiming::word).containsExactly("Hello,", "wo");
    }

    @Test
    void misbehave_truncatedAudio_breaksOff() throws InterruptedException {
        for (AudioFormat format : List.of(AudioFormat.WAV, AudioFormat.MP3, AudioFormat.MP3_44100)) {
            SynthesisResult result = faulty(Fault.TRUNCATED_AUDIO, format);
            assertThatThrownBy(() -> SoundCheck.duration(result)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void misbehave_garbageAudio_isAPage() throws InterruptedException {
        assertThat(new String(AudioBytes.of(faulty(Fault.GARBAGE_AUDIO, AudioFormat.MP3)), StandardCharsets.US_ASCII))
                .startsWith("<!doctype html>");
    }

    @Test
    void misbehave_otherText_isSpokenAsEver() throws InterruptedException {
        MockTtsProvider provider = MockTtsProvider.builder()
                .misbehave(request -> request.text().contains("b"), Fault.NO_TIMINGS)
                .build();
        assertThat(provider.synthesize(request("a").build()).words()).hasSize(1);
    }

    @Test
    void latency_manualClock_movesTheClock() throws InterruptedException {
        ManualClock clock = ManualClock.create();
        MockTtsProvider provider =
                MockTtsProvider.builder().latency(Duration.ofSeconds(2), clock).build();
        provider.synthesize(request(TEXT).build());
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void latency_callThatFails_takesItsTimeToo() {
        ManualClock clock = ManualClock.create();
        MockTtsProvider provider = MockTtsProvider.builder()
                .latency(Duration.ofSeconds(2), clock)
                .failCall(1, () -> new ProviderApiException("broken"))
                .build();
        outcomes(provider, "a");
        assertThat(clock.sleeps()).hasSize(1);
    }

    @Test
    void requests_calls_areKeptInOrderWithTheFailedOnes() {
        MockTtsProvider provider = MockTtsProvider.builder()
                .failCall(1, () -> new ProviderApiException("broken"))
                .build();
        outcomes(provider, "a", "b");
        assertThat(provider.requests()).extracting(SynthesisRequest::text).containsExactly("a", "b");
    }

    @Test
    void requests_refusedRequest_isNotAmongThem() {
        MockTtsProvider provider = MockTtsProvider.create();
        Throwable refusal = catchThrowable(
                () -> provider.synthesize(request(TEXT).speed(100).build()));
        assertThat(provider.requests()).as("after %s", refusal).isEmpty();
    }

    @Test
    void answers_failedCall_doesNotCount() {
        MockTtsProvider provider = MockTtsProvider.builder()
                .failCall(1, () -> new ProviderApiException("broken"))
                .build();
        outcomes(provider, "a", "b", "c");
        assertThat(provider.answers()).isEqualTo(2);
    }

    @Test
    void highestConcurrency_threeCallsAtOnce_isThree() throws Exception {
        CyclicBarrier together = new CyclicBarrier(3);
        MockTtsProvider provider = MockTtsProvider.builder()
                .latency(Duration.ofSeconds(1), duration -> meet(together))
                .build();
        List<FutureTask<SynthesisResult>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            FutureTask<SynthesisResult> call =
                    new FutureTask<>(() -> provider.synthesize(request(TEXT).build()));
            new Thread(call).start();
            calls.add(call);
        }
        for (FutureTask<SynthesisResult> call : calls) {
            call.get();
        }
        assertThat(provider.highestConcurrency()).isEqualTo(3);
    }

    @Test
    void highestConcurrency_oneAfterTheOther_isOne() {
        MockTtsProvider provider = MockTtsProvider.create();
        outcomes(provider, "a", "b", "c");
        assertThat(provider.highestConcurrency()).isEqualTo(1);
    }

    @Test
    void synthesize_notConfigured_isRefused() {
        MockTtsProvider provider = MockTtsProvider.builder().configured(false).build();
        assertThat(provider.isConfigured()).isFalse();
        assertThatThrownBy(() -> provider.synthesize(request(TEXT).build())).isInstanceOf(ProviderAuthException.class);
    }

    @Test
    void synthesize_afterClose_isRefused() {
        MockTtsProvider provider = MockTtsProvider.create();
        provider.close();
        assertThat(provider.isClosed()).isTrue();
        assertThatThrownBy(() -> provider.synthesize(request(TEXT).build()))
                .isInstanceOf(ProviderApiException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void capabilities_listedModel_areThere() {
        MockTtsProvider provider = MockTtsProvider.builder().models("fine").build();
        assertThat(provider.capabilities("fine")).isSameAs(provider.capabilities());
    }

    @Test
    void capabilities_openFormats_areFixed() {
        MockTtsProvider provider =
                MockTtsProvider.builder().formats(AudioFormat.MP3).build();
        assertThat(provider.capabilities().formats())
                .containsExactly(AudioFormat.builder(Container.MP3, Codec.MP3)
                        .sampleRate(24_000)
                        .channels(1)
                        .bitRate(64_000)
                        .build());
    }

    @Test
    void build_formatItCannotWrite_isRefused() {
        assertThatThrownBy(() ->
                        MockTtsProvider.builder().formats(AudioFormat.OPUS).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("opus");
    }

    @Test
    void build_infoTagThatDoesNotFit_isRefused() {
        AudioFormat small = AudioFormat.MP3.toBuilder().bitRate(32_000).build();
        assertThatThrownBy(() -> MockTtsProvider.builder().formats(small).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Info tag");
    }

    @Test
    void asFactory_create_handsOutTheProviderItself() {
        MockTtsProvider provider = MockTtsProvider.create();
        TtsProviderFactory factory = provider.asFactory();
        assertThat(factory.name()).isEqualTo("mock");
        assertThat(factory.create(ProviderConfig.of(Map.of()))).isSameAs(provider);
    }

    @Test
    void serviceLoader_testkitOnThePath_findsNoMock() {
        assertThat(ServiceLoader.load(TtsProviderFactory.class)).isEmpty();
    }

    private static SynthesisRequest.Builder request(String text) {
        return SynthesisRequest.builder(text, MockTtsProvider.DEFAULT_VOICE);
    }

    private static SynthesisResult faulty(Fault fault, AudioFormat format) throws InterruptedException {
        return MockTtsProvider.builder()
                .misbehave(request -> true, fault)
                .build()
                .synthesize(request(TEXT).format(format).build());
    }

    /** One call for each text: {@code spoken}, or the message of what was raised. */
    private static List<String> outcomes(TtsProvider provider, String... texts) {
        List<String> outcomes = new ArrayList<>();
        for (String text : texts) {
            Throwable raised =
                    catchThrowable(() -> provider.synthesize(request(text).build()));
            outcomes.add(raised == null ? "spoken" : String.valueOf(raised.getMessage()));
        }
        return outcomes;
    }

    private static void meet(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }

    private static short[] samples(byte[] audio, int header) {
        short[] samples = new short[(audio.length - header) / 2];
        ByteBuffer.wrap(audio, header, audio.length - header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }
}
