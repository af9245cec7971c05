package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.WordTiming;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTextTest {

    @Test
    void words_punctuation_carriesThePauses() {
        assertThat(spoken("(Hi.) \"ok\"").words())
                .containsExactly(
                        new WordTiming("Hi", Duration.ofMillis(20), Duration.ofMillis(90), 1, 3),
                        new WordTiming("ok", Duration.ofMillis(350), Duration.ofMillis(420), 7, 9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            don't well-known | don't,well-known
            cafe\u0301 x          | cafe\u0301,x
            \uD83E\uDD8A a \u2014 b         | a,b
            """)
    void words_marksWithin_partNoWord(String text, String words) {
        assertThat(spoken(text).words()).extracting(WordTiming::word).containsExactly(words.split(",", -1));
    }

    @Test
    void start_lowSurrogate_isThatOfItsCodePoint() {
        SpokenText spoken = spoken("a\uD83E\uDD8Ab");
        assertThat(spoken.start(2)).isEqualTo(spoken.start(1)).isLessThan(spoken.start(3));
    }

    @Test
    void start_endOfTheText_isItsLength() {
        SpokenText spoken = spoken("Hello, world.");
        assertThat(spoken.start(13)).isEqualTo(spoken.duration());
        assertThat(spoken.samples()).isEqualTo(spoken.duration().toMillis());
    }

    @Test
    void duration_silenceBehind_movesNoWord() {
        SpokenText padded = new SpokenText("ab", 1_000, 10, 500);
        assertThat(padded.words()).isEqualTo(spoken("ab").words());
        assertThat(padded.duration()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void duration_emptyText_isOneStepOfSilence() {
        assertThat(spoken("").samples()).isEqualTo(10);
    }

    @Test
    void toString_text_isNotShown() {
        assertThat(spoken("secret")).asString().doesNotContain("secret");
    }

    private static SpokenText spoken(String text) {
        return new SpokenText(text, 1_000, 10, 0);
    }
}
