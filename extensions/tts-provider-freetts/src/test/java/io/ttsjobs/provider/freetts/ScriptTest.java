package io.ttsjobs.provider.freetts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Call me Ishmael. Some years ago  | Call me Ishmael. / Some years ago",
                "Who? Me! Yes: me.                | Who? / Me! / Yes: / me.",
                "“Who?” he asked.                 | Who? / he asked.",
                "whales, sharks; and (some) men   | whales, sharks; and, some, men",
                "ago—never                        | ago, never",
                "ago\uD803\uDEADnever                       | ago, never",
                "he waited... then ran            | he waited. then ran",
                "Dr. King and Mr. Starbuck        | Dr. King and Mr. Starbuck",
                "the U.S. Navy                    | the U.S. Navy",
                "It rose. then sank               | It rose. then sank",
                "mast-head, ho                    | mast head, ho",
            })
    void of_text_cutsSentencesAndKeepsTheMarkAfterAWord(String text, String expected) {
        String script = Script.of(text).utterances().stream()
                .map(utterance -> utterance.stream()
                        .map(token -> token.text() + token.punctuation())
                        .collect(joining(" ")))
                .collect(joining(" / "));

        assertThat(script).isEqualTo(expected);
    }

    @Test
    void of_emptyLine_endsASentence() {
        Script script = Script.of("CHAPTER 1\r\n\r\nLoomings");

        assertThat(script.utterances()).hasSize(2);
        assertThat(script.utterances().get(0).get(1).punctuation()).isEqualTo(".");
    }

    @Test
    void of_wordOfSeveralTokens_marksThemAllAsItsOwn() {
        Script script = Script.of("a mast-head, ho");

        assertThat(script.utterances().get(0)).extracting(SpokenToken::word).containsExactly(0, 1, 1, 2);
    }

    @Test
    void of_unpronounceableWord_isAPause() {
        Script script = Script.of("the λόγος, he");

        assertThat(script.utterances().get(0).get(1))
                .isEqualTo(SpokenToken.pause(1).withPunctuation(","));
    }

    @Test
    void of_textWithoutAWord_isOnePause() {
        Script script = Script.of("...");

        assertThat(script.words()).isEmpty();
        assertThat(script.utterances()).isEqualTo(List.of(List.of(SpokenToken.pause(SpokenToken.NO_WORD))));
    }

    @Test
    void of_sentenceWithoutAnEnd_isCut() {
        Script script = Script.of("whale ".repeat(300));

        assertThat(script.utterances()).hasSizeBetween(3, 4);
    }
}
