package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.testkit.WireServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiErrorsTest {

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            400 | {"error":{"message":"m","type":"invalid_request_error","code":null}} | ProviderApiException
            401 | {"error":{"message":"m","code":"invalid_api_key"}}                   | ProviderAuthException
            402 | {}                                                                   | ProviderQuotaException
            403 | {"error":{"code":"unsupported_country_region_territory"}}            | ProviderApiException
            403 | {"error":{"code":"model_not_found"}}                                 | ProviderApiException
            403 | {"error":{"message":"Forbidden"}}                                    | ProviderAuthException
            404 | {"error":{"code":"model_not_found"}}                                 | ProviderApiException
            408 | {}                                                                   | ProviderUnavailableException
            409 | {}                                                                   | ProviderUnavailableException
            410 | {}                                                                   | ProviderApiException
            413 | <html>                                                               | ProviderApiException
            422 | {"detail":[{"loc":["body"],"msg":"Field required"}]}                 | ProviderApiException
            425 | {}                                                                   | ProviderUnavailableException
            429 | {"error":{"code":"rate_limit_exceeded"}}                             | ProviderRateLimitException
            429 | {"error":{"code":"slow_down"}}                                       | ProviderRateLimitException
            429 | {"error":{"type":"insufficient_quota","code":null}}                  | ProviderQuotaException
            429 | {"error":{"type":null,"code":"insufficient_quota"}}                  | ProviderQuotaException
            429 | {"error":{"code":"credit_balance_exhausted"}}                        | ProviderQuotaException
            429 | {"error":{"code":"organization_spend_limit_exceeded"}}               | ProviderQuotaException
            429 | {"error":{"code":"project_spend_limit_exceeded"}}                    | ProviderQuotaException
            429 | {"error":{"code":"organization_usage_limit_exceeded"}}               | ProviderQuotaException
            500 | {"error":{"type":"server_error"}}                                    | ProviderUnavailableException
            502 | <html>                                                               | ProviderUnavailableException
            503 | {"error":{"code":"server_is_overloaded"}}                            | ProviderUnavailableException
            504 | ~~                                                                   | ProviderUnavailableException
            302 | ~~                                                                   | ProviderApiException
            """)
    void synthesize_errorAnswer_isMappedByTheTable(int status, String body, String error) {
        assertThat(answering(WireServer.json(status, body)).getClass().getSimpleName())
                .isEqualTo(error);
    }

    @Test
    void synthesize_refusal_carriesStatusWordAndMessage() {
        Throwable error = answering(WireServer.json(400, "{\"error\":{\"message\":\"Too long\",\"code\":400}}"));
        assertThat(error).hasMessage("the server answered 400 (400): Too long");
        assertThat(((ProviderApiException) error).status()).hasValue(400);
    }

    @Test
    void synthesize_rateLimitWithRetryAfter_carriesTheWait() {
        Throwable error = answering(WireServer.json(429, "{}", "Retry-After: 7"));
        assertThat(((ProviderRateLimitException) error).retryAfter()).hasValue(Duration.ofSeconds(7));
    }

    @Test
    void synthesize_rateLimitWithoutRetryAfter_carriesNone() {
        Throwable error = answering(WireServer.json(429, "{}", "x-ratelimit-reset-requests: 1m26.4s"));
        assertThat(((ProviderRateLimitException) error).retryAfter()).isEmpty();
    }

    @Test
    void synthesize_rateLimit_isNotRetried() {
        server.then(WireServer.json(429, "{}"));
        assertThat(answering(WireServer.json(429, "{}"))).isInstanceOf(ProviderRateLimitException.class);
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "429, false, ProviderApiException",
        "503, false, ProviderApiException",
        "400, true, ProviderUnavailableException",
        "429, true, ProviderRateLimitException",
        "401, true, ProviderAuthException"
    })
    void synthesize_serverSaysWhetherToRetry_isHeard(int status, boolean wish, String error) {
        assertThat(answering(WireServer.json(status, "{}", "x-should-retry: " + wish))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(error);
    }

    @Test
    void synthesize_endlessErrorBody_isCut() {
        byte[] huge = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        assertThat(answering(WireServer.reply(500, "text/plain", huge)))
                .hasMessageStartingWith("the server answered 500: xxx")
                .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(600));
    }

    private Throwable answering(WireServer.Answer answer) {
        server.then(answer);
        try (OpenAiProvider provider = Calls.provider(server)) {
            return catchThrowable(() -> provider.synthesize(Calls.request().build()));
        }
    }
}
