package io.ttsjobs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ttsjobs.http.ErrorTable.Kind;
import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderQuotaException;
import io.ttsjobs.spi.ProviderRateLimitException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTableTest {

    private static final String KEY = "canary-Zx81fQ0mW2pLr7";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
    private static final ErrorBody SILENT = new ErrorBody(List.of(), "");

    @ParameterizedTest
    @CsvSource({
        "302, ProviderApiException",
        "400, ProviderApiException",
        "401, ProviderAuthException",
        "402, ProviderQuotaException",
        "403, ProviderApiException",
        "404, ProviderApiException",
        "408, ProviderUnavailableException",
        "409, ProviderUnavailableException",
        "410, ProviderApiException",
        "413, ProviderApiException",
        "422, ProviderApiException",
        "425, ProviderUnavailableException",
        "429, ProviderRateLimitException",
        "499, ProviderApiException",
        "500, ProviderUnavailableException",
        "503, ProviderUnavailableException",
        "599, ProviderUnavailableException"
    })
    void toException_noRowsOfItsOwn_goesByHttp(int status, String error) {
        assertThat(error(plain(), status, Map.of(), SILENT).getClass().getSimpleName())
                .isEqualTo(error);
    }

    @Test
    void toException_ownRow_goesBeforeHttp() {
        ErrorTable table = build(ErrorTable.builder().row(429, Kind.QUOTA, "no_credit"));
        assertThat(error(table, 429, Map.of(), named("type", "no_credit"))).isInstanceOf(ProviderQuotaException.class);
        assertThat(error(table, 429, Map.of(), named("other"))).isInstanceOf(ProviderRateLimitException.class);
    }

    @Test
    void toException_twoRowsThatFit_takesTheFirst() {
        ErrorTable table = build(ErrorTable.builder().row(400, Kind.QUOTA, "a").row(400, Kind.AUTH));
        assertThat(error(table, 400, Map.of(), named("a"))).isInstanceOf(ProviderQuotaException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 500})
    void toException_rowOfWords_countsForEveryStatus(int status) {
        ErrorTable table = build(ErrorTable.builder().words(Kind.QUOTA, "no_credit"));
        assertThat(error(table, status, Map.of(), named("no_credit"))).isInstanceOf(ProviderQuotaException.class);
    }

    @Test
    void words_none_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorTable.builder().words(Kind.QUOTA))
                .withMessage("words must hold at least one word");
    }

    @ParameterizedTest
    @CsvSource({
        "429, false, ProviderApiException",
        "503, false, ProviderApiException",
        "400, true, ProviderUnavailableException",
        "429, true, ProviderRateLimitException",
        "401, true, ProviderAuthException",
        "402, true, ProviderQuotaException",
        "429, perhaps, ProviderRateLimitException"
    })
    void toException_serverWishesARetry_isBelievedButAboutKeysAndMoney(int status, String wish, String error) {
        assertThat(error(plain(), status, Map.of("x-should-retry", wish), SILENT)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(error);
    }

    @Test
    void toException_rateLimit_carriesTheWait() {
        ProviderException error = error(plain(), 429, Map.of("retry-after", "Sun, 01 Nov 2026 12:00:07 GMT"), SILENT);
        assertThat(((ProviderRateLimitException) error).retryAfter()).hasValue(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({"CONCURRENCY, true", "RATE_LIMIT, false"})
    void toException_rateLimit_tellsWhetherCallsAtOnceAreTheTrouble(Kind kind, boolean tooManyAtOnce) {
        ErrorTable table = build(ErrorTable.builder().row(429, kind, "w"));
        ProviderException error = error(table, 429, Map.of(), named("w"));
        assertThat(((ProviderRateLimitException) error).tooManyAtOnce()).isEqualTo(tooManyAtOnce);
    }

    @Test
    void toException_refusal_carriesStatusWordAndMessage() {
        ProviderApiException error = (ProviderApiException)
                error(plain(), 400, Map.of("x-request-id", "req_1"), new ErrorBody(List.of("bad", "b"), "Too long"));
        assertThat(error).hasMessage("the server answered 400 (bad) to request req_1: Too long");
        assertThat(error.status()).hasValue(400);
        assertThat(error.providerCode()).hasValue("bad");
    }

    @Test
    void toException_bodyWithoutWords_namesTheStatus() {
        assertThat(error(plain(), 503, Map.of(), SILENT)).hasMessage("the server answered 503");
    }

    @Test
    void toException_serverEchoesTheKey_doesNotShowIt() {
        ProviderApiException error = (ProviderApiException)
                error(plain(), 400, Map.of("request-id", KEY), new ErrorBody(List.of(KEY), "your key " + KEY));
        assertThat(error + " " + error.providerCode()).doesNotContain(KEY);
    }

    @Test
    void errorBody_blankWords_areLeftOut() {
        assertThat(new ErrorBody(List.of("", " ", "a"), "").words()).containsExactly("a");
    }

    @Test
    void build_builderUsedAgain_putsItsLaterRowsBeforeHttpToo() {
        ErrorTable.Builder builder = ErrorTable.builder();
        build(builder);
        builder.row(429, Kind.QUOTA);
        assertThat(error(build(builder), 429, Map.of(), SILENT)).isInstanceOf(ProviderQuotaException.class);
    }

    private static ErrorTable plain() {
        return build(ErrorTable.builder());
    }

    private static ErrorTable build(ErrorTable.Builder builder) {
        return builder.build(new Redactor(Optional.of(ApiKey.of(KEY))), CLOCK);
    }

    private static ErrorBody named(String... words) {
        return new ErrorBody(List.of(words), "");
    }

    private static ProviderException error(ErrorTable table, int status, Map<String, String> headers, ErrorBody body) {
        return table.toException(Answers.of(status, headers), body);
    }
}
