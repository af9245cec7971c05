package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ttsjobs.http.ErrorBody;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.testkit.WireServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElevenLabsErrorsTest {

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    /** Each word as the code, as the status of today and of old, and as the type: a fault may carry any of them alone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | invalid_voice_settings       | ProviderApiException
            400 | invalid_parameters           | ProviderApiException
            400 | input_text_empty             | ProviderApiException
            400 | model_not_found              | ProviderApiException
            400 | unsupported_model            | ProviderApiException
            400 | text_too_long                | ProviderApiException
            400 | max_character_limit_exceeded | ProviderApiException
            400 | invalid_uid                  | ProviderApiException
            400 | voice_not_found              | ProviderApiException
            400 | quota_exceeded               | ProviderQuotaException
            401 | invalid_api_key              | ProviderAuthException
            401 | unauthorized                 | ProviderAuthException
            401 | missing_api_key              | ProviderAuthException
            401 | missing_permissions          | ProviderAuthException
            401 | quota_exceeded               | ProviderQuotaException
            401 | detected_unusual_activity    | ProviderAuthException
            402 | insufficient_credits         | ProviderQuotaException
            402 | payment_required             | ProviderQuotaException
            402 | paid_plan_required           | ProviderQuotaException
            403 | invalid_output_format        | ProviderApiException
            403 | only_for_creator+            | ProviderApiException
            403 | subscription_required        | ProviderApiException
            403 | insufficient_permissions     | ProviderAuthException
            403 | missing_permissions          | ProviderAuthException
            404 | voice_not_found              | ProviderApiException
            409 | conflict                     | ProviderUnavailableException
            409 | already_running              | ProviderUnavailableException
            429 | concurrent_limit_exceeded    | ProviderRateLimitException
            429 | too_many_concurrent_requests | ProviderRateLimitException
            429 | rate_limit_exceeded          | ProviderRateLimitException
            429 | system_busy                  | ProviderRateLimitException
            500 | internal_error               | ProviderUnavailableException
            503 | service_unavailable          | ProviderUnavailableException
            """)
    void synthesize_wordForAFault_isMappedWhereverItStands(int status, String word, String error) {
        for (String body : List.of(
                "{\"detail\":{\"type\":\"x\",\"code\":\"WORD\",\"status\":\"y\",\"message\":\"m\"}}",
                "{\"detail\":{\"type\":\"x\",\"code\":\"y\",\"status\":\"WORD\",\"request_id\":\"r\",\"param\":null}}",
                "{\"detail\":{\"status\":\"WORD\",\"message\":\"m\"}}",
                "{\"detail\":{\"type\":\"WORD\",\"message\":\"m\"}}")) {
            assertThat(answering(WireServer.json(status, body.replace("WORD", word)))
                            .getClass()
                            .getSimpleName())
                    .as(body)
                    .isEqualTo(error);
        }
    }

    /** The list of 422, the bare string of a path that is not there, a proxy's page, and nothing. */
    @ParameterizedTest
    @CsvSource({
        "301, ProviderApiException",
        "302, ProviderApiException",
        "400, ProviderApiException",
        "401, ProviderAuthException",
        "402, ProviderQuotaException",
        "403, ProviderApiException",
        "404, ProviderApiException",
        "408, ProviderUnavailableException",
        "409, ProviderUnavailableException",
        "413, ProviderApiException",
        "422, ProviderApiException",
        "425, ProviderUnavailableException",
        "429, ProviderRateLimitException",
        "500, ProviderUnavailableException",
        "502, ProviderUnavailableException",
        "503, ProviderUnavailableException",
        "504, ProviderUnavailableException"
    })
    void synthesize_statusWithoutAWord_isMappedByItself(int status, String error) {
        for (String body : List.of(
                "{\"detail\":[{\"loc\":[\"body\",\"text\"],\"msg\":\"missing\",\"type\":\"missing\"}]}",
                "{\"detail\":\"Not Found\"}",
                "<html><body>Bad Gateway</body></html>",
                "{}",
                "null",
                "")) {
            assertThat(answering(WireServer.json(status, body)).getClass().getSimpleName())
                    .as(body)
                    .isEqualTo(error);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "concurrent_limit_exceeded, true",
        "too_many_concurrent_requests, true",
        "rate_limit_exceeded, false",
        "system_busy, false"
    })
    void synthesize_tooManyRequests_tellsWhetherFewerAtOnceWouldDo(String word, boolean atOnce) {
        Throwable error = answering(WireServer.json(429, "{\"detail\":{\"status\":\"" + word + "\"}}"));
        assertThat(((ProviderRateLimitException) error).tooManyAtOnce()).isEqualTo(atOnce);
    }

    @Test
    void synthesize_formatThatThePlanLacks_saysWhatTheServerSays() {
        Throwable error = answering(
                WireServer.json(
                        403,
                        "{\"detail\":{\"status\":\"only_for_creator+\",\"message\":\"mp3_44100_192 is for Creator and above\"}}"));
        assertThat(error)
                .hasMessage("the server answered 403 (only_for_creator+): mp3_44100_192 is for Creator and above");
    }

    @Test
    void synthesize_refusal_carriesTheServersNameForIt() {
        Throwable error =
                answering(WireServer.json(404, "{\"detail\":{\"code\":\"voice_not_found\",\"status\":\"other\"}}"));
        assertThat(((ProviderApiException) error).providerCode()).hasValue("voice_not_found");
    }

    @Test
    void synthesize_refusal_carriesStatusWordAndMessage() {
        Throwable error = answering(WireServer.json(
                400, "{\"detail\":{\"type\":\"t\",\"code\":\"text_too_long\",\"message\":\"Too long\"}}"));
        assertThat(error).hasMessage("the server answered 400 (text_too_long): Too long");
        assertThat(((ProviderApiException) error).status()).hasValue(400);
    }

    @Test
    void synthesize_rateLimitWithRetryAfter_carriesTheWait() {
        Throwable error = answering(WireServer.json(429, "{}", "Retry-After: 1.5"));
        assertThat(((ProviderRateLimitException) error).retryAfter()).hasValue(Duration.ofMillis(1500));
    }

    @Test
    void synthesize_rateLimit_isNotRetried() {
        server.then(WireServer.json(429, "{}"));
        assertThat(answering(WireServer.json(429, "{}"))).isInstanceOf(ProviderRateLimitException.class);
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"detail":{"type":"t","code":"c","message":"m","status":"s"}} | c,s,t | m
            {"detail":{"status":"s","message":"m"}}                       | s     | m
            {"detail":[{"loc":["body",0],"msg":"no","type":"missing"}]}   | ~~    | body.0: no
            {"detail":["one","two"]}                                      | ~~    | one; two
            {"detail":"Not Found"}                                        | ~~    | Not Found
            {"error":{"message":"m","code":"c"}}                          | c     | m
            {"error":"m"}                                                 | ~~    | m
            {"message":"m"}                                               | ~~    | m
            {"detail":null}                                               | ~~    | ~~
            <html>                                                        | ~~    | a web page
            upstream timed out                                            | ~~    | upstream timed out
            ~~                                                            | ~~    | ~~
            """)
    void error_anyShape_isRead(String body, String words, String message) {
        ErrorBody error = Json.error(body.getBytes(StandardCharsets.UTF_8));
        assertThat(String.join(",", error.words())).isEqualTo(words);
        assertThat(error.message()).isEqualTo(message);
    }

    @Test
    void voices_errorAnswer_isMappedToo() {
        server.then(WireServer.json(401, "{}"));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            assertThatThrownBy(provider::voices).isInstanceOf(ProviderAuthException.class);
        }
    }

    private Throwable answering(WireServer.Answer answer) {
        server.then(answer);
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            return catchThrowable(() -> provider.synthesize(Calls.request().build()));
        }
    }
}
