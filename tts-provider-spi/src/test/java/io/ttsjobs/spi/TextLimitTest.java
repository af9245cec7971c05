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
}
