package io.ttsjobs.text;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TextUnit;
import java.util.Arrays;

/** How long pieces are beside a limit of one part, counted once, as sums from the start of the text. */
final class PieceLengths {

    private final String text;
    private final TextUnit unit;
    private final long capacity;
    private long[] startWeights;
    private long[] endWeights;

    private int counted;
    private long countedWeight;

    PieceLengths(String text, TextLimit limit, int room) {
        this.text = text;
        this.unit = limit.unit();
        this.capacity = (long) limit.max() * unit.unitWeight();
        this.startWeights = new long[room];
        this.endWeights = new long[room];
    }

    /** The most {@link #length} that fits. */
    long capacity() {
        return capacity;
    }

    /** The weight of what lies from the start of one piece to the end of another, white space inside included. */
    long length(int first, int last) {
        return endWeights[last] - startWeights[first];
    }

    /** {@link #length} as a share of {@link #capacity}. */
    double share(int first, int last) {
        return (double) length(first, last) / capacity;
    }

    /** Whether {@link #length} is within a share of {@link #capacity}, rounded up. */
    boolean isWithin(int first, int last, double share) {
        return length(first, last) <= Math.ceil(share * capacity);
    }

    /** Sets a piece that starts where the last one that was set ended, or after it. */
    void set(int piece, int start, int end) {
        startWeights[piece] = weightUpTo(start);
        endWeights[piece] = weightUpTo(end);
    }

    void copy(int from, int to) {
        startWeights[to] = startWeights[from];
        endWeights[to] = endWeights[from];
    }

    /** Lets a piece end where a later one does. */
    void extend(int piece, int last) {
        endWeights[piece] = endWeights[last];
    }

    void grow(int room) {
        startWeights = Arrays.copyOf(startWeights, room);
        endWeights = Arrays.copyOf(endWeights, room);
    }

    private long weightUpTo(int offset) {
        countedWeight += unit.weight(text, counted, offset);
        counted = offset;
        return countedWeight;
    }
}
