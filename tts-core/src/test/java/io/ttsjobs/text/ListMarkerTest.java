package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListMarkerTest {

    @ParameterizedTest
    @CsvSource({
        "1. x, NUMBER, 1",
        "12) x, NUMBER, 12",
        "3.) x, NUMBER, 3",
        "(4) x, NUMBER, 4",
        "a. x, LOWER_LETTER, 1",
        "B) x, UPPER_LETTER, 2",
        "ii. x, LOWER_ROMAN, 2",
        "(iv) x, LOWER_ROMAN, 4",
        "IX. x, UPPER_ROMAN, 9",
        "• x, BULLET, 0",
        "- x, BULLET, 0",
        "* x, BULLET, 0",
        "• 3. x, NUMBER, 3",
        "⁃9. x, NUMBER, 9"
    })
    void at_marker_isRead(String text, ListMarker.Style style, int value) {
        assertThat(ListMarker.at(text, 0)).get().satisfies(marker -> {
            assertThat(marker.style()).isEqualTo(style);
            assertThat(marker.value()).isEqualTo(value);
            assertThat(text.charAt(marker.end())).isEqualTo(' ');
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "word", "1.5 kg", "2014. x", "ab. x", "(x", "-x", "1.", "(1 x) y", "IIII"})
    void at_anythingElse_isNoMarker(String text) {
        assertThat(ListMarker.at(text, 0)).isEmpty();
    }

    @Test
    void follows_nextNumberOfOneStyle_does() {
        ListMarker one = ListMarker.at("1. x", 0).orElseThrow();

        assertThat(ListMarker.at("2. x", 0).orElseThrow().follows(one)).isTrue();
        assertThat(ListMarker.at("3. x", 0).orElseThrow().follows(one)).isFalse();
        assertThat(ListMarker.at("b. x", 0).orElseThrow().follows(one)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"h) x, i) x", "i) x, j) x", "i) x, ii) x", "u) x, v) x", "x) x, y) x", "ix) x, x) x"})
    void follows_letterThatIsARomanNumberToo_goesOnAsEither(String first, String second) {
        ListMarker previous = ListMarker.at(first, 0).orElseThrow();

        assertThat(ListMarker.at(second, 0).orElseThrow().follows(previous)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"I, 1", "iv, 4", "XIV, 14", "XL, 40", "MCMXCIX, 1999", "Iv, 0", "abc, 0", "IC, 0"})
    void valueOf_token_isItsRomanValueOrNothing(String token, int value) {
        assertThat(RomanNumber.valueOf(token)).isEqualTo(value);
    }
}
