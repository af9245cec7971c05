package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderQuotaException;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.testkit.WireServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimedAudioTest {

    private static final String HI = ",\"alignment\":{\"characters\":[\"H\",\"i\",\" \",\"y\",\"o\",\"u\"],"
            + "\"character_start_times_seconds\":[0,0.1,0.2,0.3,0.4,0.5],"
            + "\"character_end_times_seconds\":[0.1,0.2,0.3,0.4,0.5,0.65]}";

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void synthesize_answer_givesTheAudioUntouched() throws Exception {
        assertThat(ask(Calls.speech(Calls.MP3, HI)).openAudio().readAllBytes()).isEqualTo(Calls.MP3);
    }

    @Test
    void synthesize_answer_isOfTheFormatAskedFor() throws InterruptedException {
        assertThat(ask(Calls.speech(Calls.MP3, HI)).format())
                .isEqualTo(AudioFormat.MP3_44100.toBuilder().channels(1).build());
    }

    @Test
    void synthesize_alignment_becomesWords() throws InterruptedException {
        assertThat(ask(Calls.speech(Calls.MP3, HI)).words())
                .extracting(word -> word.word() + " " + word.start() + " " + word.end())
                .containsExactly("Hi PT0S PT0.2S", "you PT0.3S PT0.65S");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"alignment\":null,\"normalized_alignment\":null",
                ",\"alignment\":[],\"normalized_alignment\":7",
                ",\"alignment\":{\"characters\":null}",
                ",\"alignment\":{\"characters\":[\"H\",[1],{\"a\":[2]},null]}",
                ",\"alignment\":{\"characters\":[\"Hi you\"],\"character_start_times_seconds\":[NaN],"
                        + "\"character_end_times_seconds\":[\"0.1\"]}"
            })
    void synthesize_uselessAlignment_costsTheWordsAndNotTheAudio(String fields) throws Exception {
        SynthesisResult result = ask(Calls.speech(Calls.MP3, fields));
        assertThat(result.words()).isEmpty();
        assertThat(result.openAudio().readAllBytes()).isEqualTo(Calls.MP3);
    }

    @Test
    void timedAudio_fieldsInAnyOrderAndUnknownOnes_areRead() {
        TimedAudio read = read(Calls.body("{\"new\":{\"a\":[1]},\"alignment\":{\"more\":[{}],\"characters\":[\"x\"]},"
                + "\"audio_base64\":\"AAAA\"}"));
        assertThat(read.audio().size()).isEqualTo(3);
        assertThat(read.alignment().orElseThrow().text()).isEqualTo("x");
    }

    /** Jackson lets no string be longer than 20 million characters, so this one never was a string. */
    @Test
    void timedAudio_largerThanAStringMayBe_isDecodedAsItComes() throws IOException {
        InputStream audio = new RepeatingStream((byte) 'A', 24_000_000);
        TimedAudio read = read(sequence(Calls.body("{\"audio_base64\":\""), audio, Calls.body("\"}")));
        assertThat(read.audio().size()).isEqualTo(18_000_000);
        assertThat(read.audio().open().readAllBytes()).containsOnly(0);
    }

    @Test
    void timedAudio_longestText_isRead() {
        int characters = 44_000;
        String many = "\"x\"" + ",\"x\"".repeat(characters - 1);
        String times = "0.1" + ",0.1".repeat(characters - 1);
        String json = ",\"alignment\":{\"characters\":[" + many + "],\"character_start_times_seconds\":[" + times
                + "],\"character_end_times_seconds\":[" + times + "]}";
        Alignment read =
                read(Calls.body(Calls.speechJson(Calls.MP3, json))).alignment().orElseThrow();
        assertThat(read.text()).hasSize(characters);
        assertThat(read.fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"audio_base64\":\"AAAA\"}\n\n",
                "{\"detail\":{\"status\":\"system_busy\"}}",
                "null",
                "\"AAAA\""
            })
    void timedAudio_answerOfAnotherKind_isAnError(String body) {
        assertThatThrownBy(() -> read(Calls.body(body))).isInstanceOf(ProviderApiException.class);
    }

    @Test
    void synthesize_wordsFromAnotherClock_areNoted() throws InterruptedException {
        SynthesisResult result = ask(Calls.speech(Calls.MP3, HI.replace("alignment", "normalized_alignment")));
        assertThat(result.words()).hasSize(2);
        assertThat(result.timingNote()).hasValue("from the normalized alignment, because the alignment is missing");
    }

    @Test
    void synthesize_wordsLongAfterTheAudio_areLeftOut() throws InterruptedException {
        SynthesisResult result = ask(Calls.speech(Calls.mp3(4000), HI));
        assertThat(result.words()).isEmpty();
        assertThat(result.timingNote().orElseThrow())
                .isEqualTo("no word timings: the alignment ends 0.44 s after the audio;"
                        + " the normalized alignment is missing");
    }

    @Test
    void synthesize_dictionary_takesTheNormalizedClock() throws InterruptedException {
        String late = HI.replace("alignment", "normalized_alignment").replace("[0,0.1,", "[0.05,0.1,");
        server.then(Calls.speech(Calls.MP3, HI + late));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            SynthesisResult result = provider.synthesize(
                    Calls.request().option("pronunciation_dictionaries", "d").build());
            assertThat(result.words().get(0).start()).isEqualTo(Duration.ofMillis(50));
        }
    }

    @Test
    void timedAudio_moreAfterTheEnd_isAnError() {
        assertThatThrownBy(() -> read(Calls.body("{\"audio_base64\":\"AAAA\"}{}")))
                .isInstanceOf(ProviderApiException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"audio_base64\":null}",
                "{\"audio_base64\":\"\"}",
                "{\"audio_base64\":\"!!!!\"}",
                "[]",
                "",
                "<html>",
                "audio"
            })
    void timedAudio_noAudio_isAnError(String body) {
        assertThatThrownBy(() -> read(Calls.body(body))).isInstanceOf(ProviderApiException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"audio_base64\":\"AAAA", "{\"audio_base64\":\"AAAA\"", "{\"audio_base64\":\"AAAA\",\"a"})
    void timedAudio_endInTheMiddle_isUnavailable(String body) {
        assertThatThrownBy(() -> read(Calls.body(body))).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void synthesize_otherThanMp3_isAnError() {
        assertThatThrownBy(() -> ask(Calls.speech(new byte[] {1, 2, 3, 4}, HI)))
                .isInstanceOf(ProviderApiException.class)
                .hasMessageContaining("not with mp3");
    }

    @Test
    void timedAudio_fieldThatComesTwice_isTheLastOfThem() throws IOException {
        TimedAudio read = read(Calls.body("{\"audio_base64\":\"AAAA\",\"audio_base64\":\"BBBB\"}"));
        assertThat(read.audio().open().readAllBytes()).containsExactly(0x04, 0x10, 0x41);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!!", "A-_A", "AAA", "A", "AA=A", "AA AA"})
    void timedAudio_brokenBase64_isNamed(String audio) {
        assertThatThrownBy(() -> read(Calls.body("{\"audio_base64\":\"" + audio + "\"}")))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the server answered 200 with audio that is no Base64");
    }

    @Test
    void timedAudio_base64InLines_isRead() {
        assertThat(read(Calls.body("{\"audio_base64\":\"AAAA\\r\\nAAAA\\n\"}"))
                        .audio()
                        .size())
                .isEqualTo(6);
    }

    @Test
    void timedAudio_bytesWithoutPlace_areAnErrorThatNamesNone() {
        assertThatThrownBy(() -> read(Calls.body("{\"a\":" + "[".repeat(2000))))
                .hasMessage("the server answered 200, but not with JSON that can be read");
        assertThatThrownBy(() -> read(Calls.body("\0\0\0\0\0\0")))
                .hasMessage("the server answered 200, but not with JSON that can be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"detail\":{\"code\":\"c\",\"message\":\"no voice\"}} | the server answered 200 (c): no voice",
                "{\"detail\":\"no voice\"} | the server answered 200: no voice",
                "{\"error\":{\"message\":\"down\",\"code\":\"c\"},\"audio_base64\":null} | the server answered 200 (c): down",
                "{\"error\":\"down\"} | the server answered 200: down",
                "{\"message\":\"down\"} | the server answered 200: down"
            })
    void synthesize_errorWithStatus200_isToldInItsWords(String body, String message) {
        assertThatThrownBy(() -> ask(WireServer.json(200, body)))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage(message);
    }

    @Test
    void synthesize_noCreditWithStatus200_endsTheJob() {
        String body = "{\"detail\":{\"status\":\"quota_exceeded\",\"message\":\"0 credits\"}}";
        assertThatThrownBy(() -> ask(WireServer.json(200, body))).isInstanceOf(ProviderQuotaException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, Welcome, a web page",
        "application/json, '\n<!doctype html>', a web page",
        "application/json, \uFEFF<html>, a web page",
        "text/event-stream, ': hello', an event stream",
        "application/json, 'data: {}', an event stream",
        "audio/mpeg, ID3, bare audio",
        "application/json, [], something else",
        "application/json, null, something else"
    })
    void synthesize_otherThanJson_isNamed(String type, String body, String name) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ask(WireServer.reply(200, type, bytes)))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the server answered 200 with " + name + " where JSON was asked");
    }

    @Test
    void synthesize_blanksAroundTheJson_areNoMatter() throws InterruptedException {
        String json = " \n\t".repeat(100) + Calls.speechJson(Calls.MP3, HI) + "\n\n";
        assertThat(ask(WireServer.json(200, json)).words()).hasSize(2);
    }

    private static TimedAudio read(InputStream body) {
        return TimedAudioReader.read(body, error -> new ProviderApiException(error.message()));
    }

    private static InputStream sequence(InputStream... parts) {
        return new SequenceInputStream(Collections.enumeration(List.of(parts)));
    }

    /** One byte, often. */
    private static final class RepeatingStream extends InputStream {
        private final byte value;
        private int left;

        RepeatingStream(byte value, int count) {
            this.value = value;
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(left, length);
            Arrays.fill(target, offset, offset + count, value);
            left -= count;
            return count == 0 && length > 0 ? -1 : count;
        }
    }

    private SynthesisResult ask(WireServer.Answer answer) throws InterruptedException {
        server.then(answer);
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            return provider.synthesize(Calls.request().build());
        }
    }
}
