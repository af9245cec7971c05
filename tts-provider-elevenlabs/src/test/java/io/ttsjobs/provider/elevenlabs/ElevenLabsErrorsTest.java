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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            400 | {"detail":{"code":"invalid_voice_settings"}}                          | ProviderApiException
            400 | {"detail":{"status":"model_not_found","message":"m"}}                 | ProviderApiException
            400 | {"detail":{"code":"text_too_long","status":"max_character_limit_exceeded"}} | ProviderApiException
            401 | {"detail":{"code":"unauthorized","status":"invalid_api_key"}}         | ProviderAuthException
            401 | {"detail":{"status":"missing_permissions"}}                           | ProviderAuthException
            401 | {"detail":{"status":"quota_exceeded"}}                                | ProviderQuotaException
            401 | {"detail":{"code":"quota_exceeded","status":"other"}}                 | ProviderQuotaException
            401 | {"detail":{"status":"detected_unusual_activity"}}                     | ProviderAuthException
            402 | {"detail":{"code":"paid_plan_required"}}                              | ProviderQuotaException
            402 | {"detail":{"code":"insufficient_credits"}}                            | ProviderQuotaException
            402 | {"detail":{"type":"payment_required"}}                                | ProviderQuotaException
            402 | ~~                                                                    | ProviderQuotaException
            403 | {"detail":{"status":"invalid_output_format"}}                         | ProviderApiException
            403 | {"detail":{"status":"only_for_creator+"}}                             | ProviderApiException
            403 | {"detail":{"code":"subscription_required"}}                           | ProviderApiException
            403 | {"detail":{"code":"insufficient_permissions"}}                        | ProviderAuthException
            404 | {"detail":{"status":"voice_not_found"}}                               | ProviderApiException
            404 | {"detail":"Not Found"}                                                | ProviderApiException
            408 | {}                                                                    | ProviderUnavailableException
            409 | {"detail":{"type":"conflict","code":"already_running"}}               | ProviderUnavailableException
            422 | {"detail":[{"loc":["body","text"],"msg":"missing"}]}                  | ProviderApiException
            425 | {}                                                                    | ProviderUnavailableException
            429 | {"detail":{"code":"concurrent_limit_exceeded"}}                       | ProviderRateLimitException
            429 | {"detail":{"status":"too_many_concurrent_requests"}}                  | ProviderRateLimitException
            429 | {"detail":{"code":"rate_limit_exceeded"}}                             | ProviderRateLimitException
            429 | {"detail":{"status":"system_busy"}}                                   | ProviderRateLimitException
            500 | {"detail":{"code":"internal_error"}}                                  | ProviderUnavailableException
            502 | <html>                                                                | ProviderUnavailableException
            503 | {"detail":{"code":"service_unavailable"}}                             | ProviderUnavailableException
            504 | ~~                                                                    | ProviderUnavailableException
            """)
    void synthesize_errorAnswer_isMappedByTheTable(int status, String body, String error) {
        assertThat(answering(WireServer.json(status, body)).getClass().getSimpleName())
                .isEqualTo(error);
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
            {"detail":"Not Found"}                                        | ~~    | Not Found
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
