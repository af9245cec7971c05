package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.http.BodyBuffer;
import io.ttsjobs.speech.WordTiming;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlignedWordsTest {

    private static final Optional<Alignment> NONE = Optional.empty();
    private static final Optional<Duration> UNKNOWN = Optional.empty();

    @Test
    void of_plainText_timesBareWords() {
        assertThat(timed("“Hi,” you.")).containsExactly("Hi 0.1-0.3 at 1", "you 0.6-0.9 at 6");
    }

    @Test
    void of_asUsual_hasNoNote() {
        assertThat(plain("Hi you.", spelling("Hi you.")).note()).isEmpty();
    }

    @Test
    void of_silenceAfterAWord_isNotTheWords() {
        Alignment alignment = alignment("a", 0, 0.1, ".", 0.1, 0.9, " ", 0.9, 1.0, "b", 1.0, 1.1);
        assertThat(show(plain("a. b", alignment))).containsExactly("a 0.0-0.1 at 0", "b 1.0-1.1 at 3");
    }

    @Test
    void of_breakTag_isNoWordAndItsPauseIsNobodys() {
        Alignment.Builder paused = Alignment.builder();
        spell("a", 0, 0.1, paused);
        spell(" ", 0.1, 1.2, paused);
        spell("<break time=\"1.0s\" />", 1.2, 0, paused);
        spell(" b", 1.2, 0.1, paused);
        assertThat(show(plain("a <break time=\"1.0s\" /> b", paused.build())))
                .containsExactly("a 0.0-0.1 at 0", "b 1.3-1.4 at 24");
    }

    @Test
    void of_directionThatTakesTime_isNoWord() {
        Alignment.Builder directed = Alignment.builder();
        spell("[excited] ", 0, 0.008, directed);
        spell("Go", 0.08, 0.1, directed);
        TimedWords timed = new AlignedWords("[excited] Go", "[excited] Go", true, UNKNOWN)
                .of(answer(Optional.of(directed.build()), NONE), false);
        assertThat(show(timed)).containsExactly("Go 0.08-0.28 at 10");
    }

    @Test
    void of_emoji_movesTheCursorByTwo() {
        assertThat(timed("a 🎉 b")).containsExactly("a 0.0-0.1 at 0", "b 0.4-0.5 at 5");
    }

    @Test
    void of_elementOfManyCharacters_timesThemTogether() {
        Alignment alignment = alignment("don't", 0, 0.3, " ", 0.3, 0.4, "go", 0.4, 0.6);
        assertThat(show(plain("don't go", alignment))).containsExactly("don't 0.0-0.3 at 0", "go 0.4-0.6 at 6");
    }

    @Test
    void of_surrogatesInTwoElements_areJoinedAgain() {
        Alignment alignment = alignment("\uD83C", 0, 0.1, "\uDF89", 0.1, 0.2, " ", 0.2, 0.3, "x", 0.3, 0.4);
        assertThat(show(plain("🎉 x", alignment))).containsExactly("x 0.3-0.4 at 3");
    }

    @Test
    void of_emojiOfManyCodePointsInOneElement_isPassedOver() {
        Alignment alignment = alignment("👩‍👧", 0, 0.1, " ", 0.1, 0.2, "x", 0.2, 0.3);
        assertThat(show(plain("👩‍👧 x", alignment))).containsExactly("x 0.2-0.3 at 6");
    }

    @Test
    void of_chineseAndJapanese_timesEachCharacter() {
        assertThat(timed("你好，東京ア"))
                .containsExactly(
                        "你 0.0-0.1 at 0", "好 0.1-0.2 at 1", "東 0.3-0.4 at 3", "京 0.4-0.5 at 4", "ア 0.5-0.6 at 5");
    }

    @Test
    void of_textWithoutWords_hasNoneAndNoNote() {
        assertThat(new AlignedWords("🎉", "🎉", false, UNKNOWN).of(answer(NONE, NONE), false))
                .isEqualTo(new TimedWords(List.of(), Optional.empty()));
    }

    @Test
    void of_noAlignment_saysSo() {
        TimedWords timed = both("a", NONE, NONE, UNKNOWN, false);
        assertThat(timed.words()).isEmpty();
        assertThat(timed.note())
                .hasValue("no word timings: the alignment is missing; the normalized alignment is missing");
    }

    @Test
    void of_unequalLengths_giveNoWordsAndTheCounts() {
        Alignment uneven = Alignment.builder()
                .element("a")
                .element("b")
                .start(0)
                .end(0.1)
                .end(0.2)
                .build();
        assertNone(plain("ab", uneven), "the alignment has 1 starts and 2 ends for 2 characters");
    }

    @Test
    void of_otherText_givesNoWords() {
        assertNone(plain("5 km", spelling("five kilometres")), "the alignment spells another text");
    }

    @Test
    void of_textThatStopsEarly_givesNoWords() {
        assertNone(plain("one two", spelling("one")), "the alignment spells another text");
    }

    @Test
    void of_textThatGoesOn_givesNoWords() {
        assertNone(plain("one", spelling("one two")), "the alignment spells another text");
    }

    @Test
    void of_clockThatStartsAgain_givesNoWords() {
        Alignment restarted = alignment("a", 1, 1.1, " ", 1.1, 1.2, "b", 0, 0.1);
        assertNone(plain("a b", restarted), "the alignment runs back at word 1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, 2e6})
    void of_impossibleTime_givesNoWords(double time) {
        assertNone(plain("a", alignment("a", time, time)), "the alignment has a time that makes no sense");
    }

    @Test
    void of_endBeforeStart_givesNoWords() {
        assertNone(plain("a", alignment("a", 0.2, 0.1)), "the alignment has a time that makes no sense");
    }

    @Test
    void of_clockThatStopsInTheMiddle_givesNoWords() {
        Alignment.Builder collapsed = Alignment.builder();
        spell("one two", 0, 0.1, collapsed);
        spell(" a b c d", 0.7, 0, collapsed);
        assertNone(plain("one two a b c d", collapsed.build()), "the alignment stands still at word 5");
    }

    @Test
    void of_normalizedOnly_isTakenIfItSpellsTheText() {
        TimedWords timed = both("hi", NONE, Optional.of(spelling(" hi ")), UNKNOWN, false);
        assertThat(show(timed)).containsExactly("hi 0.1-0.3 at 0");
        assertThat(timed.note()).hasValue("from the normalized alignment, because the alignment is missing");
    }

    @Test
    void of_blanksAround_doNotCount() {
        assertThat(show(plain("\n hi", spelling("hi \n")))).containsExactly("hi 0.0-0.2 at 2");
    }

    @Test
    void of_normalizedThatSharesNothing_givesNoWords() {
        assertNone(
                both("5", NONE, Optional.of(spelling("five")), UNKNOWN, false),
                "the alignment is missing; the normalized alignment spells another text");
    }

    @Test
    void of_plainAlignmentThatStops_leavesItToTheNormalizedOne() {
        Alignment stopped = alignment("a", 0, 0, " ", 0, 0, "b", 0, 0, " ", 0, 0, "c", 0, 0, " ", 0, 0, "d", 0, 0);
        TimedWords timed = both("a b c d", Optional.of(stopped), Optional.of(spelling("a b c d")), UNKNOWN, false);
        assertThat(timed.words()).hasSize(4);
        assertThat(timed.note())
                .hasValue("from the normalized alignment, because the alignment stands still at word 3");
    }

    @Test
    void of_bothAlignments_prefersTheTextAsSent() {
        Alignment late = alignment("hi", 5, 6);
        assertThat(show(both("hi", Optional.of(spelling("hi")), Optional.of(late), UNKNOWN, false)))
                .containsExactly("hi 0.0-0.2 at 0");
    }

    @Test
    void of_dictionary_prefersTheNormalizedOne() {
        Alignment late = alignment("hi", 5, 6);
        TimedWords timed = both("hi", Optional.of(spelling("hi")), Optional.of(late), UNKNOWN, true);
        assertThat(show(timed)).containsExactly("hi 5.0-6.0 at 0");
        assertThat(timed.note()).hasValue("from the normalized alignment, because a pronunciation dictionary is set");
    }

    @Test
    void of_dictionaryWithoutNormalized_takesTheOther() {
        TimedWords timed = both("hi", Optional.of(spelling("hi")), NONE, UNKNOWN, true);
        assertThat(show(timed)).containsExactly("hi 0.0-0.2 at 0");
        assertThat(timed.note()).hasValue("from the alignment, because the normalized alignment is missing");
    }

    @Test
    void of_numberSpelledOut_takesTheTimeBetweenItsNeighbours() {
        String text = "The Essex sank in 1851, far from the coast.";
        String read = " The Essex sank in eighteen fifty-one, far from the coast. ";
        TimedWords timed = both(text, Optional.of(spelling(read)), Optional.of(spelling(read)), UNKNOWN, false);
        assertThat(show(timed)).contains("in 1.6-1.8 at 15", "1851 1.9-3.7 at 18", "far 3.9-4.2 at 24");
        assertThat(timed.note())
                .hasValue("from the normalized alignment, because the alignment spells another text;"
                        + " 1 of 9 words are timed by what is around them");
    }

    @Test
    void of_twoWordsReadAsThree_shareTheirTimeByLength() {
        String text = "We walked along the river for 5 km and then we slept";
        String read = "We walked along the river for five whole kilometres and then we slept";
        assertThat(show(both(text, NONE, Optional.of(spelling(read)), UNKNOWN, false)))
                .contains("for 2.6-2.9 at 26", "5 3.0-3.7 at 30", "km 3.7-5.1 at 32", "and 5.2-5.5 at 35");
    }

    @Test
    void of_wordThatIsNotRead_liesBetweenItsNeighbours() {
        String text = "Nobody on board knew the name a² of that island";
        String read = "Nobody on board knew the name of that island";
        assertThat(show(both(text, NONE, Optional.of(spelling(read)), UNKNOWN, false)))
                .contains("name 2.5-2.9 at 25", "a² 2.9-3.0 at 30", "of 3.0-3.2 at 33");
    }

    @Test
    void of_numberAtTheStartAndTheEnd_isTimedToo() {
        String text = "7 sailors went ashore and only six of them came back in 1820";
        String read = "Seven sailors went ashore and only six of them came back in eighteen twenty";
        assertThat(show(both(text, NONE, Optional.of(spelling(read)), UNKNOWN, false)))
                .contains("7 0.0-0.5 at 0", "sailors 0.6-1.3 at 2", "1820 6.0-7.5 at 56");
    }

    @Test
    void of_wordBetweenTwoNumbers_keepsItsOwnTime() {
        String text = "The crew of the Essex was found between 1820 and 1821 adrift in two boats";
        String read =
                "The crew of the Essex was found between eighteen twenty and eighteen twenty-one adrift in two boats";
        assertThat(show(both(text, NONE, Optional.of(spelling(read)), UNKNOWN, false)))
                .contains("1820 4.0-5.5 at 40", "and 5.6-5.9 at 45", "1821 6.0-7.9 at 49", "adrift 8.0-8.6 at 54");
    }

    @Test
    void of_mostlyOtherWords_givesNoWords() {
        assertThat(both("1 2 3 4 and 5", NONE, Optional.of(spelling("one two three four and five")), UNKNOWN, false)
                        .words())
                .isEmpty();
    }

    @Test
    void of_pinyin_givesNoWords() {
        assertThat(both("你好", NONE, Optional.of(spelling("ni hao")), UNKNOWN, false)
                        .words())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.0, 0.85", "1.0, 1.0", "1.0, 1.15"})
    void of_lastEndNearTheAudiosEnd_hasNoNote(double end, double length) {
        assertThat(oneWord(end, length).note()).isEmpty();
    }

    @Test
    void of_clockThatEndsLongBeforeTheAudio_isNoted() {
        TimedWords timed = oneWord(1.0, 1.9);
        assertThat(timed.words()).hasSize(1);
        assertThat(timed.note()).hasValue("approximate, because the alignment ends 0.90 s before the audio");
    }

    @Test
    void of_wordThatEndsLongAfterTheAudio_givesNoWords() {
        assertNone(oneWord(1.0, 0.8), "the alignment ends 0.20 s after the audio");
    }

    @Test
    void of_wordThatEndsALittleAfterTheAudio_endsWithIt() {
        assertThat(show(oneWord(1.0, 0.9))).containsExactly("a 0.0-0.9 at 0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void of_anyText_givesSlicesInOrderThatHoldEveryLetter(long seed) {
        String text = randomText(new SplittableRandom(seed), 300);
        assertSlices(text, plain(text, spelling(text)).words(), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void of_anyTextReadAlmostAsItIs_keepsTheTimesOfWhatIsReadAsItIs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        StringBuilder read = new StringBuilder();
        Map<Integer, Duration> truth = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            String word = Integer.toString(random.nextInt(36 * 36), 36);
            boolean odd = random.nextInt(20) == 0;
            if (!odd) {
                truth.put(text.length(), Duration.ofMillis(read.length() * 100L));
            }
            text.append(odd && random.nextBoolean() ? "" : word + " ");
            read.append(odd ? "spelled out " : word + " ");
        }
        TimedWords timed = both(text.toString(), NONE, Optional.of(spelling(read.toString())), UNKNOWN, false);
        assertSlices(text.toString(), timed.words(), seed);
        Map<Integer, Duration> found =
                timed.words().stream().collect(Collectors.toMap(WordTiming::startChar, WordTiming::start));
        assertThat(found).as("seed %d", seed).containsAllEntriesOf(truth);
    }

    @Test
    void of_wordsOfTheTextThatAreAlsoReadInANumber_keepTheirOwnTime() {
        String text = "The cargo of the Essex was worth 653,585 dollars, a hundred and more for every man on board";
        String read =
                "The cargo of the Essex was worth six hundred and fifty-three thousand five hundred and eighty-five"
                        + " dollars, a hundred and more for every man on board";
        assertThat(show(both(text, NONE, Optional.of(spelling(read)), UNKNOWN, false)))
                .contains("653,585 3.3-9.8 at 33", "dollars 9.9-10.6 at 41", "hundred 11.0-11.7 at 52");
    }

    @Test
    void of_wordThatMayBeOneOfANumber_isSharedRatherThanGuessedWrong() {
        String text = "We saw them from the shore in 1809 and 90 more came in the night before the storm";
        String read = "We saw them from the shore in eighteen hundred and nine and ninety more came in the night"
                + " before the storm";
        TimedWords timed = both(text, NONE, Optional.of(spelling(read)), UNKNOWN, false);
        assertThat(show(timed)).contains("in 2.7-2.9 at 27", "more 6.7-7.1 at 42");
        assertThat(timed.note().orElseThrow()).contains("3 of 18 words are timed by what is around them");
    }

    /** Words that are also said in numbers may be taken for those, so nothing is asked of them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void of_textFullOfNumbers_timesTheOtherWordsAsTheyAreRead(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            SpelledNumbers spelled = SpelledNumbers.random(random, 200);
            TimedWords timed = both(spelled.text(), NONE, Optional.of(spelling(spelled.read())), UNKNOWN, false);
            assertSlices(spelled.text(), timed.words(), seed);
            Map<Integer, Duration> found =
                    timed.words().stream().collect(Collectors.toMap(WordTiming::startChar, WordTiming::start));
            assertThat(found).as("seed %d, text %d", seed, i).containsAllEntriesOf(spelled.truth());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'one\r\ntwo', 'one\ntwo'",
        "'one\ttwo', one two",
        "'one\u00A0two', one two",
        "'cafe\u0301 two', 'caf\u00E9 two'",
        "don\u2019t two, 'don''t two'",
        "\u201Cone\u201D two, '\"one\" two'",
        "'one two \n\n', one two",
        "one two, ONE TWO"
    })
    void of_sameWordsInAnotherForm_areTimedAsIfTheyWereSpelled(String sent, String returned) {
        TimedWords timed = plain(sent, spelling(returned));
        assertThat(timed.words()).hasSize(2);
        assertThat(timed.words().get(1).start().toMillis())
                .isEqualTo(SpokenWords.find(returned, false).get(1).start() * 100L);
        assertThat(timed.note()).isEmpty();
    }

    private static void assertSlices(String text, List<WordTiming> words, long seed) {
        StringBuilder outside = new StringBuilder(text);
        int last = 0;
        Duration lastEnd = Duration.ZERO;
        for (WordTiming word : words) {
            assertThat(word.startChar()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
            assertThat(word.end()).as("seed %d", seed).isGreaterThanOrEqualTo(lastEnd);
            assertThat(word.word()).as("seed %d", seed).isEqualTo(text.substring(word.startChar(), word.endChar()));
            last = word.endChar();
            lastEnd = word.end();
            outside.replace(word.startChar(), last, " ".repeat(last - word.startChar()));
        }
        assertThat(outside.codePoints().anyMatch(Character::isLetterOrDigit))
                .as("a letter outside the words, seed %d", seed)
                .isFalse();
    }

    private static String randomText(SplittableRandom random, int length) {
        String[] alphabet = {"a", "é", "e\u0301", "7", " ", "\n", ".", "-", "'", "—", "🎉", "𠮷", "語", "ひ", "，", "٣"};
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, alphabet.length).forEach(i -> text.append(alphabet[i]));
        return text.toString();
    }

    private static List<String> timed(String text) {
        return show(plain(text, spelling(text)));
    }

    private static TimedWords plain(String text, Alignment alignment) {
        return both(text, Optional.of(alignment), NONE, UNKNOWN, false);
    }

    private static TimedWords oneWord(double end, double length) {
        Optional<Duration> audio = Optional.of(Duration.ofMillis(Math.round(length * 1000)));
        return both("a", Optional.of(alignment("a", 0, end)), NONE, audio, false);
    }

    private static TimedWords both(
            String text,
            Optional<Alignment> alignment,
            Optional<Alignment> normalized,
            Optional<Duration> length,
            boolean dictionary) {
        return new AlignedWords(text, text, false, length).of(answer(alignment, normalized), dictionary);
    }

    private static TimedAudio answer(Optional<Alignment> alignment, Optional<Alignment> normalized) {
        return new TimedAudio(new BodyBuffer(), alignment, normalized);
    }

    private static void assertNone(TimedWords timed, String reason) {
        assertThat(timed.words()).isEmpty();
        assertThat(timed.note().orElseThrow()).startsWith("no word timings: " + reason);
    }

    /** Element, start, end, and so on. */
    private static Alignment alignment(Object... elements) {
        Alignment.Builder alignment = Alignment.builder();
        for (int i = 0; i < elements.length; i += 3) {
            alignment.element((String) elements[i]);
            alignment.start(((Number) elements[i + 1]).doubleValue());
            alignment.end(((Number) elements[i + 2]).doubleValue());
        }
        return alignment.build();
    }

    /** Every code point an element of a tenth of a second. */
    private static Alignment spelling(String text) {
        Alignment.Builder alignment = Alignment.builder();
        spell(text, 0, 0.1, alignment);
        return alignment.build();
    }

    private static void spell(String text, double from, double each, Alignment.Builder into) {
        List<String> characters =
                text.codePoints().mapToObj(Character::toString).toList();
        for (int i = 0; i < characters.size(); i++) {
            into.element(characters.get(i)).start(from + i * each).end(from + (i + 1) * each);
        }
    }

    private static List<String> show(TimedWords timed) {
        return timed.words().stream()
                .map(word -> word.word() + " " + word.start().toMillis() / 1000.0 + "-"
                        + word.end().toMillis() / 1000.0 + " at " + word.startChar())
                .toList();
    }
}
