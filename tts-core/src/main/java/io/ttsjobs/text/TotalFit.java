package io.ttsjobs.text;

import java.util.Arrays;

/**
 * Finds the cheapest way to make chunks of pieces, looking at all of the text at once; {@link TextChunker} states what is
 * minimised.
 *
 * <p>Dynamic programming: the best way to cut the text up to a piece is the best of all ways to end the chunk before
 * it. Exact, and so deterministic; time is pieces times pieces in a chunk.
 */
final class TotalFit {

    /** A chunk below a tenth of the target: speech engines gabble on very short input. */
    private static final double TINY = 2;

    /** How much of a chunk left empty is disliked: only a tie-break. */
    private static final double SLACK = 0.5;

    /** How much a chunk over the target is disliked: one of half as much again costs nearly as much as a cut in a clause. */
    private static final double EXCESS = 20;

    /** How many targets long a chunk may get, unless a single piece is longer; this also bounds the search. */
    private static final double LONGEST = 3;

    /** A chunk that nothing can be spoken of: worse than any cut, even one more inside a word that is cut anyway. */
    private static final double MUTE = 1000;

    private final Pieces pieces;

    TotalFit(Pieces pieces) {
        this.pieces = pieces;
    }

    /**
     * The chunks, each as the index of its first piece.
     *
     * @return ascending, from 0; empty if there are no pieces
     */
    int[] firstPieces() {
        int count = pieces.size();
        double[] best = new double[count + 1];
        int[] first = new int[count + 1];
        int earliest = 0;
        for (int last = 0; last < count; last++) {
            while (earliest < last && isTooLong(earliest, last)) {
                earliest++;
            }
            first[last + 1] = cheapestStart(best, earliest, last, Math.max(earliest, first[last]));
            best[last + 1] = best[first[last + 1]] + least(last) + more(first[last + 1], last);
        }
        return backFrom(count, first);
    }

    private boolean isTooLong(int start, int last) {
        return !pieces.fit(start, last) || pieces.share(start, last) > LONGEST;
    }

    /**
     * Where the last chunk of the cheapest way up to a piece starts; of two that are as cheap, the later one.
     *
     * @param guess a start that is likely to be cheap: what cannot be cheaper than that is passed over, which is most
     */
    private int cheapestStart(double[] best, int earliest, int last, int guess) {
        double least = least(last);
        double bound = best[guess] + least + more(guess, last);
        int cheapest = -1;
        for (int start = last; start >= earliest; start--) {
            if (best[start] + least <= bound) {
                double cost = best[start] + least + more(start, last);
                if (cost < bound || (cost == bound && cheapest < 0)) {
                    bound = cost;
                    cheapest = start;
                }
            }
        }
        return cheapest;
    }

    /** What every chunk that ends with a piece costs, whatever its length. */
    private double least(int last) {
        return 1 + (isEnd(last) ? 0 : pieces.strengthAfter(last).price());
    }

    /** What a chunk costs on top, by its length and what it holds. */
    private double more(int start, int last) {
        double share = pieces.share(start, last);
        double empty = 1 - share;
        double cost = (empty < 0 ? EXCESS : isEnd(last) ? 0 : SLACK) * empty * empty;
        if (share < 0.1) {
            cost += TINY;
        }
        if (pieces.isMute(start, last)) {
            cost += MUTE;
        }
        return cost;
    }

    private boolean isEnd(int last) {
        return last + 1 == pieces.size();
    }

    private static int[] backFrom(int count, int[] first) {
        int[] reversed = new int[count];
        int chunks = 0;
        for (int end = count; end > 0; end = first[end]) {
            reversed[chunks++] = first[end];
        }
        int[] ordered = Arrays.copyOf(reversed, chunks);
        for (int i = 0; i < chunks; i++) {
            ordered[i] = reversed[chunks - 1 - i];
        }
        return ordered;
    }
}
