package io.ttsjobs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                             | PT0S
            20                            | PT20S
            ' 3 '                         | PT3S
            1.5                           | PT1.5S
            .25                           | PT0.25S
            0.0001                        | PT0.001S
            999999999                     | PT277777H46M39S
            Sun, 01 Nov 2026 12:01:30 GMT | PT1M30S
            Sun, 01 Nov 2026 11:00:00 GMT | PT0S
            """)
    void of_secondsOrDate_isRead(String value, Duration wait) {
        assertThat(read(Map.of("retry-after", value))).hasValue(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "-5", "+5", "1e3", "NaN", "Infinity", "0x10", "1.2.3", "soon", "6m0s", "9999999999999"})
    void of_garbage_asksForNothing(String value) {
        assertThat(read(Map.of("retry-after", value))).isEmpty();
    }

    @Test
    void of_milliseconds_winOverSeconds() {
        assertThat(read(Map.of("retry-after-ms", "250.4", "retry-after", "9"))).hasValue(Duration.ofMillis(251));
    }

    @Test
    void of_senselessMilliseconds_leaveTheSeconds() {
        assertThat(read(Map.of("retry-after-ms", "-1", "retry-after", "9"))).hasValue(Duration.ofSeconds(9));
    }

    @Test
    void of_noHeader_asksForNothing() {
        assertThat(read(Map.of())).isEmpty();
    }

    private static Optional<Duration> read(Map<String, String> headers) {
        return RetryAfter.of(Answers.headers(headers), NOW);
    }
}
