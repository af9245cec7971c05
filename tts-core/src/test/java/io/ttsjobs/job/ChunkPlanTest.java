package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextChunker;
import io.ttsjobs.text.TextSpan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkPlanTest {

    private static final TextLimit LIMIT = TextLimit.utf16(5);

    @Test
    void of_chunksThatCoverTheText_areItsSpans() {
        assertThat(ChunkPlan.of(" one two ", List.of(chunk("one", 1), chunk("two", 5)), LIMIT))
                .containsExactly(new TextSpan(1, 4), new TextSpan(5, 8));
    }

    @Test
    void of_noBreakSpaceBetweenChunks_isWhiteSpaceToo() {
        assertThat(ChunkPlan.of("one\u00A0\u202F\u0085two", List.of(chunk("one", 0), chunk("two", 6)), LIMIT))
                .hasSize(2);
    }

    @Test
    void of_textLeftOutBetween_isRefused() {
        assertThatThrownBy(() -> ChunkPlan.of("one x two", List.of(chunk("one", 0), chunk("two", 6)), LIMIT))
                .hasMessage("the chunker left out the text at 4");
    }

    @Test
    void of_textLeftOutAtTheEnd_isRefused() {
        assertThatThrownBy(() -> ChunkPlan.of("one two", List.of(chunk("one", 0)), LIMIT))
                .hasMessage("the chunker left out the text at 4");
    }

    @Test
    void of_overlap_isRefused() {
        assertThatThrownBy(() -> ChunkPlan.of("one", List.of(chunk("on", 0), chunk("ne", 1)), LIMIT))
                .hasMessage("the chunker's chunks overlap at 1");
    }

    @Test
    void of_alteredText_isRefused() {
        assertThatThrownBy(() -> ChunkPlan.of("one", List.of(chunk("One", 0)), LIMIT))
                .hasMessage("the chunker's chunk 0 at 0 is not what the text has there");
    }

    @Test
    void of_chunkOverTheLimit_isRefused() {
        assertThatThrownBy(() -> ChunkPlan.of("onetwo", List.of(chunk("onetwo", 0)), LIMIT))
                .hasMessage("the chunker's chunk 0 at 0 is over the limit of 5 utf16");
    }

    @Test
    void of_firstChunkLength_endsTheFirstAfterASentenceAndLeavesTheOthersLong() {
        assertThat(cut("One is here. Two is here. Three is here. Four is here.", 13, 30))
                .containsExactly("One is here.", "Two is here. Three is here.", "Four is here.");
    }

    @Test
    void of_firstChunkLengthForTwoSentences_takesBoth() {
        assertThat(cut("One is here. Two is here. Three is here. Four is here.", 25, 30))
                .containsExactly("One is here. Two is here.", "Three is here. Four is here.");
    }

    @Test
    void of_firstSentenceOverTheFirstLength_isCutBetweenWords() {
        assertThat(cut("One two three four five.", 9, 30)).containsExactly("One two", "three four five.");
    }

    @Test
    void of_firstSentenceWithAClauseOverTheFirstLength_isCutAfterIt() {
        assertThat(cut("One, two three four five.", 9, 30)).containsExactly("One,", "two three four five.");
    }

    @Test
    void of_firstChunkLengthAboveTheLimit_doesNothing() {
        String text = "One is here. Two is here. Three is here.";
        assertThat(cut(text, 99, 30)).isEqualTo(cut(text, 30, 30));
    }

    @Test
    void of_firstChunkShortAnyway_isCutAsWithout() {
        String text = "One is here. Two is here. Three is here.";
        assertThat(cut(text, 29, 30)).isEqualTo(cut(text, 30, 30));
    }

    @Test
    void of_textThatFitsTheFirstLength_isOneChunk() {
        assertThat(cut(" One is here. ", 12, 30)).containsExactly("One is here.");
    }

    /** The plan itself checks that nothing is lost and nothing too long. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 17, 40, 79, 80, 200})
    void of_firstChunkLength_boundsTheFirstChunkAlone(int first) {
        String text = "  \u201cWell,\u201d he said, \u201cso be it. We sail at noon.\u201d\n\nChapter 2\n\n"
                + "Nobody came. It was a very long and quite unpunctuated afternoon for all of us there. ".repeat(9);
        assertThat(cut(text, first, 80))
                .satisfies(chunks -> assertThat(chunks.get(0)).hasSizeLessThanOrEqualTo(first))
                .allSatisfy(chunk -> assertThat(chunk).hasSizeLessThanOrEqualTo(80));
    }

    private static List<String> cut(String text, int first, int max) {
        GenerationRequest request = GenerationRequest.builder("mock", "alto", text)
                .firstChunkLength(first)
                .build();
        return ChunkPlan.of(request, TextLimit.utf16(max), TextChunker.create()).stream()
                .map(span -> span.of(text))
                .toList();
    }

    private static TextChunk chunk(String text, int start) {
        return new TextChunk(text, start, start + text.length(), 0, 1);
    }
}
