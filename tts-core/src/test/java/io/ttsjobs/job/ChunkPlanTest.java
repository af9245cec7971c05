package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    private static TextChunk chunk(String text, int start) {
        return new TextChunk(text, start, start + text.length(), 0, 1);
    }
}
