package io.ttsjobs.provider.openai;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderQuotaException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.ProviderUnavailableException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Maps an answer other than 200 to an error, by the first row of a table that fits. */
final class ErrorTable {

    private static final int ANY_STATUS = 0;
    private static final Set<String> ANY_WORD = Set.of();

    private static final List<Row> ROWS = List.of(
            // Comes with 429, but no wait brings credit back.
            new Row(
                    ANY_STATUS,
                    Set.of(
                            "insufficient_quota",
                            "credit_balance_exhausted",
                            "organization_spend_limit_exceeded",
                            "project_spend_limit_exceeded",
                            "organization_usage_limit_exceeded"),
                    Kind.QUOTA),
            new Row(401, ANY_WORD, Kind.AUTH),
            new Row(402, ANY_WORD, Kind.QUOTA),
            // The key is good; where it is used, or for what, is not.
            new Row(403, Set.of("unsupported_country_region_territory", "model_not_found"), Kind.REFUSED),
            new Row(403, ANY_WORD, Kind.AUTH),
            new Row(408, ANY_WORD, Kind.UNAVAILABLE),
            new Row(409, ANY_WORD, Kind.UNAVAILABLE),
            new Row(425, ANY_WORD, Kind.UNAVAILABLE),
            new Row(429, ANY_WORD, Kind.RATE_LIMIT));

    private final Redactor redactor;
    private final Clock clock;

    private enum Kind {
        AUTH,
        QUOTA,
        RATE_LIMIT,
        UNAVAILABLE,
        REFUSED
    }

    private record Row(int status, Set<String> words, Kind kind) {
        boolean fits(int answered, ErrorBody body) {
            return (status == ANY_STATUS || status == answered) && (words.isEmpty() || body.names(words));
        }
    }

    ErrorTable(Redactor redactor, Clock clock) {
        this.redactor = redactor;
        this.clock = clock;
    }

    ProviderException toException(int status, HttpHeaders headers, ErrorBody body) {
        String message = redactor.clean(describe(status, body));
        return switch (asServerWishes(kind(status, body), headers)) {
            case AUTH -> new ProviderAuthException(message);
            case QUOTA -> new ProviderQuotaException(message);
            case UNAVAILABLE -> new ProviderUnavailableException(message);
            case REFUSED -> new ProviderApiException(message, status);
            case RATE_LIMIT ->
                RetryAfter.of(headers, clock.instant())
                        .map(wait -> new ProviderRateLimitException(message, wait))
                        .orElseGet(() -> new ProviderRateLimitException(message));
        };
    }

    private static Kind kind(int status, ErrorBody body) {
        return ROWS.stream()
                .filter(row -> row.fits(status, body))
                .map(Row::kind)
                .findFirst()
                .orElse(status >= 500 ? Kind.UNAVAILABLE : Kind.REFUSED);
    }

    /** A server that says whether to try again knows better than the table, except about keys and money. */
    private static Kind asServerWishes(Kind kind, HttpHeaders headers) {
        String wish = headers.firstValue("x-should-retry").orElse("");
        if (wish.equals("false") && (kind == Kind.RATE_LIMIT || kind == Kind.UNAVAILABLE)) {
            return Kind.REFUSED;
        }
        return wish.equals("true") && kind == Kind.REFUSED ? Kind.UNAVAILABLE : kind;
    }

    private static String describe(int status, ErrorBody body) {
        String word = body.code().isEmpty() ? body.type() : body.code();
        StringBuilder text = new StringBuilder("the server answered ").append(status);
        if (!word.isEmpty()) {
            text.append(" (").append(word).append(')');
        }
        if (!body.message().isEmpty()) {
            text.append(": ").append(body.message());
        }
        return text.toString();
    }
}
