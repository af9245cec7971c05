package io.ttsjobs.provider.elevenlabs;

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
            // Comes with 401 or 402, by the age of the server: no credit, or a plan that does not include this.
            new Row(
                    ANY_STATUS,
                    Set.of("quota_exceeded", "insufficient_credits", "payment_required", "paid_plan_required"),
                    Kind.QUOTA),
            new Row(ANY_STATUS, Set.of("invalid_api_key", "missing_api_key", "detected_unusual_activity"), Kind.AUTH),
            new Row(401, ANY_WORD, Kind.AUTH),
            new Row(402, ANY_WORD, Kind.QUOTA),
            // Other reasons for 403 are a format that is not one, or one that the plan does not include.
            new Row(403, Set.of("insufficient_permissions", "missing_permissions", "unauthorized"), Kind.AUTH),
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
        return switch (kind(status, body)) {
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

    private static String describe(int status, ErrorBody body) {
        StringBuilder text = new StringBuilder("the server answered ").append(status);
        if (!body.words().isEmpty()) {
            text.append(" (").append(body.words().get(0)).append(')');
        }
        if (!body.message().isEmpty()) {
            text.append(": ").append(body.message());
        }
        return text.toString();
    }
}
