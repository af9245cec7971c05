package io.ttsjobs.provider.freetts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordScannerTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Call me Ishmael.            | Call me Ishmael",
                "“Ishmael,” he said.         | Ishmael he said",
                "don't can’t o'clock         | don't can’t o'clock",
                "the mast-head (aft)         | the mast-head aft",
                "_Moby Dick_ and _Pequod_'s  | Moby Dick and Pequod_'s",
                "It costs $5.20.             | It costs $5.20",
                "50% of AT&T #1 C++          | 50% of AT&T #1 C++",
                "U.S. Dr. 3.14 10:30         | U.S Dr 3.14 10:30",
                "-5 and .5 but - and .       | -5 and .5 but and",
                "years ago—never mind        | years ago never mind",
                "years ago--never mind       | years ago never mind",
                "wait...what                 | wait what",
                "wait…what                   | wait what",
                "1840–1850 ago–never         | 1840–1850 ago never",
                "<b>bold</b>                 | b>bold</b",
                "λόγος שלום 😀               | λόγος שלום 😀",
                "你好，世界。                   | 你好 世界",
                "צה״ל                        | צה״ל",
                "* * * -- … !?               | ``",
            })
    void words_text_areRunsWithoutThePunctuationAround(String text, String expected) {
        List<String> words = WordScanner.words(text).stream()
                .map(word -> text.substring(word.start(), word.end()))
                .toList();

        assertThat(String.join(" ", words)).isEqualTo(expected);
    }

    @Test
    void words_everyKindOfSpace_partsWords() {
        String text = "a\tb\nc\r\nd\u00A0e\u2003f\u0000g\u200Bh";

        assertThat(WordScanner.words(text)).hasSize(8);
    }

    /** A Kharoshthi full stop, a Tamil end of text, a Yezidi hyphen: punctuation of two UTF-16 units each. */
    @ParameterizedTest
    @ValueSource(strings = {"\uD802\uDE50", "\uD807\uDFFF", "\uD803\uDEAD"})
    void words_punctuationOfTwoUnits_partsWordsWhole(String mark) {
        String text = mark + "a" + mark + mark + "b " + mark + " c" + mark;

        assertThat(WordScanner.words(text)).containsExactly(new Word(2, 3), new Word(7, 8), new Word(12, 13));
    }

    @Test
    void words_loneSurrogate_isAWordOfItsOwn() {
        assertThat(WordScanner.words("a \uD83D b")).containsExactly(new Word(0, 1), new Word(2, 3), new Word(4, 5));
    }

    @Test
    void words_byteOrderMarkInFront_isLeftOut() {
        assertThat(WordScanner.words("\uFEFFCall")).containsExactly(new Word(1, 5));
    }

    @Test
    void words_familyEmoji_isOneWord() {
        String family = "👨\u200D👩\u200D👧🏽";

        assertThat(WordScanner.words(family)).containsExactly(new Word(0, family.length()));
    }
}
