package io.ttsjobs.benchmarks.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ScoreTest {

    /** 9, 10 and 3 characters. */
    private static final List<String> CHUNKS = List.of("One. Two.", "Three, and", "so.");

    private static final Book BOOK = new Book("", Locale.ENGLISH, String.join(" ", CHUNKS));

    private static Score score(int max) {
        Seams referee = new Seams(BOOK, SentenceEnds.icu(BOOK));
        return Score.of(BOOK.text().length(), ChunkPlaces.of(BOOK.text(), CHUNKS), max, referee);
    }

    @Test
    void price_threeChunks_isThatOfTheirSeamsAndSlack() {
        double chunks = 3;
        double seams = 1 + 20;
        double slack = 0.5 * 0.1 * 0.1;
        assertThat(score(10).price()).isCloseTo((chunks + seams + slack) / 24 * 100_000, within(1e-6));
    }

    @Test
    void tiny_chunkBelowATenth_isCounted() {
        assertThat(score(31).tiny()).isEqualTo(1);
    }

    @Test
    void excess_threeChunksOfTextForThree_isOne() {
        assertThat(score(10).excess()).isEqualTo(1);
    }

    @Test
    void share_oneCutOfTwo_isHalf() {
        assertThat(score(10).share(Seam.WORD)).isEqualTo(0.5);
    }
}
