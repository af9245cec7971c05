package io.ttsjobs.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Reads how long a server asks to wait: {@code Retry-After} of RFC 9110, section 10.2.3, in seconds, also with a
 * fraction, or as a date; and {@code retry-after-ms}, which is finer and goes first.
 */
public final class RetryAfter {

    private static final int MAX_DIGITS = 12;

    private RetryAfter() {}

    /**
     * Reads the wait.
     *
     * @param headers the headers of an answer
     * @param now the time by which a date is reckoned
     * @return the wait, zero for a date that is past; empty for no header, or one that makes no sense: garbage, a sign, or
     *     more than twelve digits
     */
    public static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return headers.firstValue("retry-after-ms")
                .flatMap(value -> number(value, 1))
                .or(() -> headers.firstValue("retry-after").flatMap(value -> secondsOrDate(value, now)));
    }

    private static Optional<Duration> secondsOrDate(String value, Instant now) {
        return number(value, 1000).or(() -> date(value, now));
    }

    /** Digits with at most one point; a sign, an exponent or a word is no number here. */
    private static Optional<Duration> number(String value, double millis) {
        String digits = value.strip();
        long points = digits.chars().filter(c -> c == '.').count();
        boolean plain = digits.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        if (!plain || points > 1 || digits.length() <= points || digits.length() > MAX_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(digits) * millis)));
    }

    private static Optional<Duration> date(String value, Instant now) {
        try {
            Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip(), Instant::from);
            Duration wait = Duration.between(now, until);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
