package io.ttsjobs.benchmarks.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GreedyChunkerTest {

    private static final String TEXT = "One. Two, three four five";
    /** Wishes to cut after a full stop, or else before a blank. */
    private static final GreedyChunker CHUNKER =
            new GreedyChunker(TEXT, List.of(at -> TEXT.charAt(at - 1) == '.', at -> TEXT.charAt(at) == ' '));

    @Test
    void chunk_dearerWishFarBack_isTaken() {
        assertThat(CHUNKER.chunk(16)).containsExactly("One.", "Two, three four", "five");
    }

    @Test
    void chunkFromHalf_dearerWishInFirstHalf_isPassedOver() {
        assertThat(CHUNKER.chunkFromHalf(16)).containsExactly("One. Two, three", "four five");
    }

    @Test
    void chunk_noWishGranted_cutsNoSurrogatePair() {
        String families = "\uD83D\uDC68".repeat(3);
        assertThat(new GreedyChunker(families, List.of()).chunk(3))
                .containsOnly("\uD83D\uDC68")
                .hasSize(3);
    }
}
