package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.WireServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiErrorsTest {

    private static final String TOO_LONG =
            "[{'type': 'string_too_long', 'loc': ('body', 'input'), 'msg': 'String should"
                    + " have at most 4096 characters', 'ctx': {'max_length': 4096}}]";

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            400 | {"error":{"message":"m","type":"invalid_request_error","code":null}} | ProviderApiException
            400 | {"error":{"type":"invalid_request_error","code":"invalid_value"}}    | ProviderApiException
            400 | {"error":{"message":"m","type":"Bad Request","code":400}}            | ProviderApiException
            401 | {"error":{"message":"m","code":"invalid_api_key"}}                   | ProviderAuthException
            401 | {"error":{"message":"No such organization","code":null}}             | ProviderAuthException
            402 | {}                                                                   | ProviderQuotaException
            403 | {"error":{"code":"unsupported_country_region_territory"}}            | ProviderApiException
            403 | {"error":{"code":"model_not_found"}}                                 | ProviderApiException
            403 | {"error":{"message":"Forbidden"}}                                    | ProviderAuthException
            404 | {"error":{"code":"model_not_found"}}                                 | ProviderApiException
            404 | {"detail":"Not Found"}                                               | ProviderApiException
            408 | {}                                                                   | ProviderUnavailableException
            409 | {}                                                                   | ProviderUnavailableException
            410 | {}                                                                   | ProviderApiException
            413 | <html>                                                               | ProviderApiException
            422 | {"detail":[{"loc":["body"],"msg":"Field required"}]}                 | ProviderApiException
            425 | {}                                                                   | ProviderUnavailableException
            429 | {"error":{"code":"rate_limit_exceeded"}}                             | ProviderRateLimitException
            429 | {"error":{"code":"slow_down"}}                                       | ProviderRateLimitException
            429 | ~~                                                                   | ProviderRateLimitException
            429 | {"error":{"type":"insufficient_quota","code":null}}                  | ProviderQuotaException
            429 | {"error":{"type":null,"code":"insufficient_quota"}}                  | ProviderQuotaException
            429 | {"detail":{"error":{"type":"insufficient_quota"}}}                   | ProviderQuotaException
            429 | {"error":{"code":"credit_balance_exhausted"}}                        | ProviderQuotaException
            429 | {"error":{"code":"organization_spend_limit_exceeded"}}               | ProviderQuotaException
            429 | {"error":{"code":"project_spend_limit_exceeded"}}                    | ProviderQuotaException
            429 | {"error":{"code":"organization_usage_limit_exceeded"}}               | ProviderQuotaException
            500 | {"error":{"type":"server_error"}}                                    | ProviderUnavailableException
            502 | <html>                                                               | ProviderUnavailableException
            503 | {"error":{"code":"server_is_overloaded"}}                            | ProviderUnavailableException
            503 | {"error":{"type":"service_unavailable_error"}}                       | ProviderUnavailableException
            504 | ~~                                                                   | ProviderUnavailableException
            302 | ~~                                                                   | ProviderApiException
            201 | {}                                                                   | ProviderApiException
            """)
    void synthesize_errorAnswer_isMappedByTheTable(int status, String body, String error) {
        assertThat(answering(WireServer.json(status, body)).getClass().getSimpleName())
                .isEqualTo(error);
    }

    @Test
    void synthesize_refusal_tellsStatusWordRequestAndMessage() {
        String body = "{\"error\":{\"message\":\"Too long\",\"type\":\"invalid_request_error\",\"code\":\"c\"}}";
        assertThat(answering(WireServer.json(400, body, "x-request-id: req_7")))
                .hasMessage("the server answered 400 (c) to request req_7: Too long");
    }

    @Test
    void synthesize_refusal_carriesStatusAndCode() {
        ProviderApiException error = (ProviderApiException)
                answering(WireServer.json(404, "{\"error\":{\"message\":\"m\",\"code\":\"model_not_found\"}}"));
        assertThat(error.status()).hasValue(404);
        assertThat(error.providerCode()).hasValue("model_not_found");
    }

    @Test
    void synthesize_messageThatIsAPythonList_isShownAsItIs() {
        String body = "{\"error\":{\"message\":\"" + TOO_LONG
                + "\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}";
        assertThat(answering(WireServer.json(400, body)))
                .hasMessage("the server answered 400 (invalid_request_error): " + TOO_LONG);
    }

    @Test
    void synthesize_webPageInPlaceOfAnError_isNotQuoted() {
        byte[] page = "<html><title>502 Bad Gateway</title></html>".getBytes(StandardCharsets.US_ASCII);
        assertThat(answering(WireServer.reply(502, "text/html", page)))
                .hasMessage("the server answered 502: a web page");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Retry-After: 7                             | PT7S
            Retry-After: 1.5                           | PT1.5S
            retry-after-ms: 250                        | PT0.25S
            Retry-After: Sun, 01 Nov 2026 12:01:30 GMT | PT1M30S
            """)
    void synthesize_rateLimitThatSaysHowLong_carriesTheWait(String header, Duration wait) {
        Throwable error = answering(WireServer.json(429, "{}", header));
        assertThat(((ProviderRateLimitException) error).retryAfter()).hasValue(wait);
    }

    @Test
    void synthesize_rateLimitWithResetOnly_carriesNoWait() {
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
    void synthesize_errorBodyThatBreaksOff_isStillThatError() {
        byte[] half = "{\"error\":".getBytes(StandardCharsets.US_ASCII);
        WireServer.Answer broken = WireServer.raw(WireServer.head(401, "application/json", "Content-Length: 99"), half);
        assertThat(answering(broken)).isInstanceOf(ProviderAuthException.class);
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
        try (TtsProvider provider = Calls.provider(server)) {
            return catchThrowable(() -> provider.synthesize(Calls.request().build()));
        }
    }
}
