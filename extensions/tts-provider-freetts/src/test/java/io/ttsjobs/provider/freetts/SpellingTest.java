package io.ttsjobs.provider.freetts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain       | plain",
                "café        | cafe",
                "naïveté     | naivete",
                "Ærø         | aero",
                "Straße      | Strasse",
                "Łódź        | lodz",
                "can’t       | can't",
                "mast‐head   | mast-head",
                "ﬁsh         | fish",
                "１２３        | 123",
                "٣٤          | 34",
                "𝐀𝐁          | AB",
                "Pequod_'s   | Pequod's",
            })
    void of_latinWord_keepsItsLettersInAscii(String word, String expected) {
        assertThat(Spelling.of(word).strip()).isEqualToIgnoringCase(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "20°C   | 20 degrees C",
                "©2026  | copyright 2026",
                "€5     | 5 euros",
                "£5.20  | 5.20 pounds",
                "5€     | 5 euros",
                "2½     | 2 1/2",
                "±3     | plus or minus 3",
                "−3     | -3",
            })
    void of_symbols_saysTheirNames(String word, String expected) {
        assertThat(Spelling.of(word).strip()).isEqualTo(expected);
    }

    @Test
    void of_partlyGreekWord_keepsTheLatinPartsApart() {
        assertThat(Spelling.of("abλcd")).isEqualTo("ab cd");
    }

    @ParameterizedTest
    @CsvSource({"λόγος", "שלום", "привет", "世界", "😀", "👨‍👩‍👧"})
    void of_wordOfAnotherScript_isBlank(String word) {
        assertThat(Spelling.of(word)).isBlank();
    }

    @Test
    void of_anyCodePoint_isAscii() {
        IntStream notAscii = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Spelling.of(Character.toString(c)).chars().anyMatch(spelled -> spelled > 0x7F));

        assertThat(notAscii).isEmpty();
    }
}
