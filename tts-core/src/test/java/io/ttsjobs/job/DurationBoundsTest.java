package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationBoundsTest {

    /** 7.7 seconds at the usual pace. */
    private static final String HUNDRED_LETTERS = "a".repeat(100);

    private final DurationBounds standard = DurationBounds.standard();

    @Test
    void shortest_standard_isAQuarterLessHalfASecond() {
        assertThat(standard.shortest(HUNDRED_LETTERS, 1.0)).isEqualTo(Duration.ofMillis(7_700 / 4 - 500));
    }

    @Test
    void longest_standard_isEightTimesAndFiveSeconds() {
        assertThat(standard.longest(HUNDRED_LETTERS, 1.0)).isEqualTo(Duration.ofMillis(8 * 7_700 + 5_000));
    }

    @ParameterizedTest
    @CsvSource({"0.25, 1425, 251400", "1.0, 1425, 66600", "4.0, 0, 66600", "2.0, 462, 66600"})
    void bounds_speed_areWidenedAndNotMoved(double speed, long shortest, long longest) {
        assertThat(standard.shortest(HUNDRED_LETTERS, speed).toMillis()).isEqualTo(shortest);
        assertThat(standard.longest(HUNDRED_LETTERS, speed).toMillis()).isEqualTo(longest);
    }

    @Test
    void shortest_fewLetters_isNothing() {
        assertThat(standard.shortest("Yes, I do.", 1.0)).isZero();
    }

    @Test
    void shortest_ideographs_countMoreThanLetters() {
        assertThat(standard.shortest("漢".repeat(100), 1.0)).isEqualTo(Duration.ofMillis(22_200 / 4 - 500));
    }

    @Test
    void longest_signsAndLineBreaks_haveASecondEach() {
        Duration plain = standard.longest("A B", 1.0);
        assertThat(standard.longest("(A)\n\nB!", 1.0)).isEqualTo(plain.plusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", " ", "\uD83D\uDE00", "* * *"})
    void bounds_nothingToPronounce_holdForAnyTime(String text) {
        assertThat(standard.shortest(text, 1.0)).isZero();
        assertThat(standard.longest(text, 1.0)).isGreaterThan(Duration.ofDays(36_500));
    }

    @Test
    void none_anyText_holdsForAnyTime() {
        assertThat(DurationBounds.none().shortest(HUNDRED_LETTERS, 1.0)).isZero();
        assertThat(DurationBounds.none().longest(HUNDRED_LETTERS, 1.0)).isGreaterThan(Duration.ofDays(36_500));
    }

    @Test
    void of_factors_moveTheBounds() {
        DurationBounds tight = DurationBounds.of(2, 3);
        assertThat(tight.shortest(HUNDRED_LETTERS, 1.0)).isEqualTo(Duration.ofMillis(7_700 / 2 - 500));
        assertThat(tight.longest(HUNDRED_LETTERS, 1.0)).isEqualTo(Duration.ofMillis(3 * 7_700 + 5_000));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.99, -1, Double.NaN})
    void of_factorBelowOne_isRefused(double factor) {
        assertThatThrownBy(() -> DurationBounds.of(factor, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timesFaster must be at least 1, but is " + factor);
        assertThatThrownBy(() -> DurationBounds.of(2, factor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timesSlower must be at least 1, but is " + factor);
    }
}
