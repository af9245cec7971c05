package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    private final Languages languages = new Languages();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "af", "am", "ar", "az", "be", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu",
                "fa", "fi", "fr", "ga", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk",
                "kn", "ko", "la", "lt", "lv", "mk", "ml", "mr", "nb", "ne", "nl", "pa", "pl", "pt", "ro", "ru", "si",
                "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "tl", "tr", "uk", "ur", "vi"
            })
    void of_languageWithFile_isReadable(String code) {
        assertThat(languages.of(Locale.forLanguageTag(code), "").abbreviation("etc"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "da", "de", "fi", "nb", "pl", "cs", "sk", "sr", "tr", "hr", "no", "hu", "et", "lv", "is", "eu", "bs"
            })
    void of_languageThatWritesOrdinalsWithADot_saysSo(String code) {
        assertThat(languages.of(Locale.forLanguageTag(code), "").ordinalDot()).isTrue();
    }

    @Test
    void of_sameLanguageTwice_readsItOnce() {
        assertThat(languages.of(Locale.UK, "")).isSameAs(languages.of(Locale.US, "x"));
    }

    @Test
    void of_rootLanguage_goesByTheScript() {
        assertThat(languages.of(Locale.ROOT, "--- Hello")).isSameAs(languages.of(Locale.ENGLISH, ""));
        assertThat(languages.of(Locale.ROOT, "Привет")).isSameAs(languages.of(Locale.forLanguageTag("ru"), ""));
        assertThat(languages.of(Locale.ROOT, "12 ...")).isNotSameAs(languages.of(Locale.ENGLISH, ""));
    }

    @Test
    void abbreviation_listedInLowerCase_isFoundWithACapitalToo() throws IOException {
        LanguageFacts facts = facts("[never-last]\nvul\n[before-number]\nNo\n");

        assertThat(facts.abbreviation("Vul")).contains(Abbreviation.NEVER_LAST);
        assertThat(facts.abbreviation("No")).contains(Abbreviation.BEFORE_NUMBER);
        assertThat(facts.abbreviation("no")).isEmpty();
    }

    @Test
    void read_everySection_isKept() throws IOException {
        LanguageFacts facts = facts("""
                # a comment
                [starters]
                The  A

                [ordinary-words]
                B.C
                [word-before-number]
                art
                [may-be-last]
                etc
                [time-of-day]
                p.m
                [before-times]
                At
                [after-times]
                Friday
                [end-marks]
                ;
                [flags]
                ordinal-dot
                """);

        assertThat(facts.opensSentence("The")).isTrue();
        assertThat(facts.opensSentence("Tom")).isFalse();
        assertThat(facts.abbreviation("B.C")).contains(Abbreviation.ORDINARY_WORD);
        assertThat(facts.abbreviation("etc")).contains(Abbreviation.MAY_BE_LAST);
        assertThat(facts.abbreviation("art")).contains(Abbreviation.WORD_BEFORE_NUMBER);
        assertThat(facts.abbreviation("p.m")).contains(Abbreviation.TIME_OF_DAY);
        assertThat(facts.leadsToTime("At")).isTrue();
        assertThat(facts.followsTime("Friday")).isTrue();
        assertThat(facts.characters().classOf(';')).isEqualTo(CharacterTable.MARK);
        assertThat(facts.ordinalDot()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"word", "[unknown]\nword", "[flags]\nunknown"})
    void read_whatNoSectionTakes_isRefused(String content) {
        assertThatIllegalArgumentException().isThrownBy(() -> facts(content)).withMessageContaining("unknown");
    }

    private static LanguageFacts facts(String content) throws IOException {
        return new LanguageFacts.Builder()
                .read(new BufferedReader(new StringReader(content)))
                .build();
    }
}
