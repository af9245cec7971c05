package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UtteranceTest {

    @Test
    void wordTimings_words_standWhereTheirLettersStand() {
        assertThat(utterance(" Hi you ").wordTimings())
                .containsExactly(
                        new WordTiming("Hi", Duration.ofMillis(10), Duration.ofMillis(30), 1, 3),
                        new WordTiming("you", Duration.ofMillis(40), Duration.ofMillis(70), 4, 7));
    }

    @Test
    void wordTimings_supplementaryCharacters_countTwiceInTheTextAndOnceInTime() {
        assertThat(utterance("\uD83E\uDD8A\uD83E\uDD8A a").wordTimings())
                .containsExactly(
                        new WordTiming("\uD83E\uDD8A\uD83E\uDD8A", Duration.ZERO, Duration.ofMillis(20), 0, 4),
                        new WordTiming("a", Duration.ofMillis(30), Duration.ofMillis(40), 5, 6));
    }

    @Test
    void wordTimings_spacesOfEveryKind_partWords() {
        assertThat(utterance("a\tb\nc\u00A0d\u2003e\u3000f").wordTimings())
                .extracting(WordTiming::word)
                .containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void sentenceTimings_sentences_endWithTheirLastWord() {
        assertThat(utterance("Oh no! Is it? Yes").sentenceTimings())
                .containsExactly(
                        new SentenceTiming("Oh no!", Duration.ZERO, Duration.ofMillis(60), 0, 6),
                        new SentenceTiming("Is it?", Duration.ofMillis(70), Duration.ofMillis(130), 7, 13),
                        new SentenceTiming("Yes", Duration.ofMillis(140), Duration.ofMillis(170), 14, 17));
    }

    @Test
    void wordTimings_oddRate_areRoundedDownToTheNanosecond() {
        List<WordTiming> words = new Utterance("ab", 44_100, 576).wordTimings();
        assertThat(words.get(0).end()).isEqualTo(Duration.ofNanos(2 * 576L * 1_000_000_000 / 44_100));
    }

    @Test
    void tone_steps_soundInWordsAlone() {
        Utterance utterance = utterance("ab c");
        assertThat(List.of(utterance.tone(0), utterance.tone(1), utterance.tone(2), utterance.tone(3)))
                .containsExactly(
                        Utterance.toneOf("ab"), Utterance.toneOf("ab"), Utterance.SILENCE, Utterance.toneOf("c"));
    }

    private static Utterance utterance(String text) {
        return new Utterance(text, 1_000, 10);
    }
}
