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

    /** What is counted was counted with the vocabularies o200k_base and cl100k_base of OpenAI's tokenizers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Call me Ishmael. Some years ago I went to sea. | 13 | 14 | 22
                    CALL ME ISHMAEL. SOME YEARS AGO.               | 11 | 12 | 27
                    Ich ging im Walde so für mich hin.             | 10 | 10 | 17
                    Longtemps, je me suis couché de bonne heure.   | 12 | 12 | 22
                    吾輩は猫である。名前はまだ無い。               | 14 | 21 | 32
                    道可道，非常道。名可名，非常名。               | 12 | 16 | 39
                    龘靐齉爩鱻麤                                   | 13 | 15 | 15
                    Все счастливые семьи похожи друг на друга.     | 10 | 22 | 52
                    مرحبا بالعالم                                  | 4  | 10 | 17
                    สวัสดีชาวโลก                                   | 7  | 13 | 32
                    नमस्ते दुनिया                                  | 5  | 13 | 33
                    안녕하세요 세계                                | 3  | 9  | 20
                    Xin cha\u0300o the\u0302\u0301 gio\u031B\u0301i  | 12 | 14 | 21
                    a b c d e f                                    | 6  | 6  | 6
                    A. B. C. D.                                    | 8  | 8  | 10
                    1 2 3 4 5 6 7 8                                | 15 | 15 | 18
                    https://example.com/a?q=Zq7x                   | 11 | 11 | 24
                    for (int i = 0; i < n; i++) {                  | 15 | 15 | 22
                    xqzjv kwpqz zxqj                               | 11 | 12 | 23
                    👍🏽👨‍👩‍👧😀                                        | 12 | 21 | 36
                    “No,” he said — “never.”                       | 8  | 8  | 19
                    """)
    void length_tokens_areNoFewerThanWereCounted(String text, int o200k, int cl100k, int estimate) {
        assertThat(TextUnit.TOKENS.length(text, 0, text.length()))
                .isEqualTo(estimate)
                .isGreaterThanOrEqualTo(o200k)
                .isGreaterThanOrEqualTo(cl100k);
    }

    /** The first and the last of each kind, and what lies beside them. */
    @ParameterizedTest
    @CsvSource({
        "'a', 2",
        "'q', 12",
        "'Z', 5",
        "' ', 4",
        "'!', 7",
        "'~', 7",
        "'0', 10",
        "'9', 10",
        "'\n', 10",
        "'\u007F', 10",
        "'\u0080', 10",
        "'¿', 10",
        "'À', 8",
        "'ÿ', 8",
        "'\u0100', 16",
        "'α', 8",
        "'ω', 8",
        "'А', 8",
        "'я', 8",
        "'\u0301', 16",
        "'\u0900', 16",
        "'\u0B00', 22",
        "'\u0E7F', 16",
        "'\u0E80', 22",
        "'—', 10",
        "'…', 10",
        "'\u2027', 22",
        "'\u3000', 10",
        "'ー', 10",
        "'\u3100', 22",
        "'\u4DFF', 22",
        "'一', 15",
        "'\u9FFF', 15",
        "'가', 16",
        "'힣', 16",
        "'！', 15",
        "'～', 15",
        "'😀', 28",
        "'\uD83D', 22"
    })
    void weight_tokens_goByTheKindOfCharacter(String character, int sixths) {
        assertThat(TextUnit.TOKENS.weight(character, 0, character.length())).isEqualTo(sixths);
    }

    @Test
    void length_tokens_areRoundedUp() {
        assertThat(TextUnit.TOKENS.length("", 0, 0)).isZero();
        assertThat(TextUnit.TOKENS.length("a", 0, 1)).isEqualTo(1);
        assertThat(TextUnit.TOKENS.length("aaa", 0, 3)).isEqualTo(1);
        assertThat(TextUnit.TOKENS.length("aaaa", 0, 4)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(TextUnit.class)
    void weight_twoParts_addUpToTheWhole(TextUnit unit) {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 200; round++) {
            String text = wellFormed(random);
            int cut = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));

            assertThat(unit.weight(text, 0, cut) + unit.weight(text, cut, text.length()))
                    .isEqualTo(unit.weight(text, 0, text.length()));
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
