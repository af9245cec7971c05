package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.ProviderOption;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.WireServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiOptionsTest {

    private static final String PLAIN =
            "{\"model\":\"m\",\"input\":\"Hi\",\"voice\":\"alloy\",\"response_format\":\"mp3\"";

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            https://api.openai.com/v1 | gpt-4o-mini-tts | instructions
            https://api.openai.com/v1 | tts-1           | ~~
            https://api.openai.com/v1 | tts-1-hd        | ~~
            http://localhost:8880/v1  | kokoro          | instructions,extra_body
            http://localhost:8880/v1  | tts-1           | instructions,extra_body
            """)
    void capabilities_options_dependOnServerAndModel(String url, String model, String options) {
        try (TtsProvider provider = Calls.provider(Calls.official().with("OPENAI_BASE_URL", url))) {
            assertThat(provider.capabilities(model).options())
                    .extracting(ProviderOption::name)
                    .containsExactly(options.isEmpty() ? new String[0] : options.split(","));
        }
    }

    @Test
    void synthesize_instructions_areSent() throws InterruptedException {
        assertThat(sent(request().option("instructions", "Whisper, \"softly\"")))
                .isEqualTo(PLAIN + ",\"instructions\":\"Whisper, \\\"softly\\\"\"}");
    }

    @Test
    void synthesize_longestInstructions_areSent() throws InterruptedException {
        String longest = "🎉".repeat(4096);
        assertThat(sent(request().option("instructions", longest)))
                .isEqualTo(PLAIN + ",\"instructions\":\"" + longest + "\"}");
    }

    @Test
    void synthesize_tooLongInstructions_areRefused() {
        assertRefused(
                request().option("instructions", "é".repeat(4097)),
                "option instructions must have 1 to 4096 code points and not be blank, but has 4097");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void synthesize_blankInstructions_areRefused(String blank) {
        assertRefused(
                request().option("instructions", blank),
                "option instructions must have 1 to 4096 code points and not be blank, but is blank");
    }

    @Test
    void synthesize_extraBody_isSentAsItIs() throws InterruptedException {
        assertThat(sent(request()
                        .speed(2)
                        .option("extra_body", "{ \"seed\": 7, \"cfg\": 0.10, \"x\": {\"y\": [null, true]} }")))
                .isEqualTo(PLAIN + ",\"speed\":2.0,\"seed\":7,\"cfg\":0.10,\"x\":{\"y\":[null,true]}}");
    }

    @Test
    void synthesize_extraBodyOfSettingAndRequest_areBothSentAndTheRequestWins() throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", Sounds.mp3()));
        ProviderConfig config = Calls.config(server).with("OPENAI_TTS_EXTRA_BODY", "{\"stream\":false,\"seed\":1}");
        try (TtsProvider provider = Calls.provider(config)) {
            provider.synthesize(request().option("extra_body", "{\"seed\":2}").build());
        }
        assertThat(server.received().get(0).text()).isEqualTo(PLAIN + ",\"stream\":false,\"seed\":2}");
    }

    @Test
    void synthesize_loneSurrogateInExtraBody_isSentAsQuestionMark() throws InterruptedException {
        assertThat(sent(request().option("extra_body", "{\"a\":\"\\uD83C\"}"))).isEqualTo(PLAIN + ",\"a\":\"?\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [1]            | of kind array
            "s3cret"       | of kind string
            null           | of kind null
            7              | of kind number
            ~~             | no JSON
            {"a":s3cret}   | no JSON
            {"a":1} {}     | no JSON
            {"a":1,"a":2}  | no JSON
            {"a":NaN}      | no JSON
            {"a":1e99999999999} | no JSON
            """)
    void synthesize_extraBodyThatIsNoObject_isRefusedWithoutShowingIt(String json, String kind) {
        assertRefused(
                request().option("extra_body", json),
                "option extra_body must be a JSON object without a field twice, but is " + kind + " (value not shown)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "input", "voice", "response_format", "speed", "instructions", "stream_format"})
    void synthesize_extraBodyWithAFieldOfTheRequest_isRefused(String field) {
        assertRefused(
                request().option("extra_body", "{\"a\":1,\"" + field + "\":null}"),
                "option extra_body must hold none of [model, input, voice, response_format, speed, instructions,"
                        + " stream_format], which are the request's own, but holds " + field);
    }

    @Test
    void synthesize_hugeExtraBody_isRefused() {
        assertRefused(
                request().option("extra_body", "{\"a\":\"" + "x".repeat(1 << 20) + "\"}"),
                "option extra_body must have at most 1048576 characters, but has 1048584");
    }

    @Test
    void synthesize_unknownOption_isRefusedByName() {
        assertRefused(request().option("pitch", "1"), "option pitch is not one of [instructions, extra_body]");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-mini-tts, extra_body, option extra_body is not one of [instructions]",
        "tts-1, instructions, option instructions is not known; there are no options here"
    })
    void synthesize_optionThatOpenAiHasNot_isRefusedUnsent(String model, String option, String message) {
        try (TtsProvider provider = Calls.provider(Calls.official())) {
            SynthesisRequest request =
                    Calls.request().model(model).option(option, "{}").build();
            assertThatThrownBy(() -> provider.synthesize(request))
                    .isInstanceOf(ValidationException.class)
                    .hasMessage(message);
        }
    }

    private static SynthesisRequest.Builder request() {
        return SynthesisRequest.builder("Hi", "alloy").model("m");
    }

    private String sent(SynthesisRequest.Builder request) throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", Sounds.mp3()));
        try (TtsProvider provider = Calls.provider(server)) {
            provider.synthesize(request.build());
        }
        return server.received().get(0).text();
    }

    private void assertRefused(SynthesisRequest.Builder request, String message) {
        try (TtsProvider provider = Calls.provider(server)) {
            assertThatThrownBy(() -> provider.synthesize(request.build()))
                    .isInstanceOf(ValidationException.class)
                    .hasMessage(message);
        }
        assertThat(server.received()).isEmpty();
    }
}
