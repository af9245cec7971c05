package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderOption;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.WireServer;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final String V2 = "eleven_multilingual_v2";

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stability                         | 0.5   | "voice_settings":{"stability":0.5}
            stability                         | 0     | "voice_settings":{"stability":0.0}
            similarity_boost                  | 1     | "voice_settings":{"similarity_boost":1.0}
            style                             | 0.25  | "voice_settings":{"style":0.25}
            use_speaker_boost                 | false | "voice_settings":{"use_speaker_boost":false}
            seed                              | 4294967295 | "seed":4294967295
            apply_text_normalization          | off   | "apply_text_normalization":"off"
            apply_language_text_normalization | true  | "apply_language_text_normalization":true
            pronunciation_dictionaries        | d1    | "pronunciation_dictionary_locators":[{"pronunciation_dictionary_id":"d1"}]
            pronunciation_dictionaries        | d1:v-1, d_2 | "pronunciation_dictionary_locators":[{"pronunciation_dictionary_id":"d1","version_id":"v-1"},{"pronunciation_dictionary_id":"d_2"}]
            """)
    void synthesize_option_isSentAndNothingElse(String name, String value, String field) throws InterruptedException {
        assertThat(sent(request -> request.option(name, value)).text())
                .isEqualTo("{\"text\":\"Hi you\",\"model_id\":\"" + V2 + "\"," + field + "}");
    }

    @Test
    void synthesize_voiceSettingsAndSpeed_areSentTogether() throws InterruptedException {
        assertThat(sent(request -> request.speed(0.9).option("style", "0.1").option("stability", "0.2"))
                        .text())
                .endsWith("\"voice_settings\":{\"stability\":0.2,\"style\":0.1,\"speed\":0.9}}");
    }

    @Test
    void synthesize_enableLogging_isAQueryParameterAndNotInTheBody() throws InterruptedException {
        WireServer.Received call = sent(request -> request.option("enable_logging", "false"));
        assertThat(call.line())
                .isEqualTo("POST /v1/text-to-speech/voice_1-A/with-timestamps?output_format=mp3_44100_128"
                        + "&enable_logging=false HTTP/1.1");
        assertThat(call.text()).isEqualTo("{\"text\":\"Hi you\",\"model_id\":\"" + V2 + "\"}");
    }

    @Test
    void synthesize_withoutLogging_stillSendsTheTextAround() throws InterruptedException {
        assertThat(sent(request -> request.option("enable_logging", "false").previousText("Before."))
                        .text())
                .contains("\"previous_text\":\"Before.\"");
    }

    @Test
    void synthesize_contextOff_sendsNoTextAround() throws InterruptedException {
        assertThat(sent(request -> request.option("context", "off")
                                .previousText("Before.")
                                .nextText("After."))
                        .text())
                .isEqualTo("{\"text\":\"Hi you\",\"model_id\":\"" + V2 + "\"}");
    }

    @Test
    void synthesize_contextOn_isAsIfUnset() throws InterruptedException {
        assertThat(sent(request -> request.option("context", "on").nextText("After."))
                        .text())
                .endsWith(",\"next_text\":\"After.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eleven_flash_v2_5",
                "eleven_turbo_v2_5",
                "eleven_v3",
                "eleven_v3_conversational",
                "eleven_v4",
                "eleven_v4_turbo"
            })
    void synthesize_language_isSentToModelsThatHeedIt(String model) throws InterruptedException {
        assertThat(sent(request -> request.model(model).language(Locale.GERMANY))
                        .text())
                .isEqualTo("{\"text\":\"Hi you\",\"model_id\":\"" + model + "\",\"language_code\":\"de\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eleven_multilingual_v2", "eleven_flash_v2", "eleven_turbo_v2"})
    void synthesize_languageForModelThatIgnoresIt_isNotSent(String model) throws InterruptedException {
        assertThat(sent(request -> request.model(model).language(Locale.GERMANY))
                        .text())
                .doesNotContain("language_code");
    }

    @Test
    void synthesize_languageWithoutACodeOfTwoLetters_isNotSent() throws InterruptedException {
        assertThat(sent(request -> request.model("eleven_v3").language(Locale.forLanguageTag("fil")))
                        .text())
                .doesNotContain("language_code");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stability                         | 1.1            | 0.0 to 1.0
            stability                         | -0.1           | 0.0 to 1.0
            stability                         | NaN            | 0.0 to 1.0
            stability                         | 1e-1           | 0.0 to 1.0
            similarity_boost                  | high           | 0.0 to 1.0
            style                             | 2              | 0.0 to 1.0
            use_speaker_boost                 | yes            | true or false
            use_speaker_boost                 | TRUE           | true or false
            seed                              | -1             | 0 to 4294967295
            seed                              | 4294967296     | 0 to 4294967295
            seed                              | 99999999999999999999 | 0 to 4294967295
            seed                              | 1.5            | 0 to 4294967295
            apply_text_normalization          | true           | auto, on or off
            apply_language_text_normalization | on             | true or false
            pronunciation_dictionaries        | a,b,c,d        | 1 to 3 of id or id:version, with commas between them
            pronunciation_dictionaries        | a:b:c          | 1 to 3 of id or id:version, with commas between them
            pronunciation_dictionaries        | a b            | 1 to 3 of id or id:version, with commas between them
            enable_logging                    | false&x=y      | true or false
            context                           | none           | on or off
            """)
    void synthesize_valueThatAnOptionDoesNotTake_isRefusedUnsent(String name, String value, String allowed) {
        assertRefused(
                Calls.request().option(name, value), "option " + name + " must be " + allowed + ", but is " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "eleven_v3, style",
        "eleven_v3, use_speaker_boost",
        "eleven_v3, context",
        "eleven_v3_conversational, style",
        "eleven_v4, style",
        "eleven_v4, use_speaker_boost",
        "eleven_v4, context",
        "eleven_v4, apply_language_text_normalization",
        "eleven_v4_turbo, apply_language_text_normalization",
        "eleven_multilingual_v2, stabilty"
    })
    void synthesize_optionThatAModelHasNot_isRefusedUnsent(String model, String name) {
        assertRefused(
                Calls.request().model(model).option(name, "true"), "option " + name + " is not one of [stability,");
    }

    @Test
    void capabilities_ofAnyModel_nameTheirOptions() {
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            assertThat(provider.capabilities().options())
                    .extracting(ProviderOption::name)
                    .containsExactly(
                            "stability",
                            "similarity_boost",
                            "style",
                            "use_speaker_boost",
                            "seed",
                            "apply_text_normalization",
                            "apply_language_text_normalization",
                            "pronunciation_dictionaries",
                            "enable_logging",
                            "context");
            assertThat(provider.capabilities("eleven_v4").options())
                    .extracting(ProviderOption::name)
                    .containsExactly(
                            "stability",
                            "similarity_boost",
                            "seed",
                            "apply_text_normalization",
                            "pronunciation_dictionaries",
                            "enable_logging");
        }
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
