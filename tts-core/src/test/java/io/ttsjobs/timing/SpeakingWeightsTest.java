package io.ttsjobs.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakingWeightsTest {

    @ParameterizedTest
    @CsvSource({
        "4711 a, abcd a",
        "3.14 a, 314 a",
        "50% a, 50 a",
        "5 € a, 5 a",
        "a & b, a b",
        "a@b, a b",
        "BBC a, bbc a",
        "in the USA today, in the usa today",
        "J. Smith, J Smith",
        "Mr. Smith, Mr Smith",
        "z.B. so, zB so",
        "ab cd, abcd",
        "あい, ab",
        "中文, あい"
    })
    void of_whatIsReadAsMore_soundsLonger(String longer, String shorter) {
        assertThat(sounds(longer)).isGreaterThan(sounds(shorter));
    }

    @ParameterizedTest
    @CsvSource({"THE WHALE, the whale", "AND THE WHALE, and the whale", "1984 a, 4711 a"})
    void of_whatOnlyLooksLonger_doesNot(String one, String other) {
        assertThat(sounds(one)).isLessThanOrEqualTo(sounds(other));
    }

    @Test
    void of_numberByLanguage_differs() {
        assertThat(of("4711", Locale.GERMAN).sounds())
                .isGreaterThan(of("4711", Locale.ITALIAN).sounds());
    }

    @Test
    void of_frenchNumber_isShorterThanAnEnglishOne() {
        assertThat(of("4711", Locale.FRENCH).sounds())
                .isLessThan(of("4711", Locale.ENGLISH).sounds());
    }

    /** Devanagari writes vowels as marks, which are no letters. */
    @Test
    void of_wordWithVowelMarks_isOneWord() {
        Locale hindi = Locale.forLanguageTag("hi");
        assertThat(of("\u0939\u093f\u0928\u094d\u0926\u0940", hindi)).isEqualTo(of("\u0939\u0928\u0926", hindi));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one, two", "one; two", "one: two", "one -- two", "one \u2014 two", "one... two", "一，二"})
    void of_markBetweenWords_isAPause(String text) {
        assertThat(of(text, Locale.ROOT).pauses()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"well-known", "don't", "1,000", "3.14", "12:30", "\"one\" two", "one.", "one!", ", one"})
    void of_markThatPartsNoWords_isNone(String text) {
        assertThat(of(text, Locale.ROOT).pauses()).isZero();
    }

    @Test
    void of_severalMarks_countAsTheLongestOfThem() {
        assertThat(of("one, (two", Locale.ROOT)).isEqualTo(of("one, two", Locale.ROOT));
    }

    @Test
    void of_part_countsNothingAroundIt() {
        String text = "One. Two three. Four.";
        assertThat(SpeakingWeights.of(Locale.ROOT).of(text, 5, 15)).isEqualTo(of("Two three.", Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ud83d\ude00", "\ud835\udfce", "A", "1", ".", "-", "1.", "A.", "\u0301"})
    void of_anyBits_end(String text) {
        assertThat(of(text, Locale.ROOT).sounds()).isNotNegative();
    }

    private static long sounds(String text) {
        return of(text, Locale.ENGLISH).sounds();
    }

    private static SpeakingWeights.Weight of(String text, Locale language) {
        return SpeakingWeights.of(language).of(text, 0, text.length());
    }
}
