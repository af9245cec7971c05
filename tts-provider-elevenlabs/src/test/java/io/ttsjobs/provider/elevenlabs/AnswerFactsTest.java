package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.testkit.WireServer;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFactsTest {

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "6.5", "0"})
    void synthesize_characterCost_isBilled(String cost) throws InterruptedException {
        assertThat(ask("character-cost: " + cost).billedCharacters()).hasValue(new BigDecimal(cost));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "1e999999999", "NaN", "1,5", "99999999999999", ""})
    void synthesize_costThatMakesNoSense_isNotKnown(String cost) throws InterruptedException {
        assertThat(ask("character-cost: " + cost).billedCharacters()).isEmpty();
    }

    @Test
    void synthesize_concurrencyLimit_reachesTheResult() throws InterruptedException {
        assertThat(ask("maximum-concurrent-requests: 10").concurrencyLimit()).hasValue(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-2", "ten", "2.5", "99999999999"})
    void synthesize_concurrencyLimitThatMakesNoSense_isNotKnown(String limit) throws InterruptedException {
        assertThat(ask("maximum-concurrent-requests: " + limit).concurrencyLimit())
                .isEmpty();
    }

    @Test
    void synthesize_requestId_reachesTheResult() throws InterruptedException {
        assertThat(ask("request-id: abc").requestId()).hasValue("abc");
    }

    @Test
    void synthesize_requestIdWithTheKey_isMasked() throws InterruptedException {
        assertThat(ask("request-id: " + Calls.KEY).requestId()).hasValue("***");
    }

    @Test
    void synthesize_noneOfTheHeaders_isNoError() throws InterruptedException {
        SynthesisResult result = ask("x-region: eu");
        assertThat(result.requestId()).isEmpty();
        assertThat(result.billedCharacters()).isEmpty();
        assertThat(result.concurrencyLimit()).isEmpty();
    }

    private SynthesisResult ask(String header) throws InterruptedException {
        server.then(Calls.speech(Calls.MP3, "", header));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            return provider.synthesize(Calls.request().build());
        }
    }
}
