package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ttsjobs.spi.TextLimit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbbreviationsTest {

    @Test
    void split_neverLast_doesNotEndTheSentence() {
        String text = "He asked Archd. Grantly. She did too.";

        assertThat(sentences(Abbreviations.none(), Locale.ENGLISH, text)).hasSize(3);
        assertThat(sentences(builder().neverLast(Locale.ENGLISH, "Archd").build(), Locale.ENGLISH, text))
                .containsExactly("He asked Archd. Grantly.", "She did too.");
    }

    @Test
    void split_beforeNumber_goesOnWithANumberButNotWithAnOpener() {
        Abbreviations known = builder().beforeNumber(Locale.ENGLISH, "Codex").build();

        assertThat(sentences(known, Locale.ENGLISH, "See Codex. 12 now. See Codex. The end."))
                .containsExactly("See Codex. 12 now.", "See Codex.", "The end.");
    }

    @Test
    void split_mayBeLast_endsTheSentenceOnlyBeforeAnOpener() {
        Abbreviations known = builder().mayBeLast(Locale.ENGLISH, "acme").build();

        assertThat(sentences(known, Locale.ENGLISH, "He left acme. Corporal Nym saw acme. The end."))
                .containsExactly("He left acme. Corporal Nym saw acme.", "The end.");
    }

    @Test
    void split_dotAtTheEnd_isTheSameAsNone() {
        assertThat(builder().neverLast(Locale.ENGLISH, "Archd.").build())
                .isEqualTo(builder().neverLast(Locale.ENGLISH, "Archd").build());
    }

    @Test
    void split_otherLanguage_doesNotKnowThem() {
        Abbreviations known = builder().neverLast(Locale.ENGLISH, "Archd").build();

        assertThat(sentences(known, Locale.FRENCH, "Archd. Grantly.")).hasSize(2);
    }

    @Test
    void split_rootLanguage_holdsForAllLanguages() {
        Abbreviations known = builder().neverLast(Locale.ROOT, "Archd").build();

        assertThat(sentences(known, Locale.FRENCH, "Archd. Grantly.")).hasSize(1);
    }

    @Test
    void split_ownLanguageSaysOtherwiseThanRoot_ownHolds() {
        Abbreviations known = builder()
                .neverLast(Locale.ROOT, "acme")
                .mayBeLast(Locale.ENGLISH, "acme")
                .build();

        assertThat(sentences(known, Locale.ENGLISH, "He left acme. The end.")).hasSize(2);
        assertThat(sentences(known, Locale.FRENCH, "He left acme. The end.")).hasSize(1);
    }

    @Test
    void split_languageWithoutWordLists_hasThemAllTheSame() {
        Locale welsh = Locale.forLanguageTag("cy");
        Abbreviations known = builder().neverLast(welsh, "Archd").build();

        assertThat(sentences(known, welsh, "Archd. Grantly.")).hasSize(1);
    }

    @Test
    void split_unknownLanguage_isTakenByItsScript() {
        Abbreviations known = builder().neverLast(Locale.ENGLISH, "Archd").build();

        assertThat(sentences(known, Locale.ROOT, "Archd. Grantly.")).hasSize(1);
    }

    @Test
    void split_regionOfALanguage_doesNotMatter() {
        Abbreviations known = builder().neverLast(Locale.UK, "Archd").build();

        assertThat(sentences(known, Locale.US, "Archd. Grantly.")).hasSize(1);
    }

    @Test
    void split_libraryKnowsItOtherwise_theAddedOneHolds() {
        Abbreviations known = builder().mayBeLast(Locale.ENGLISH, "Mr").build();

        assertThat(sentences(known, Locale.ENGLISH, "I met Mr. The end.")).hasSize(2);
        assertThat(sentences(Abbreviations.none(), Locale.ENGLISH, "I met Mr. The end."))
                .hasSize(1);
    }

    @Test
    void chunk_abbreviationsOfOnesOwn_areNotCutAfter() {
        TextChunker chunker = TextChunker.builder()
                .abbreviations(builder().neverLast(Locale.ENGLISH, "Archd").build())
                .build();

        assertThat(chunker.chunk("He saw Archd. Grantly go. She left.", TextLimit.utf16(28), Locale.ENGLISH))
                .extracting(TextChunk::text)
                .containsExactly("He saw Archd. Grantly go.", "She left.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a b", "S/N", ".net", "abbreviationsabbreviations"})
    void neverLast_noAbbreviation_isRefusedByName(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().neverLast(Locale.ENGLISH, "Dr", word))
                .withMessageContaining("abbreviations must each be 1 to 24 letters")
                .withMessageContaining("\"" + word + "\"");
    }

    @Test
    void mayBeLast_none_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().mayBeLast(Locale.ENGLISH))
                .withMessage("abbreviations must be at least one, but are none");
    }

    @Test
    void beforeNumber_wordOfAnotherKind_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().neverLast(Locale.UK, "No").beforeNumber(Locale.US, "No."))
                .withMessageContaining("\"No.\"")
                .withMessageContaining("NEVER_LAST");
    }

    @Test
    void build_builderUsedOn_changesNothing() {
        Abbreviations.Builder builder = builder().neverLast(Locale.ENGLISH, "Archd");
        Abbreviations before = builder.build();
        builder.neverLast(Locale.ENGLISH, "Bp");

        assertThat(before)
                .isEqualTo(builder().neverLast(Locale.ENGLISH, "Archd").build());
        assertThat(before).hasToString("Abbreviations[1]");
        assertThat(before)
                .hasSameHashCodeAs(builder().neverLast(Locale.ENGLISH, "Archd").build());
    }

    private static Abbreviations.Builder builder() {
        return Abbreviations.builder();
    }

    private static List<String> sentences(Abbreviations abbreviations, Locale language, String text) {
        return SentenceSplitter.create(abbreviations).split(text, language).stream()
                .map(span -> span.of(text))
                .toList();
    }
}
