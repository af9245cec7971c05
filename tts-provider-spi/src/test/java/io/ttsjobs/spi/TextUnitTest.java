package io.ttsjobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextUnitTest {

    @ParameterizedTest
    @CsvSource({"abc, 3, 3, 3", "é, 1, 1, 2", "漢字, 2, 2, 6", "😀, 2, 1, 4", "a😀b, 4, 3, 6", "'', 0, 0, 0"})
    void length_knownText_isCountedInEachUnit(String text, int utf16, int codePoints, int bytes) {
        assertThat(TextUnit.UTF16.length(text, 0, text.length())).isEqualTo(utf16);
        assertThat(TextUnit.CODE_POINTS.length(text, 0, text.length())).isEqualTo(codePoints);
        assertThat(TextUnit.UTF8_BYTES.length(text, 0, text.length())).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"55357, 1, 3", "56832, 1, 3", "127, 1, 1", "128, 1, 2", "2047, 1, 2", "2048, 1, 3", "65535, 1, 3"})
    void length_singleUnit_isNeverAnError(int unit, int codePoints, int bytes) {
        String text = String.valueOf((char) unit);

        assertThat(TextUnit.CODE_POINTS.length(text, 0, 1)).isEqualTo(codePoints);
        assertThat(TextUnit.UTF8_BYTES.length(text, 0, 1)).isEqualTo(bytes);
    }

    @Test
    void length_partOfText_countsOnlyThatPart() {
        assertThat(TextUnit.UTF8_BYTES.length("aé漢😀", 1, 3)).isEqualTo(5);
    }

    @Test
    void length_rangePartsAPair_countsTheHalfAlone() {
        assertThat(TextUnit.CODE_POINTS.length("😀😀", 0, 3)).isEqualTo(2);
        assertThat(TextUnit.UTF8_BYTES.length("😀😀", 1, 4)).isEqualTo(7);
    }

    @Test
    void length_wellFormedText_agreesWithTheJdk() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            String text = wellFormed(random);

            assertThat(TextUnit.UTF8_BYTES.length(text, 0, text.length()))
                    .isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            assertThat(TextUnit.CODE_POINTS.length(text, 0, text.length()))
                    .isEqualTo(text.codePointCount(0, text.length()));
        }
    }

    @ParameterizedTest
    @EnumSource(value = TextUnit.class, mode = EnumSource.Mode.EXCLUDE, names = "TOKENS") // which are rounded up
    void length_twoParts_addUpToTheWhole(TextUnit unit) {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 200; round++) {
            String text = wellFormed(random);
            int cut = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));

            assertThat(unit.length(text, 0, cut) + unit.length(text, cut, text.length()))
                    .isEqualTo(unit.length(text, 0, text.length()));
        }
    }

    private static String wellFormed(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            int c = random.nextInt(Character.MAX_CODE_POINT + 1);
            text.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 'x' : c);
        }
        return text.toString();
    }
}
