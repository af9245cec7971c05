package io.ttsjobs.http;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderQuotaException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.ProviderUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Maps an answer that is no success to an error, by the first row that fits.
 *
 * <p>A provider's own rows come first. After them stands what HTTP itself says (RFC 9110 and RFC 6585): 401 is {@link
 * Kind#AUTH}, 402 {@link Kind#QUOTA}, 408, 409 and 425 {@link Kind#UNAVAILABLE}, 429 {@link Kind#RATE_LIMIT}, 500 and more
 * {@link Kind#UNAVAILABLE}, and all else {@link Kind#REFUSED}. A header {@code x-should-retry} knows better than the table,
 * except about keys and money. Immutable.
 */
public final class ErrorTable {

    private static final int ANY_STATUS = 0;
    private static final int SERVER_ERRORS = 500;

    private static final List<Row> HTTP_ROWS = List.of(
            new Row(401, Set.of(), Kind.AUTH),
            new Row(402, Set.of(), Kind.QUOTA),
            new Row(408, Set.of(), Kind.UNAVAILABLE),
            new Row(409, Set.of(), Kind.UNAVAILABLE),
            new Row(425, Set.of(), Kind.UNAVAILABLE),
            new Row(429, Set.of(), Kind.RATE_LIMIT));

    private final List<Row> rows;
    private final Redactor redactor;
    private final Clock clock;

    /** What to do about an answer. */
    public enum Kind {
        /** The key is not accepted: {@link ProviderAuthException}. */
        AUTH,
        /** No credit is left, and no wait brings it back: {@link ProviderQuotaException}. */
        QUOTA,
        /** Too many calls in a while: {@link ProviderRateLimitException}. */
        RATE_LIMIT,
        /** Too many calls at once: {@link ProviderRateLimitException}, which says so. */
        CONCURRENCY,
        /** It may go better next time: {@link ProviderUnavailableException}. */
        UNAVAILABLE,
        /** The call itself is at fault: {@link ProviderApiException}. */
        REFUSED
    }

    private record Row(int status, Set<String> words, Kind kind) {
        boolean fits(int answered, ErrorBody body) {
            return (status == ANY_STATUS || status == answered) && (words.isEmpty() || body.names(words));
        }
    }

    private ErrorTable(List<Row> rows, Redactor redactor, Clock clock) {
        this.rows = List.copyOf(rows);
        this.redactor = redactor;
        this.clock = clock;
    }

    /**
     * Starts a table without rows of its own.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes the error of an answer. Its message tells the status, the first word, the server's message and, if there is a
     * header {@code request-id} or {@code x-request-id}, that.
     *
     * @param answer the answer
     * @param body what its body says
     * @return the error, to be thrown
     */
    public ProviderException toException(HttpAnswer answer, ErrorBody body) {
        String message = redactor.clean(describe(answer, body));
        return switch (asServerWishes(kind(answer.status(), body), answer)) {
            case AUTH -> new ProviderAuthException(message);
            case QUOTA -> new ProviderQuotaException(message);
            case UNAVAILABLE -> new ProviderUnavailableException(message);
            case REFUSED ->
                new ProviderApiException(
                        message,
                        answer.status(),
                        body.words().stream().findFirst().map(redactor::clean));
            case RATE_LIMIT -> rateLimit(message, answer, false);
            case CONCURRENCY -> rateLimit(message, answer, true);
        };
    }

    private ProviderException rateLimit(String message, HttpAnswer answer, boolean concurrency) {
        Optional<Duration> wait = RetryAfter.of(answer.headers(), clock.instant());
        return new ProviderRateLimitException(message, wait, concurrency);
    }

    private Kind kind(int status, ErrorBody body) {
        return rows.stream()
                .filter(row -> row.fits(status, body))
                .map(Row::kind)
                .findFirst()
                .orElse(status >= SERVER_ERRORS ? Kind.UNAVAILABLE : Kind.REFUSED);
    }

    private static Kind asServerWishes(Kind kind, HttpAnswer answer) {
        String wish = answer.header("x-should-retry").orElse("");
        return switch (kind) {
            case AUTH, QUOTA -> kind;
            case RATE_LIMIT, CONCURRENCY, UNAVAILABLE -> wish.equals("false") ? Kind.REFUSED : kind;
            case REFUSED -> wish.equals("true") ? Kind.UNAVAILABLE : kind;
        };
    }

    private static String describe(HttpAnswer answer, ErrorBody body) {
        StringBuilder text = new StringBuilder("the server answered ").append(answer.status());
        if (!body.words().isEmpty()) {
            text.append(" (").append(body.words().get(0)).append(')');
        }
        answer.header("request-id")
                .or(() -> answer.header("x-request-id"))
                .ifPresent(id -> text.append(" to request ").append(id));
        if (!body.message().isBlank()) {
            text.append(": ").append(body.message());
        }
        return text.toString();
    }

    /** Builds an {@link ErrorTable}; not thread-safe. */
    public static final class Builder {
        private final List<Row> rows = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a row for one status.
         *
         * @param status the status
         * @param kind what an answer of that status is
         * @param words the row fits if the body names one of these; any body if there are none
         * @return this
         */
        public Builder row(int status, Kind kind, String... words) {
            rows.add(new Row(status, Set.of(words), Objects.requireNonNull(kind, "kind")));
            return this;
        }

        /**
         * Adds a row for every status.
         *
         * @param kind what an answer is whose body names one of the words
         * @param words at least one
         * @return this
         */
        public Builder words(Kind kind, String... words) {
            if (words.length == 0) {
                throw new IllegalArgumentException("words must hold at least one word");
            }
            return row(ANY_STATUS, kind, words);
        }

        /**
         * Makes the table.
         *
         * @param redactor makes what the server says fit for a message
         * @param clock tells the time, for a {@code Retry-After} that is a date
         * @return an immutable table
         */
        public ErrorTable build(Redactor redactor, Clock clock) {
            List<Row> all = new ArrayList<>(rows);
            all.addAll(HTTP_ROWS);
            return new ErrorTable(all, redactor, clock);
        }
    }
}
