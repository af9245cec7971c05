package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text. The seed of a failure is in its description. */
class SentenceSplitterPropertiesTest {

    private static final int ROUNDS = 2000;
    private static final List<Locale> LANGUAGES =
            List.of(Locale.ROOT, Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("hy"), Locale.CHINESE);

    private final SentenceSplitter splitter = SentenceSplitter.create();

    @Test
    void split_anyText_isInOrderAndCoversAllButWhiteSpace() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            String text = new RandomText(seed).next(60);
            int covered = 0;
            for (TextSpan sentence : split(text, seed)) {
                assertThat(sentence.start()).as("seed %d", seed).isGreaterThanOrEqualTo(covered);
                assertThat(isBlank(text, covered, sentence.start()))
                        .as("seed %d", seed)
                        .isTrue();
                covered = sentence.end();
            }
            assertThat(isBlank(text, covered, text.length()))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void split_anyText_holdsNoWhiteSpaceAtEitherEnd() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            String text = new RandomText(seed).next(60);
            for (TextSpan sentence : split(text, seed)) {
                assertThat(sentence.length()).as("seed %d", seed).isPositive();
                assertThat(isBlank(text, sentence.start(), sentence.start() + 1))
                        .as("seed %d", seed)
                        .isFalse();
                assertThat(isBlank(text, sentence.end() - 1, sentence.end()))
                        .as("seed %d", seed)
                        .isFalse();
            }
        }
    }

    @Test
    void split_aSentenceAlone_neverPartsASurrogatePair() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            String text = new RandomText(seed).next(60);
            for (TextSpan sentence : split(text, seed)) {
                assertThat(partsPair(text, sentence.start()))
                        .as("seed %d", seed)
                        .isFalse();
                assertThat(partsPair(text, sentence.end())).as("seed %d", seed).isFalse();
            }
        }
    }

    /** A quadratic step would take minutes here; the limit is far above what a slow machine needs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", "\"", "'", ".", ". ", "Mr. ", "A.B.C. ", "a", " ", "\n", "a\n", "« ", "“a. ", "1. ", "1) 2) ",
                "•   ", "(a. ", "\u0301", "。", "「", "! ?", "[1]", ". [1] ", "x.Y", "a\n\n", "Mr . ", "a :) ", ":) B",
                "''", "` ", "a. b", "“a—” B ", "(...)", "p.m. A"
            })
    void split_hostileRepetition_takesLinearTime(String part) {
        String text = part.repeat(1_000_000 / part.length());

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThatCode(() -> splitter.split(text)).doesNotThrowAnyException());
    }

    @Test
    void split_openingMarkThenManySentences_takesLinearTime() {
        String text = "« " + "He came. ".repeat(100_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertThat(splitter.split(text)).hasSize(100_000));
    }

    private List<TextSpan> split(String text, long seed) {
        return splitter.split(text, LANGUAGES.get((int) (seed % LANGUAGES.size())));
    }

    private static boolean partsPair(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isHighSurrogate(text.charAt(index - 1))
                && Character.isLowSurrogate(text.charAt(index));
    }

    private static boolean isBlank(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\u0085') {
                return false;
            }
        }
        return true;
    }
}
