package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ttsjobs.spi.TextLimit;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TotalFitTest {

    private static final int LIMIT = 30;
    private static final Optional<TextLimit> NO_TARGET = Optional.empty();
    private static final TextLimit ONE = TextLimit.utf16(LIMIT);

    /** The text's one letter of three bytes in four makes the second one the tighter by far, but not in every piece. */
    private static final TextLimit BOTH = ONE.and(TextLimit.utf8Bytes(40));

    @Test
    void firstPieces_noPieces_isEmpty() {
        assertThat(new TotalFit(new Pieces("", ONE, NO_TARGET)).firstPieces()).isEmpty();
    }

    @Test
    void firstPieces_anyPieces_areAsCheapAsTheBestOfAllWays() {
        assertCheapest(ONE, NO_TARGET);
    }

    @Test
    void firstPieces_twoLimits_areAsCheapAsTheBestOfAllWays() {
        assertCheapest(BOTH, NO_TARGET);
    }

    @Test
    void firstPieces_target_areAsCheapAsTheBestOfAllWays() {
        assertCheapest(ONE, Optional.of(TextLimit.utf16(12)));
    }

    @Test
    void firstPieces_targetInAnotherUnitThanTheLimit_areAsCheapAsTheBestOfAllWays() {
        assertCheapest(BOTH, Optional.of(TextLimit.utf8Bytes(20)));
    }

    @Test
    void firstPieces_targetFarBelowTheLimit_areNeverMoreThanThreeOfIt() {
        Pieces pieces = new Pieces("a".repeat(1000), TextLimit.utf16(1000), Optional.of(TextLimit.utf16(10)));
        for (int i = 0; i < 1000; i++) {
            pieces.add(i, i + 1, BoundaryStrength.GRAPHEME);
        }
        int[] firsts = new TotalFit(pieces).firstPieces();

        assertThat(IntStream.range(1, firsts.length).map(i -> firsts[i] - firsts[i - 1]))
                .allMatch(length -> length <= 30);
    }

    @Test
    void coarsen_twoLimits_joinsOnlyWhatIsSmallBesideBoth() {
        Pieces pieces = new Pieces("a b 漢 字", TextLimit.utf16(30).and(TextLimit.utf8Bytes(30)), NO_TARGET);
        pieces.add(0, 1, BoundaryStrength.WORD);
        pieces.add(2, 3, BoundaryStrength.WORD);
        pieces.add(4, 5, BoundaryStrength.WORD);
        pieces.add(6, 7, BoundaryStrength.WORD);
        pieces.coarsen(0.1);

        assertThat(pieces.size()).isEqualTo(3);
        assertThat(pieces.end(0)).isEqualTo(3);
    }

    @Test
    void coarsen_grainOfLessThanTwoUnits_isRoundedUp() {
        Pieces pieces = new Pieces(".".repeat(100), TextLimit.utf16(100), NO_TARGET);
        for (int i = 0; i < 100; i++) {
            pieces.add(i, i + 1, BoundaryStrength.GRAPHEME);
        }
        pieces.coarsen(1.0 / 64);

        assertThat(pieces.size()).isEqualTo(50);
    }

    @Test
    void coarsen_grainOfNothing_keepsEveryPiece() {
        Pieces pieces = randomPieces(new SplittableRandom(5), ONE, NO_TARGET);
        int before = pieces.size();
        pieces.coarsen(0);

        assertThat(pieces.size()).isEqualTo(before);
    }

    @Test
    void coarsen_smallPieces_givesUpTheWeakerCuts() {
        Pieces pieces = new Pieces("a b c d", ONE, NO_TARGET);
        pieces.add(0, 1, BoundaryStrength.WORD);
        pieces.add(2, 3, BoundaryStrength.SENTENCE);
        pieces.add(4, 5, BoundaryStrength.WORD);
        pieces.add(6, 7, BoundaryStrength.PARAGRAPH);
        pieces.coarsen(0.1);

        assertThat(pieces.size()).isEqualTo(2);
        assertThat(pieces.strengthAfter(0)).isEqualTo(BoundaryStrength.SENTENCE);
        assertThat(pieces.end(0)).isEqualTo(3);
        assertThat(pieces.start(1)).isEqualTo(4);
    }

    private static void assertCheapest(TextLimit limit, Optional<TextLimit> target) {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 300; round++) {
            Pieces pieces = randomPieces(random, limit, target);

            assertThat(price(pieces, new TotalFit(pieces).firstPieces()))
                    .as("round %d", round)
                    .isCloseTo(cheapest(pieces, 0), within(1e-9));
        }
    }

    private static Pieces randomPieces(SplittableRandom random, TextLimit limit, Optional<TextLimit> target) {
        Pieces pieces = new Pieces("ab-漢".repeat(40), limit, target);
        int at = 0;
        for (int i = 1 + random.nextInt(11); i > 0; i--) {
            int start = at + random.nextInt(2);
            at = start + 1 + random.nextInt(12);
            BoundaryStrength[] all = BoundaryStrength.values();
            pieces.add(start, at, all[random.nextInt(all.length)]);
        }
        return pieces;
    }

    /** Every way to cut, tried one by one. */
    private static double cheapest(Pieces pieces, int from) {
        if (from == pieces.size()) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int last = from; last < pieces.size() && pieces.fit(from, last); last++) {
            best = Math.min(best, price(pieces, from, last) + cheapest(pieces, last + 1));
        }
        return best;
    }

    private static double price(Pieces pieces, int[] firsts) {
        double sum = 0;
        for (int i = 0; i < firsts.length; i++) {
            sum += price(pieces, firsts[i], (i + 1 < firsts.length ? firsts[i + 1] : pieces.size()) - 1);
        }
        return sum;
    }

    /** The objective, written down a second time from the words of {@link TextChunker#create()}. */
    private static double price(Pieces pieces, int first, int last) {
        double share = pieces.share(first, last);
        double tiny = share < 0.1 ? 2 : 0;
        double mute = pieces.isMute(first, last) ? 1000 : 0;
        double excess = share > 1 ? 20 * (share - 1) * (share - 1) : 0;
        double chunk = 1 + tiny + mute + excess;
        if (last + 1 == pieces.size()) {
            return chunk;
        }
        double empty = Math.max(0, 1 - share);
        return chunk + pieces.strengthAfter(last).price() + empty * empty / 2;
    }
}
