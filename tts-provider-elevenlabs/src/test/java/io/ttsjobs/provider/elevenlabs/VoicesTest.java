package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.testkit.WireServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoicesTest {

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void voices_twoPages_areJoinedWithoutDoubles() throws InterruptedException {
        server.then(
                WireServer.json(
                        200,
                        "{\"voices\":[{\"voice_id\":\"a\"},{\"voice_id\":\"b\"}],\"has_more\":true,\"next_page_token\":\"t 1\"}"));
        server.then(
                WireServer.json(
                        200,
                        "{\"voices\":[{\"voice_id\":\"b\"},{\"voice_id\":\"c\"}],\"has_more\":false,\"next_page_token\":null}"));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            assertThat(provider.voices()).extracting(Voice::id).containsExactly("a", "b", "c");
        }
        assertThat(server.received())
                .extracting(WireServer.Received::line)
                .containsExactly(
                        "GET /v2/voices?page_size=100&include_total_count=false HTTP/1.1",
                        "GET /v2/voices?page_size=100&include_total_count=false&next_page_token=t+1 HTTP/1.1");
    }

    @Test
    void voices_moreWithoutAToken_isTheEnd() {
        assertThat(page("{\"voices\":[],\"has_more\":true,\"next_page_token\":null}")
                        .next())
                .isEmpty();
    }

    @Test
    void voices_secondCall_asksNobody() throws InterruptedException {
        server.then(WireServer.json(200, "{\"voices\":[{\"voice_id\":\"a\"}]}"));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            assertThat(provider.voices()).isEqualTo(provider.voices());
        }
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void voices_failure_isNotRemembered() throws InterruptedException {
        server.then(WireServer.json(500, "{}")).then(WireServer.json(200, "{\"voices\":[{\"voice_id\":\"a\"}]}"));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            assertThatThrownBy(provider::voices).isInstanceOf(ProviderException.class);
            assertThat(provider.voices()).hasSize(1);
        }
    }

    @Test
    void voices_listWithoutEnd_isGivenUp() {
        AtomicInteger tokens = new AtomicInteger();
        VoiceList list =
                new VoiceList(token -> new VoicePage(List.of(), Optional.of("token " + tokens.incrementAndGet())));
        assertThatThrownBy(list::get).isInstanceOf(ProviderApiException.class);
    }

    @Test
    void voices_fullEntry_isRead() {
        assertThat(page("{\"voices\":[{\"voice_id\":\"a\",\"name\":\"Ann\",\"labels\":{\"language\":\"en\","
                                + "\"gender\":\"female\"},\"verified_languages\":[{\"language\":\"fr\",\"locale\":\"fr-FR\"},"
                                + "{\"language\":\"en\",\"locale\":\"en-GB\"}]}]}")
                        .voices())
                .singleElement()
                .satisfies(voice -> {
                    assertThat(voice.name()).isEqualTo("Ann");
                    assertThat(voice.locale().toLanguageTag()).isEqualTo("en-GB");
                    assertThat(voice.gender()).hasValue(Voice.Gender.FEMALE);
                });
    }

    @Test
    void voices_entryWithoutId_isLeftOut() {
        assertThat(page("{\"voices\":[{\"name\":\"Ann\"},{}]}").voices()).isEmpty();
    }

    @Test
    void voices_nullsEverywhere_areRead() {
        assertThat(page("{\"voices\":[{\"voice_id\":\"a\",\"name\":null,\"labels\":null,\"verified_languages\":null}]}")
                        .voices())
                .containsExactly(Voice.builder("a", Locale.ROOT).build());
    }

    @ParameterizedTest
    @CsvSource({
        "en, '', en",
        "'', en-US, en-US",
        "en, en_US;fr, en-US",
        "'', en;fr, und",
        "English, '', und",
        "pt-br, '', pt-BR",
        "'', '', und"
    })
    void toVoice_languages_becomeALocale(String label, String verified, String tag) {
        VoiceFacts facts = new VoiceFacts("a", "", label, "", List.of(verified.split(";")));
        assertThat(facts.toVoice().orElseThrow().locale().toLanguageTag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({"male, MALE", "Female, FEMALE", "non-binary, NEUTRAL", "neutral, NEUTRAL"})
    void toVoice_gender_isKept(String label, Voice.Gender gender) {
        VoiceFacts facts = new VoiceFacts("a", "", "", label, List.of());
        assertThat(facts.toVoice().orElseThrow().gender()).hasValue(gender);
    }

    @Test
    void voices_bodyCutInTheMiddle_isUnavailable() {
        byte[] half = "{\"voices\":[{\"voice_id\":\"a\"},".getBytes(StandardCharsets.UTF_8);
        server.then(WireServer.cutByLength("application/json", half));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            assertThatThrownBy(provider::voices).isInstanceOf(ProviderUnavailableException.class);
        }
    }

    @Test
    void voices_withoutKey_asksNobody() {
        try (ElevenLabsProvider provider = Calls.provider(Calls.config(server).with("ELEVENLABS_API_KEY", ""))) {
            assertThatThrownBy(provider::voices).isInstanceOf(ProviderAuthException.class);
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void voices_noJson_isAnError() {
        assertThatThrownBy(() -> page("<html>")).isInstanceOf(ProviderApiException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"voices\":null}", "{\"voices\":7}"})
    void voices_noListOfVoices_isAnErrorAndNotAnEmptyList(String body) {
        assertThatThrownBy(() -> page(body))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the server answered 200 without voices");
    }

    @Test
    void voices_errorWithStatus200_isToldInItsWords() {
        server.then(WireServer.json(200, "{\"detail\":{\"status\":\"system_busy\",\"message\":\"try later\"}}"));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            assertThatThrownBy(provider::voices).hasMessage("the server answered 200 (system_busy): try later");
        }
    }

    @Test
    void voices_tokenThatComesAgain_isGivenUpAtOnce() {
        AtomicInteger asked = new AtomicInteger();
        VoiceList list = new VoiceList(token -> {
            asked.incrementAndGet();
            return new VoicePage(List.of(), Optional.of("again"));
        });
        assertThatThrownBy(list::get)
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the list of voices turns in a circle: page 2 leads back to itself or to one before it");
        assertThat(asked).hasValue(2);
    }

    private static VoicePage page(String json) {
        return Json.voicePage(Calls.body(json), error -> new ProviderApiException(error.message()));
    }
}
