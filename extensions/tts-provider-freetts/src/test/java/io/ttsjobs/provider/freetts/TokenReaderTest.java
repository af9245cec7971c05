package io.ttsjobs.provider.freetts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whale",
                "WHALE",
                "Ahab's",
                "he'll",
                "U.S.A",
                "$5.20",
                "$1,000.50",
                "3.14",
                ".5",
                "50%",
                "1,234,567",
                "10:30",
                "1/2",
                "21st",
                "1840s",
                "1850's",
                "555-1234",
                "800-555-1234",
                "123456789012"
            })
    void tokens_shapeThatTheVoiceExpands_staysWhole(String spelling) {
        assertThat(TokenReader.tokens(spelling)).containsExactly(spelling);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mast-head           | mast head",
                "and/or              | and or",
                "AT&T                | AT and T",
                "C++                 | C plus plus",
                "user@host.org       | user at host org",
                "https://a.com/x?y=1 | https a com x y equals 1",
                "1840-1850           | 1840 to 1850",
                "-5                  | minus 5",
                "B-52                | B 52",
                "5/6/2020            | 5 6 2020",
                "192.168.0.1         | 192.168 .0 .1",
                "21ST                | 21st",
                "00                  | 0 0",
                "don't               | dont",
                "rock'n'roll         | rocknroll",
                "foo_bar             | foo bar",
                "b>bold</b           | b bold b",
                "10-20-x             | 10 20 x",
                "$                   | dollars",
                "12345678901234      | 1 2 3 4 5 6 7 8 9 0 1 2 3 4",
            })
    void tokens_anyOtherShape_isTakenApart(String spelling, String expected) {
        assertThat(String.join(" ", TokenReader.tokens(spelling))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "***", "'", "-", "_", "/", "\\"})
    void tokens_nothingToSay_areNone(String spelling) {
        assertThat(TokenReader.tokens(spelling)).isEmpty();
    }

    @Test
    void tokens_thousandFigures_areSingleFigures() {
        assertThat(TokenReader.tokens("7".repeat(1000))).isEqualTo(Collections.nCopies(1000, "7"));
    }

    @Test
    void tokens_veryLongLetters_areCut() {
        List<String> tokens = TokenReader.tokens("a".repeat(2000));

        assertThat(tokens).allMatch(token -> token.length() <= 40);
        assertThat(String.join("", tokens)).isEqualTo("a".repeat(2000));
    }
}
