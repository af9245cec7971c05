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

    /** A chunk below a tenth of the limit: speech engines gabble on very short input. */
    private static final double TINY = 2;

    /** How much of a chunk left empty is disliked: only a tie-break. */
    private static final double SLACK = 0.5;

    /** A chunk that nothing can be spoken of: worse than a cut between words, better than one inside a word. */
    private static final double MUTE = 100;

    private final Pieces pieces;
    private final long limit;

    TotalFit(Pieces pieces) {
        this.pieces = pieces;
        this.limit = pieces.capacity();
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
            while (!pieces.fit(earliest, last)) {
                earliest++;
            }
            double price = last + 1 < count ? pieces.strengthAfter(last).price() : 0;
            double slackPrice = last + 1 < count ? SLACK / ((double) limit * limit) : 0;
            best[last + 1] = Double.POSITIVE_INFINITY;
            for (int start = last; start >= earliest; start--) {
                double cost = best[start] + price + chunkCost(start, last, slackPrice);
                if (cost < best[last + 1]) {
                    best[last + 1] = cost;
                    first[last + 1] = start;
                }
            }
        }
        return backFrom(count, first);
    }

    private double chunkCost(int start, int last, double slackPrice) {
        double load = pieces.load(start, last);
        double slack = limit - load;
        double cost = 1 + slackPrice * slack * slack;
        if (load * 10 < limit) {
            cost += TINY;
        }
        if (pieces.isMute(start, last)) {
            cost += MUTE;
        }
        return cost;
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
