package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenWordsTest {

    @Test
    void find_breakTag_isNoWord() {
        assertThat(SpokenWords.find("a <break time=\"1.0s\" /> b", false))
                .containsExactly(new SpokenWords.Span(0, 1), new SpokenWords.Span(24, 25));
    }

    @Test
    void find_directionInBrackets_isNoWordForModelsThatTakeIt() {
        assertThat(SpokenWords.find("[sad] a", true)).containsExactly(new SpokenWords.Span(6, 7));
    }

    @Test
    void find_directionInBrackets_isAWordForOthers() {
        assertThat(SpokenWords.find("[sad] a", false))
                .containsExactly(new SpokenWords.Span(1, 4), new SpokenWords.Span(6, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mother-in-law", "don’t", "naïve", "nai\u0308", "3.14", "x²", "कि", "ไทย"})
    void find_wordsInQuotes_areBare(String word) {
        assertThat(SpokenWords.find("«" + word + "»!", false))
                .containsExactly(new SpokenWords.Span(1, 1 + word.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "—", "...", "🎉🎉", "<br/>", "\u00A0\u3000"})
    void find_textWithoutLetters_hasNoWords(String text) {
        assertThat(SpokenWords.find(text, false)).isEmpty();
    }

    @Test
    void find_lessThanSign_isNoTag() {
        assertThat(SpokenWords.find("1 < 2 > 0", false)).hasSize(3);
    }

    @Test
    void find_formula_isNoTag() {
        assertThat(SpokenWords.find("if a<b and c>d", false)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<break time=\"1s\"/>",
                "<break time='1.5s' />",
                "<break time=1s>",
                "<br>",
                "</phoneme>",
                "<phoneme alphabet=\"ipa\" ph=\"a>b\">"
            })
    void find_tagWithinARun_partsTwoWords(String tag) {
        assertThat(SpokenWords.find("a" + tag + "b", false))
                .containsExactly(new SpokenWords.Span(0, 1), new SpokenWords.Span(1 + tag.length(), 2 + tag.length()));
    }

    @Test
    void find_repetitionMarkAndLongVowel_belongToTheCharacterBefore() {
        assertThat(SpokenWords.find("人々らーめん", false))
                .containsExactly(
                        new SpokenWords.Span(0, 2),
                        new SpokenWords.Span(2, 4),
                        new SpokenWords.Span(4, 5),
                        new SpokenWords.Span(5, 6));
    }

    @Test
    void find_ideographOutsideTheBasicPlane_isWhole() {
        assertThat(SpokenWords.find("𠮷野", false))
                .containsExactly(new SpokenWords.Span(0, 2), new SpokenWords.Span(2, 3));
    }
}
