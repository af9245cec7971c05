package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String TEXT = "Hello, world. \uD83E\uDD8A It's 42!";

    private final SpeechServer server = new SpeechServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "mp3, audio/mpeg, MP3, MP3, 24000",
        "wav, audio/wav, WAV, PCM_S16LE, 24000",
        "pcm, audio/pcm, RAW, PCM_S16LE, 24000",
        "opus, audio/opus, OGG, OPUS, 48000"
    })
    void openAi_formats_areWhatTheySay(
            String name, String type, AudioFormat.Container container, AudioFormat.Codec codec, int rate) {
        RawCall call = openAi(speech(TEXT, "\"response_format\":\"" + name + "\""));
        assertThat(call.headers()).containsEntry("content-type", type);
        assertThat(length(call.body(), container, codec, rate)).isCloseTo(spokenLength(), slack(container, rate));
    }

    @ParameterizedTest
    @CsvSource({
        "mp3_44100_128, audio/mpeg, MP3, MP3, 44100",
        "mp3_22050_32, audio/mpeg, MP3, MP3, 22050",
        "wav_16000, audio/wav, WAV, PCM_S16LE, 16000",
        "pcm_22050, audio/pcm, RAW, PCM_S16LE, 22050",
        "opus_48000_64, audio/ogg, OGG, OPUS, 48000"
    })
    void elevenLabs_formats_areWhatTheySay(
            String name, String type, AudioFormat.Container container, AudioFormat.Codec codec, int rate) {
        RawCall call = elevenLabs("?output_format=" + name, "{\"text\":\"" + TEXT + "\"}");
        assertThat(call.headers()).containsEntry("content-type", type);
        assertThat(length(call.body(), container, codec, rate)).isCloseTo(spokenLength(), slack(container, rate));
    }

    @Test
    void openAi_wav_doesNotKnowItsSize() {
        byte[] wav = openAi(speech(TEXT, "\"response_format\":\"wav\"")).body();
        assertThat(sizes(wav)).containsExactly(0xFFFF_FFFF, 0xFFFF_FFFF);
    }

    @Test
    void elevenLabs_wav_doesNotKnowItsSize() {
        byte[] wav = elevenLabs("?output_format=wav_24000", "{\"text\":\"a\"}").body();
        assertThat(sizes(wav)).containsExactly(0x7FFF_FFFF, 0x7FFF_FFFF);
    }

    @Test
    void elevenLabs_mp3_beginsWithATagOf45Bytes() {
        byte[] mp3 = elevenLabs("", "{\"text\":\"a\"}").body();
        assertThat(mp3).startsWith('I', 'D', '3', 4);
        assertThat(mp3[45]).isEqualTo((byte) 0xFF);
    }

    @Test
    void elevenLabs_alignment_spellsTheTextByCodePoints() throws IOException {
        assertThat(texts(timestamps(TEXT).at("/alignment/characters")))
                .isEqualTo(TEXT.codePoints().mapToObj(Character::toString).toList());
    }

    @Test
    void elevenLabs_alignment_isTheTruthToTheMillisecond() throws IOException {
        JsonNode alignment = timestamps(TEXT).get("alignment");
        SpokenText truth = server.spoken().get(0);
        int index = 0;
        for (int i = 0; index < TEXT.length(); i++) {
            Duration stated = Duration.ofMillis(Math.round(
                    1000 * alignment.at("/character_start_times_seconds/" + i).asDouble()));
            assertThat(stated).isCloseTo(truth.start(index), Duration.ofNanos(500_001));
            index = TEXT.offsetByCodePoints(index, 1);
        }
    }

    @Test
    void elevenLabs_alignment_hasNoGaps() throws IOException {
        JsonNode alignment = timestamps(TEXT).get("alignment");
        List<Double> starts = numbers(alignment.get("character_start_times_seconds"));
        List<Double> ends = numbers(alignment.get("character_end_times_seconds"));
        assertThat(starts.subList(1, starts.size())).isEqualTo(ends.subList(0, ends.size() - 1));
    }

    @Test
    void elevenLabs_normalizedAlignment_hasABlankAtEitherEnd() throws IOException {
        assertThat(String.join("", texts(timestamps(TEXT).at("/normalized_alignment/characters"))))
                .isEqualTo(" " + TEXT + " ");
    }

    @Test
    void elevenLabs_timestamps_carryTheAudio() throws IOException {
        byte[] audio =
                Base64.getDecoder().decode(timestamps(TEXT).get("audio_base64").asText());
        assertThat(audio)
                .isEqualTo(elevenLabs("", "{\"text\":\"" + TEXT + "\"}").body());
    }

    @Test
    void spoken_words_soundExactlyWhenTheyAreSaidTo() {
        byte[] pcm = openAi(speech(TEXT, "\"response_format\":\"pcm\"")).body();
        SpokenText truth = server.spoken().get(0);
        for (var word : truth.words()) {
            int first = 2 * (int) Math.round(word.start().toNanos() * 24e-6);
            int behind = 2 * (int) Math.round(word.end().toNanos() * 24e-6);
            // Tones begin at any point of their wave, so a sample may be zero, but hardly four.
            assertThat(isSilent(pcm, first, first + 8)).as("start of " + word).isFalse();
            assertThat(isSilent(pcm, behind - 8, behind)).as("end of " + word).isFalse();
            assertThat(isSilent(pcm, behind, behind + 480)).as("after " + word).isTrue();
        }
    }

    @Test
    void spoken_words_runFromTheirFirstToTheirLastLetter() {
        openAi(speech(TEXT, "\"speed\":1"));
        assertThat(server.spoken().get(0).words())
                .extracting(word -> word.word())
                .containsExactly("Hello", "world", "It's", "42");
    }

    @Test
    void speed_double_halvesTheTime() {
        openAi(speech(TEXT, "\"response_format\":\"pcm\""));
        openAi(speech(TEXT, "\"response_format\":\"pcm\",\"speed\":2"));
        assertThat(server.spoken().get(1).samples())
                .isEqualTo(server.spoken().get(0).samples() / 2);
    }

    @Test
    void padAudioTo_manyBytes_answersWithSoMany() throws IOException {
        server.padAudioTo(3_000_000);
        byte[] audio =
                Base64.getDecoder().decode(timestamps("a").get("audio_base64").asText());
        assertThat(audio).hasSizeBetween(3_000_000, 3_001_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"input":"a","voice":"alloy"}                                          | 400 | ('body', 'model')
            {"model":"tts-9","input":"a","voice":"alloy"}                          | 404 | model_not_found
            {"model":"tts-1","input":"a","voice":"cedar"}                          | 400 | ('body', 'voice')
            {"model":"tts-1","input":"","voice":"alloy"}                           | 400 | string_too_short
            {"model":"tts-1","input":"a","voice":"alloy","speed":4.1}              | 400 | less_than_equal
            {"model":"tts-1","input":"a","voice":"alloy","speed":0.2}              | 400 | greater_than_equal
            {"model":"tts-1","input":"a","voice":"alloy","response_format":"MP3"}  | 400 | response_format
            {"model":"tts-1","input":"a","voice":"alloy","language":"en"}          | 400 | unknown_parameter
            no json                                                                | 400 | could not parse
            """)
    void openAi_badRequest_isRefusedInItsOwnWords(String body, int status, String word) {
        RawCall call = openAi(body);
        assertThat(call.status()).isEqualTo(status);
        assertThat(call.text()).contains("{\"error\":{\"message\":").contains(word);
    }

    @Test
    void openAi_longText_isTakenUpTo4096CodePoints() {
        assertThat(openAi(speech("\uD83E\uDD8A".repeat(4096), "\"speed\":4")).status())
                .isEqualTo(200);
        assertThat(openAi(speech("a".repeat(4097), "\"speed\":4")).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-None: 1", "Authorization: Basic abc", "Authorization: Bearer", "xi-api-key: key"})
    void openAi_noKey_is401(String header) {
        RawCall call = send(server.openAiUrl() + "/audio/speech", speech("a", "\"speed\":1"), header);
        assertThat(call.status()).isEqualTo(401);
    }

    @Test
    void elevenLabs_bearerKey_is401() {
        String url = server.url() + "/v1/text-to-speech/" + server.voiceIds().get(0);
        assertThat(send(url, "{\"text\":\"a\"}", "Authorization: Bearer key").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                | 422 | Field required
            {"text":1}                                                        | 422 | valid string
            {"text":"a","model_id":"eleven_v9"}                               | 400 | model_not_found
            {"text":"a","model_id":"eleven_v3","previous_text":"b"}           | 400 | unsupported_model
            {"text":"!","model_id":"eleven_v3"}                               | 400 | input_text_empty
            {"text":"[sigh] \\uD83C\\uDF89","model_id":"eleven_v3"}       | 400 | input_text_empty
            {"text":"a","voice_settings":{"speed":1.3}}                       | 400 | invalid_voice_settings
            {"text":"a","voice_settings":{"stability":1.1}}                   | 400 | invalid_voice_settings
            """)
    void elevenLabs_badRequest_isRefusedInItsOwnWords(String body, int status, String word) {
        RawCall call = elevenLabs("", body);
        assertThat(call.status()).isEqualTo(status);
        assertThat(call.text()).contains("{\"detail\":").contains(word);
    }

    @Test
    void elevenLabs_unknownFormat_is403() {
        RawCall call = elevenLabs("?output_format=mp3_1_1", "{\"text\":\"a\"}");
        assertThat(call.status()).isEqualTo(403);
        assertThat(call.text()).contains("invalid_output_format");
    }

    @Test
    void elevenLabs_unknownVoice_is404() {
        RawCall call = send(server.url() + "/v1/text-to-speech/nobody", "{\"text\":\"a\"}", "xi-api-key: key");
        assertThat(call.status()).isEqualTo(404);
        assertThat(call.text()).contains("voice_not_found");
    }

    @Test
    void elevenLabs_longText_isTakenUpToATenthOverTheLimit() {
        server.pace(Duration.ofMillis(1));
        String body = "{\"model_id\":\"eleven_v3\",\"text\":\"%s\"}";
        assertThat(elevenLabs("?output_format=pcm_8000", String.format(body, "a".repeat(5500)))
                        .status())
                .isEqualTo(200);
        RawCall refused = elevenLabs("?output_format=pcm_8000", String.format(body, "a".repeat(5501)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("text_too_long", "max_character_limit_exceeded", "5000");
    }

    @Test
    void elevenLabs_textOfNothing_costsOneCreditAllTheSame() {
        assertThat(elevenLabs("", "{\"text\":\"\"}").headers()).containsEntry("character-cost", "1");
    }

    @ParameterizedTest
    @CsvSource({"eleven_multilingual_v2, 12", "eleven_flash_v2_5, 6"})
    void elevenLabs_characterCost_countsCodePoints(String model, String cost) {
        String text = "こんにちは世界 🎉 你好";
        RawCall call = elevenLabs("", "{\"model_id\":\"" + model + "\",\"text\":\"" + text + "\"}");
        assertThat(call.headers()).containsEntry("character-cost", cost);
    }

    @Test
    void elevenLabs_voices_comeInPages() throws IOException {
        List<String> ids = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = JSON.readTree(RawCall.send(
                            server.url() + "/v2/voices?page_size=5" + token,
                            "GET",
                            "",
                            PATIENCE_MILLIS,
                            "xi-api-key: key")
                    .body());
            page.get("voices").forEach(voice -> ids.add(voice.get("voice_id").asText()));
            token = page.get("has_more").asBoolean()
                    ? "&next_page_token=" + page.get("next_page_token").asText()
                    : "";
        } while (!token.isEmpty());
        assertThat(ids).isEqualTo(server.voiceIds());
    }

    @Test
    void unknownPath_isABareDetail() {
        RawCall call = RawCall.post(server.url() + "/text-to-speech/x", PATIENCE_MILLIS);
        assertThat(call.text()).startsWith("HTTP/1.1 404").endsWith("{\"detail\":\"Not Found\"}");
    }

    @Test
    void limitCallsAtOnce_oneMore_isRefusedInElevenLabsWords() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        server.limitCallsAtOnce(1).onCall(call -> {
            if (call.number() == 1) {
                reached.countDown();
                awaitQuietly(free);
            }
        });
        FutureTask<RawCall> first = start(() -> elevenLabs("", "{\"text\":\"a\"}"));
        reached.await();
        RawCall second = elevenLabs("", "{\"text\":\"b\"}");
        free.countDown();
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.text()).contains("concurrent_limit_exceeded");
        assertThat(first.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void limitCallsAtOnce_aCallAfterTheOther_isGranted() {
        server.limitCallsAtOnce(1);
        List<Integer> statuses = IntStream.range(0, 100)
                .mapToObj(i -> elevenLabs("", "{\"text\":\"a\"}").status())
                .toList();
        assertThat(statuses).containsOnly(200);
    }

    @Test
    void limitCallsAtOnce_set_isToldWithTheCallsOnTheirWay() {
        server.limitCallsAtOnce(3);
        assertThat(elevenLabs("", "{\"text\":\"a\"}").headers())
                .containsEntry("maximum-concurrent-requests", "3")
                .containsEntry("current-concurrent-requests", "1");
    }

    @Test
    void limitCallsAtOnce_unset_isNotTold() {
        assertThat(elevenLabs("", "{\"text\":\"a\"}").headers()).doesNotContainKey("maximum-concurrent-requests");
    }

    @Test
    void faults_shareOfTheCalls_eachTextIsPaidOnceInTheEnd() {
        server.pace(Duration.ofMillis(1))
                .faults(1, Map.of(WireFault.STATUS_429_SECONDS, 0.3, WireFault.RESET_IN_BODY, 0.2));
        for (int i = 0; i < 50; i++) {
            String body = speech("text " + i, "\"response_format\":\"pcm\"");
            while (!openAi(body).text().endsWith("\r\n0\r\n\r\n")) {
                // a fault, and another attempt
            }
        }
        assertThat(server.spoken()).extracting(SpokenText::text).hasSize(50).doesNotHaveDuplicates();
        assertThat(server.calls()).hasSizeGreaterThan(75);
    }

    @Test
    void manyCallsAtOnce_areAllAnsweredWhole() throws Exception {
        List<FutureTask<RawCall>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String text = "call " + i;
            calls.add(start(() -> openAi(speech(text, "\"response_format\":\"pcm\""))));
        }
        for (FutureTask<RawCall> call : calls) {
            RawCall answer = call.get(20, TimeUnit.SECONDS);
            assertThat(answer.text()).endsWith("\r\n0\r\n\r\n");
        }
        assertThat(server.spoken()).hasSize(50);
    }

    @Test
    void fault_ofTheSecondCall_leavesTheOthers() {
        server.fault(2, WireFault.STATUS_503);
        List<Integer> statuses = IntStream.range(0, 3)
                .mapToObj(i -> openAi(speech("a", "\"speed\":1")).status())
                .toList();
        assertThat(statuses).containsExactly(200, 503, 200);
    }

    @Test
    void fault_thatDeliversNothing_isNotPaid() {
        server.fault(1, WireFault.RESET_IN_BODY);
        openAi(speech("a", "\"speed\":1"));
        assertThat(server.timesPaid("a")).isZero();
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void fault_thatDelivers_isPaid() {
        server.fault(1, WireFault.ANSWERED_TWICE);
        openAi(speech("a", "\"speed\":1"));
        assertThat(server.timesPaid("a")).isEqualTo(1);
    }

    @Test
    void fault_withAStatus_speaksAsTheService() {
        server.fault(call -> true, WireFault.STATUS_429_SECONDS);
        assertThat(openAi(speech("a", "\"speed\":1")).text()).contains("Retry-After: 1\r\n", "{\"error\":{");
        assertThat(elevenLabs("", "{\"text\":\"a\"}").text()).contains("Retry-After: 1\r\n", "{\"detail\":{");
    }

    private RawCall openAi(String body) {
        return send(server.openAiUrl() + "/audio/speech", body, "Authorization: Bearer key");
    }

    private RawCall elevenLabs(String path, String body) {
        return send(server.url() + "/v1/text-to-speech/" + server.voiceIds().get(0) + path, body, "xi-api-key: key");
    }

    private JsonNode timestamps(String text) throws IOException {
        return JSON.readTree(
                elevenLabs("/with-timestamps", "{\"text\":\"" + text + "\"}").body());
    }

    private static RawCall send(String url, String body, String key) {
        return RawCall.send(url, "POST", body, PATIENCE_MILLIS, "Content-Type: application/json", key);
    }

    private static String speech(String text, String more) {
        return "{\"model\":\"tts-1\",\"voice\":\"alloy\",\"input\":\"" + text + "\"," + more + "}";
    }

    private Duration spokenLength() {
        return server.spoken().get(0).duration();
    }

    private static Duration length(byte[] audio, AudioFormat.Container container, AudioFormat.Codec codec, int rate) {
        AudioFormat format = AudioFormat.builder(container, codec)
                .sampleRate(rate)
                .channels(1)
                .build();
        return SoundCheck.duration(SynthesisResult.builder(audio, format).build());
    }

    /** A rounding, and in MP3 the delay and up to two granules of padding. */
    private static Duration slack(AudioFormat.Container container, int rate) {
        return container == AudioFormat.Container.MP3
                ? Duration.ofNanos(3L * 576 * 1_000_000_000 / rate + 2)
                : Duration.ofNanos(21_000);
    }

    private static int[] sizes(byte[] wav) {
        ByteBuffer header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        return new int[] {header.getInt(4), header.getInt(40)};
    }

    private static boolean isSilent(byte[] pcm, int from, int to) {
        return IntStream.range(from, Math.min(to, pcm.length)).allMatch(i -> pcm[i] == 0);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(element -> numbers.add(element.asDouble()));
        return numbers;
    }

    private static FutureTask<RawCall> start(Callable<RawCall> call) {
        FutureTask<RawCall> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
