package io.ttsjobs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLimitTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void of_maxBelowOne_isRefusedWithItsValue(int max) {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> TextLimit.of(max, TextUnit.UTF16))
                .withMessageContaining(String.valueOf(max))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR));
    }

    @Test
    void factories_eachUnit_setUnitAndMax() {
        assertThat(TextLimit.utf16(5)).isEqualTo(TextLimit.of(5, TextUnit.UTF16));
        assertThat(TextLimit.codePoints(5)).isEqualTo(TextLimit.of(5, TextUnit.CODE_POINTS));
        assertThat(TextLimit.utf8Bytes(5)).isEqualTo(TextLimit.of(5, TextUnit.UTF8_BYTES));
        assertThat(TextLimit.tokens(5)).isEqualTo(TextLimit.of(5, TextUnit.TOKENS));
    }

    @Test
    void fits_textOfExactlyTheLimit_fits() {
        assertThat(TextLimit.utf8Bytes(6).fits("漢字")).isTrue();
        assertThat(TextLimit.codePoints(2).fits("😀😀")).isTrue();
        assertThat(TextLimit.utf16(4).fits("😀😀")).isTrue();
    }

    @Test
    void fits_oneMoreThanTheLimit_doesNotFit() {
        assertThat(TextLimit.utf8Bytes(5).fits("漢字")).isFalse();
        assertThat(TextLimit.codePoints(1).fits("😀😀")).isFalse();
        assertThat(TextLimit.utf16(3).fits("😀😀")).isFalse();
    }

    @Test
    void equals_otherMaxOrUnit_differs() {
        assertThat(TextLimit.utf16(5))
                .isEqualTo(TextLimit.utf16(5))
                .hasSameHashCodeAs(TextLimit.utf16(5))
                .isNotEqualTo(TextLimit.utf16(6))
                .isNotEqualTo(TextLimit.codePoints(5));
    }

    @Test
    void toString_anyLimit_namesMaxAndUnit() {
        assertThat(TextLimit.codePoints(4096)).hasToString("4096 code_points");
    }

    @Test
    void fits_partOfText_isThatOfThePartAlone() {
        assertThat(TextLimit.utf8Bytes(6).fits("a漢字b", 1, 3)).isTrue();
        assertThat(TextLimit.utf8Bytes(6).fits("a漢字b", 0, 3)).isFalse();
    }

    @Test
    void fits_estimatedTokens_areComparedRoundedUp() {
        assertThat(TextLimit.tokens(1).fits("the")).isTrue();
        assertThat(TextLimit.tokens(1).fits("then")).isFalse();
        assertThat(TextLimit.tokens(2).fits("then")).isTrue();
    }

    @Test
    void fits_twoLimits_needsBoth() {
        TextLimit both = TextLimit.codePoints(3).and(TextLimit.utf8Bytes(6));

        assertThat(both.fits("漢字")).isTrue();
        assertThat(both.fits("abcd")).isFalse();
        assertThat(both.fits("漢字a")).isFalse();
    }

    /** The opening of Moby-Dick; prose in English is to be bounded by the code points. */
    @Test
    void fits_4096CodePointsOfEnglish_areFewerThan2000Tokens() {
        String prose = "Call me Ishmael. Some years ago—never mind how long precisely—having little or no money in my "
                + "purse, and nothing particular to interest me on shore, I thought I would sail about a little and see "
                + "the watery part of the world. It is a way I have of driving off the spleen and regulating the "
                + "circulation. ";

        assertThat(TextLimit.tokens(2000).fits(prose.repeat(20), 0, 4096)).isTrue();
    }

    @Test
    void second_oneLimit_isEmpty() {
        assertThat(TextLimit.utf16(5).second()).isEmpty();
    }

    @Test
    void and_twoLimits_keepsTheirOrder() {
        TextLimit both = TextLimit.codePoints(4096).and(TextLimit.tokens(2000));

        assertThat(both.max()).isEqualTo(4096);
        assertThat(both.unit()).isEqualTo(TextUnit.CODE_POINTS);
        assertThat(both.second()).contains(TextLimit.tokens(2000));
    }

    @Test
    void and_thirdLimit_isRefusedNamingAll() {
        TextLimit both = TextLimit.codePoints(4096).and(TextLimit.tokens(2000));

        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> both.and(TextLimit.utf16(7)))
                .withMessageContaining("4096 code_points and 2000 tokens and 7 utf16");
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> TextLimit.utf16(7).and(both))
                .withMessageContaining("7 utf16 and 4096 code_points and 2000 tokens");
    }

    @Test
    void atMost_lower_lowersTheFirstAndKeepsTheSecond() {
        TextLimit both = TextLimit.codePoints(4096).and(TextLimit.tokens(2000));

        assertThat(both.atMost(100)).isEqualTo(TextLimit.codePoints(100).and(TextLimit.tokens(2000)));
        assertThat(TextLimit.utf16(5).atMost(3)).isEqualTo(TextLimit.utf16(3));
    }

    @Test
    void atMost_higher_changesNothing() {
        TextLimit both = TextLimit.codePoints(4096).and(TextLimit.tokens(2000));

        assertThat(both.atMost(5000)).isEqualTo(both);
    }

    @Test
    void atMost_belowOne_isRefusedWithItsValue() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> TextLimit.utf16(5).atMost(0))
                .withMessageContaining("0");
    }

    @Test
    void equals_otherSecond_differs() {
        TextLimit both = TextLimit.codePoints(5).and(TextLimit.tokens(3));

        assertThat(both)
                .isEqualTo(TextLimit.codePoints(5).and(TextLimit.tokens(3)))
                .hasSameHashCodeAs(TextLimit.codePoints(5).and(TextLimit.tokens(3)))
                .isNotEqualTo(TextLimit.codePoints(5))
                .isNotEqualTo(TextLimit.codePoints(5).and(TextLimit.tokens(4)))
                .isNotEqualTo(TextLimit.tokens(3).and(TextLimit.codePoints(5)));
    }

    @Test
    void toString_twoLimits_namesBoth() {
        assertThat(TextLimit.codePoints(4096).and(TextLimit.tokens(2000)))
                .hasToString("4096 code_points and 2000 tokens");
    }
}
