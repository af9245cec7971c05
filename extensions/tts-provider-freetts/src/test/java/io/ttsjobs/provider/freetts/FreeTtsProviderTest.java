package io.ttsjobs.provider.freetts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.ValidationException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class FreeTtsProviderTest {

    private final FreeTtsProvider provider = new FreeTtsProvider(2);

    @AfterAll
    void close() {
        provider.close();
    }

    private SynthesisResult say(String text) throws InterruptedException {
        return provider.synthesize(request(text).build());
    }

    private static SynthesisRequest.Builder request(String text) {
        return SynthesisRequest.builder(text, "kevin16");
    }

    private static Duration length(WordTiming word) {
        return word.end().minus(word.start());
    }

    private static List<String> words(SynthesisResult result) {
        return result.words().stream().map(WordTiming::word).toList();
    }

    @Test
    void capabilities_always_sayWhatTheVoicesCanDo() {
        AudioFormat raw = AudioFormat.builder(Container.RAW, Codec.PCM_S16LE)
                .sampleRate(16_000)
                .channels(1)
                .build();

        assertThat(provider.capabilities().formats()).containsExactly(AudioFormat.WAV, raw);
        assertThat(provider.capabilities().speedRange()).contains(new SpeedRange(0.25, 4));
        assertThat(provider.capabilities().textLimit()).isEqualTo(TextLimit.utf16(2000));
        assertThat(provider.capabilities().wordTimings()).isTrue();
        assertThat(provider.capabilities().maxConcurrency()).isEqualTo(2);
    }

    @Test
    void voices_always_areTheTwoKevins() {
        assertThat(provider.voices()).extracting(Voice::toString).containsExactly("kevin16 (en-US)", "kevin (en-US)");
    }

    @Test
    void isConfigured_withoutAnySetting_isTrue() {
        assertThat(provider.isConfigured()).isTrue();
    }

    @Test
    void synthesize_noFormatAskedFor_isWavOfTheVoicesRate() throws Exception {
        SynthesisResult result = say("Call me Ishmael.");

        assertThat(result.format()).hasToString("wav (pcm_s16le, 16000 Hz, 1 ch)");
        assertThat(Speech.bytes(result)).startsWith('R', 'I', 'F', 'F').hasSizeGreaterThan(30_000);
    }

    @Test
    void synthesize_rawFormat_isTheWavWithoutItsHeader() throws Exception {
        byte[] wav = Speech.bytes(say("Call me Ishmael."));
        AudioFormat raw = provider.capabilities().formats().get(1);

        SynthesisResult result =
                provider.synthesize(request("Call me Ishmael.").format(raw).build());

        assertThat(result.format()).isEqualTo(raw);
        assertThat(Speech.bytes(result)).hasSize(wav.length - 44).isEqualTo(Arrays.copyOfRange(wav, 44, wav.length));
    }

    @Test
    void synthesize_kevin_speaksAtHalfTheRate() throws Exception {
        SynthesisResult small = provider.synthesize(
                SynthesisRequest.builder("Call me Ishmael.", "kevin").build());

        assertThat(small.format().sampleRate()).hasValue(8_000);
        assertThat(Speech.of(small).length().toMillis())
                .isCloseTo(Speech.of(say("Call me Ishmael.")).length().toMillis(), within(20L));
        assertThat(words(small)).containsExactly("Call", "me", "Ishmael");
    }

    @Test
    void synthesize_sentence_timesEachWordInTheCallersOffsets() throws Exception {
        SynthesisResult result = say("Call me Ishmael.");

        assertThat(result.words())
                .extracting(WordTiming::word, WordTiming::startChar, WordTiming::endChar)
                .containsExactly(tuple("Call", 0, 4), tuple("me", 5, 7), tuple("Ishmael", 8, 15));
    }

    @Test
    void synthesize_amount_isOneWordAsLongAsTheFourThatAreSpoken() throws Exception {
        Speech amount = Speech.of(say("It costs $5.20 today."));
        Speech spoken = Speech.of(say("It costs five dollars twenty cents today."));

        WordTiming word = amount.word("$5.20");
        assertThat(length(word))
                .isEqualTo(spoken.word("cents").end().minus(spoken.word("five").start()));
    }

    @Test
    void synthesize_twoSentences_areLoudInTheWordsAndStillBetweenThem() throws Exception {
        Speech speech = Speech.of(say("Call me Ishmael. Some years ago, never mind how long."));

        double between = speech.loudness(
                speech.word("Ishmael").end().plusMillis(60),
                speech.word("Some").start().minusMillis(60));

        assertThat(between).isLessThan(50);
        for (String word : List.of("Call", "me", "Ishmael", "Some", "years", "ago", "never", "mind", "how", "long")) {
            assertThat(speech.loudness(speech.word(word))).as(word).isGreaterThan(500);
        }
    }

    @Test
    void synthesize_manyUtterances_doNotDrift() throws Exception {
        Speech speech = Speech.of(say("Oh! ".repeat(150) + "Whale."));

        WordTiming last = speech.word("Whale");
        assertThat(speech.loudness(last)).isGreaterThan(500);
        assertThat(speech.loudness(last.start().minusMillis(150), last.start().minusMillis(60)))
                .isLessThan(speech.loudness(last) / 5);
        assertThat(speech.length().minus(last.end())).isBetween(Duration.ofMillis(100), Duration.ofMillis(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"λόγος", "שלום", "😀", "\uD83C\uDFB5", "привет", "世界"})
    void synthesize_unpronounceableWord_isAStillPauseInItsPlace(String word) throws Exception {
        Speech speech = Speech.of(say("the word " + word + " means"));

        WordTiming pause = speech.word(word);
        assertThat(length(pause)).isCloseTo(Duration.ofMillis(200), Duration.ofMillis(1));
        assertThat(pause.start()).isEqualTo(speech.word("word").end());
        assertThat(pause.end()).isEqualTo(speech.word("means").start());
        assertThat(speech.loudness(pause.start().plusMillis(60), pause.end().minusMillis(60)))
                .isLessThan(50);
    }

    @Test
    void synthesize_signsOfTwoUnits_punctuationIsNoWordAndANoteIsOne() throws Exception {
        String kharoshthiDot = "\uD802\uDE50";
        String tamilEnd = "\uD807\uDFFF";
        String note = "\uD83C\uDFB5";

        SynthesisResult result = say("the" + kharoshthiDot + "sea " + note + " sings" + tamilEnd);

        assertThat(result.words())
                .extracting(WordTiming::word, WordTiming::startChar, WordTiming::endChar)
                .containsExactly(tuple("the", 0, 3), tuple("sea", 5, 8), tuple(note, 9, 11), tuple("sings", 12, 17));
    }

    @Test
    void synthesize_onlyHebrew_isSilenceOfThatManyPauses() throws Exception {
        SynthesisResult result = say("בראשית ברא אלהים");
        Speech speech = Speech.of(result);

        assertThat(words(result)).containsExactly("בראשית", "ברא", "אלהים");
        assertThat(speech.length()).isGreaterThan(Duration.ofMillis(600));
        assertThat(speech.loudness(Duration.ZERO, speech.length())).isLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "—", "* * *", "\u0000", "\u200B", "\uD802\uDE50\uD807\uDFFF"})
    void synthesize_textWithoutAWord_isAShortSilence(String text) throws Exception {
        SynthesisResult result = say(text);

        assertThat(result.words()).isEmpty();
        assertThat(Speech.of(result).length()).isBetween(Duration.ofMillis(200), Duration.ofMillis(700));
    }

    @Test
    void synthesize_speed_scalesAudioAndTimings() throws Exception {
        String text = "Call me Ishmael. Some years ago.";
        Speech normal = Speech.of(say(text));
        for (double speed : new double[] {0.25, 0.5, 2, 4}) {
            Speech other =
                    Speech.of(provider.synthesize(request(text).speed(speed).build()));

            assertThat(other.length().toMillis() * speed)
                    .as("length at %s", speed)
                    .isCloseTo((double) normal.length().toMillis(), within(100.0));
            assertThat(other.word("years").start().toMillis() * speed)
                    .as("word at %s", speed)
                    .isCloseTo((double) normal.word("years").start().toMillis(), within(100.0));
        }
    }

    @Test
    void synthesize_afterOtherSpeeds_isTheSameAgain() throws Exception {
        byte[] first = Speech.bytes(say("Call me Ishmael."));
        provider.synthesize(request("99 whales!").speed(3).build());

        assertThat(Speech.bytes(say("Call me Ishmael."))).isEqualTo(first);
    }

    @Test
    void synthesize_emphasisAndQuotes_timesTheBareWords() throws Exception {
        assertThat(words(say("“Moby-Dick; or, _The Whale_” -- by [Herman] Melville’s pen...")))
                .containsExactly("Moby-Dick", "or", "The", "Whale", "by", "Herman", "Melville’s", "pen");
    }

    @Test
    void synthesize_unknownVoice_isRefusedWithTheVoices() {
        assertThatThrownBy(() -> provider.synthesize(
                        SynthesisRequest.builder("Call me Ishmael.", "alan").build()))
                .isInstanceOf(ValidationException.class)
                .hasMessage("voiceId: freetts has no voice alan, but [kevin16, kevin]");
    }

    @Test
    void synthesize_mp3_isRefusedWithTheFormats() {
        assertThatThrownBy(() -> provider.synthesize(
                        request("Ho!").format(AudioFormat.MP3).build()))
                .isInstanceOf(ValidationException.class)
                .hasMessage("format: the freetts voice kevin16 cannot give mp3 (mp3), but "
                        + "[wav (pcm_s16le, 16000 Hz, 1 ch), pcm (pcm_s16le, 16000 Hz, 1 ch)]");
    }

    @Test
    void synthesize_wavOfAnotherRate_isRefused() {
        AudioFormat cd = AudioFormat.WAV.toBuilder().sampleRate(44_100).build();

        assertThatThrownBy(() -> provider.synthesize(request("Ho!").format(cd).build()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("44100");
    }

    @Test
    void synthesize_model_isRefused() {
        assertThatThrownBy(() -> provider.synthesize(request("Ho!").model("v2").build()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("v2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 4.1})
    void synthesize_speedOutOfRange_isRefused(double speed) {
        assertThatThrownBy(() -> provider.synthesize(request("Ho!").speed(speed).build()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("0.25 to 4.0");
    }

    @Test
    void synthesize_textOverTheLimit_isRefusedWithoutBeingQuoted() {
        assertThatThrownBy(() -> say("whale ".repeat(400)))
                .isInstanceOf(ValidationException.class)
                .hasMessage("text: freetts takes at most 2000 utf16, but 2400 were given");
    }

    @Test
    void synthesize_onAnInterruptedThread_endsAtOnce() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> say("Call me Ishmael.")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void synthesize_any_leavesSystemPropertiesAsFound() throws Exception {
        Properties before = (Properties) System.getProperties().clone();

        try (FreeTtsProvider fresh = new FreeTtsProvider(1)) {
            fresh.synthesize(request("Call me Ishmael.").build());
        }

        assertThat(System.getProperties()).isEqualTo(before);
    }
}
