package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.WordTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignedWordsTest {

    @Test
    void of_plainText_timesBareWords() {
        assertThat(timed("“Hi,” you.")).containsExactly("Hi 0.1-0.3 at 1", "you 0.6-0.9 at 6");
    }

    @Test
    void of_silenceAfterAWord_isNotTheWords() {
        Alignment alignment =
                new Alignment(List.of("a", ".", " ", "b"), List.of(0.0, 0.1, 0.9, 1.0), List.of(0.1, 0.9, 1.0, 1.1));
        assertThat(show(words("a. b", alignment))).containsExactly("a 0.0-0.1 at 0", "b 1.0-1.1 at 3");
    }

    @Test
    void of_emoji_movesTheCursorByTwo() {
        assertThat(timed("a 🎉 b")).containsExactly("a 0.0-0.1 at 0", "b 0.4-0.5 at 5");
    }

    @Test
    void of_elementOfManyCharacters_timesThemTogether() {
        Alignment alignment =
                new Alignment(List.of("don't", " ", "go"), List.of(0.0, 0.3, 0.4), List.of(0.3, 0.4, 0.6));
        assertThat(show(words("don't go", alignment))).containsExactly("don't 0.0-0.3 at 0", "go 0.4-0.6 at 6");
    }

    @Test
    void of_emojiOfManyCodePointsInOneElement_isPassedOver() {
        Alignment alignment = new Alignment(List.of("👩‍👧", " ", "x"), List.of(0.0, 0.1, 0.2), List.of(0.1, 0.2, 0.3));
        assertThat(show(words("👩‍👧 x", alignment))).containsExactly("x 0.2-0.3 at 6");
    }

    @Test
    void of_breakTag_isNoWord() {
        assertThat(SpokenWords.find("a <break time=\"1.0s\" /> b", false))
                .containsExactly(new SpokenWords.Span(0, 1), new SpokenWords.Span(24, 25));
    }

    @Test
    void of_directionInBrackets_isNoWordForModelsThatTakeIt() {
        assertThat(SpokenWords.find("[sad] a", true)).containsExactly(new SpokenWords.Span(6, 7));
    }

    @Test
    void of_directionInBrackets_isAWordForOthers() {
        assertThat(SpokenWords.find("[sad] a", false))
                .containsExactly(new SpokenWords.Span(1, 4), new SpokenWords.Span(6, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mother-in-law", "don’t", "naïve", "nai\u0308", "3.14", "x²", "कि", "ไทย"})
    void of_wordsInQuotes_areBare(String word) {
        assertThat(SpokenWords.find("«" + word + "»!", false))
                .containsExactly(new SpokenWords.Span(1, 1 + word.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "—", "...", "🎉🎉", "<br/>", "\u00A0\u3000"})
    void of_textWithoutLetters_hasNoWords(String text) {
        assertThat(SpokenWords.find(text, false)).isEmpty();
    }

    @Test
    void of_lessThanSign_isNoTag() {
        assertThat(SpokenWords.find("1 < 2 > 0", false)).hasSize(3);
    }

    @Test
    void of_chineseAndJapanese_timesEachCharacter() {
        assertThat(timed("你好，東京ア"))
                .containsExactly(
                        "你 0.0-0.1 at 0", "好 0.1-0.2 at 1", "東 0.3-0.4 at 3", "京 0.4-0.5 at 4", "ア 0.5-0.6 at 5");
    }

    @Test
    void of_repetitionMarkAndLongVowel_belongToTheCharacterBefore() {
        assertThat(SpokenWords.find("人々らーめん", false))
                .containsExactly(
                        new SpokenWords.Span(0, 2),
                        new SpokenWords.Span(2, 4),
                        new SpokenWords.Span(4, 5),
                        new SpokenWords.Span(5, 6));
    }

    @Test
    void of_ideographOutsideTheBasicPlane_isWhole() {
        assertThat(SpokenWords.find("𠮷野", false))
                .containsExactly(new SpokenWords.Span(0, 2), new SpokenWords.Span(2, 3));
    }

    @Test
    void of_noAlignment_givesNoWords() {
        assertThat(AlignedWords.of("a", "a", answer(Optional.empty(), Optional.empty()), false))
                .isEmpty();
    }

    @Test
    void of_unequalLengths_giveNoWords() {
        assertThat(words("ab", new Alignment(List.of("a", "b"), List.of(0.0), List.of(0.1, 0.2))))
                .isEmpty();
    }

    @Test
    void of_otherText_givesNoWords() {
        assertThat(words("5 km", spelling("five kilometres"))).isEmpty();
    }

    @Test
    void of_textThatStopsEarly_givesNoWords() {
        assertThat(words("one two", spelling("one"))).isEmpty();
    }

    @Test
    void of_textThatGoesOn_givesNoWords() {
        assertThat(words("one", spelling("one two"))).isEmpty();
    }

    @Test
    void of_clockThatRunsBack_givesNoWords() {
        Alignment alignment = new Alignment(List.of("a", " ", "b"), List.of(1.0, 1.1, 0.0), List.of(1.1, 1.2, 0.1));
        assertThat(words("a b", alignment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, 2e6})
    void of_impossibleTime_givesNoWords(double time) {
        assertThat(words("a", new Alignment(List.of("a"), List.of(time), List.of(time))))
                .isEmpty();
    }

    @Test
    void of_endBeforeStart_givesNoWords() {
        assertThat(words("a", new Alignment(List.of("a"), List.of(0.2), List.of(0.1))))
                .isEmpty();
    }

    @Test
    void of_clockThatStandsStill_givesNoWords() {
        List<Double> zeros = List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        assertThat(words("a b c d", new Alignment(List.of("a", " ", "b", " ", "c", " ", "d"), zeros, zeros)))
                .isEmpty();
    }

    @Test
    void of_normalizedOnly_isTakenIfItSpellsTheText() {
        Optional<Alignment> normalized = Optional.of(spelling(" hi "));
        assertThat(show(AlignedWords.of("hi", "hi", answer(Optional.empty(), normalized), false)))
                .containsExactly("hi 0.1-0.3 at 0");
    }

    @Test
    void of_normalizedOnly_isLeftIfItSpellsAnotherText() {
        Optional<Alignment> normalized = Optional.of(spelling("five"));
        assertThat(AlignedWords.of("5", "5", answer(Optional.empty(), normalized), false))
                .isEmpty();
    }

    @Test
    void of_normalizedWithUnequalLengths_givesNoWords() {
        Optional<Alignment> normalized = Optional.of(new Alignment(List.of(" ", "a", " "), List.of(0.0), List.of(0.1)));
        assertThat(AlignedWords.of("a", "a", answer(Optional.empty(), normalized), false))
                .isEmpty();
    }

    @Test
    void of_bothAlignments_prefersTheTextAsSent() {
        Alignment late = new Alignment(List.of("hi"), List.of(5.0), List.of(6.0));
        assertThat(show(AlignedWords.of("hi", "hi", answer(Optional.of(spelling("hi")), Optional.of(late)), false)))
                .containsExactly("hi 0.0-0.2 at 0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void of_anyText_givesSlicesInOrderThatHoldEveryLetter(long seed) {
        String[] alphabet = {"a", "é", "e\u0301", "7", " ", "\n", ".", "-", "'", "—", "🎉", "𠮷", "語", "ひ", "，", "٣"};
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        random.ints(300, 0, alphabet.length).forEach(i -> text.append(alphabet[i]));
        List<WordTiming> words = words(text.toString(), spelling(text.toString()));
        StringBuilder outside = new StringBuilder(text);
        int last = 0;
        for (WordTiming word : words) {
            assertThat(word.startChar()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
            assertThat(word.word()).as("seed %d", seed).isEqualTo(text.substring(word.startChar(), word.endChar()));
            last = word.endChar();
            outside.replace(word.startChar(), last, " ".repeat(last - word.startChar()));
        }
        assertThat(outside.codePoints().anyMatch(Character::isLetterOrDigit))
                .as("a letter outside the words, seed %d", seed)
                .isFalse();
    }

    private static List<String> timed(String text) {
        return show(words(text, spelling(text)));
    }

    private static List<WordTiming> words(String text, Alignment alignment) {
        return AlignedWords.of(text, text, answer(Optional.of(alignment), Optional.empty()), false);
    }

    private static TimedAudio answer(Optional<Alignment> alignment, Optional<Alignment> normalized) {
        return new TimedAudio(Calls.MP3, alignment, normalized);
    }

    /** Every code point an element of a tenth of a second. */
    private static Alignment spelling(String text) {
        List<String> characters =
                text.codePoints().mapToObj(Character::toString).toList();
        List<Double> starts = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        for (int i = 0; i < characters.size(); i++) {
            starts.add(i / 10.0);
            ends.add((i + 1) / 10.0);
        }
        return new Alignment(characters, starts, ends);
    }

    private static List<String> show(List<WordTiming> words) {
        return words.stream()
                .map(word -> word.word() + " " + word.start().toMillis() / 1000.0 + "-"
                        + word.end().toMillis() / 1000.0 + " at " + word.startChar())
                .toList();
    }
}
