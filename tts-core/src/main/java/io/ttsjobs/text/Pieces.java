package io.ttsjobs.text;

import io.ttsjobs.spi.TextUnit;
import java.util.Arrays;

/**
 * The pieces that a text may be cut into, in order: each starts and ends with a character that is not white space, fits
 * the limit, and knows how natural a cut after it is. Lengths are counted once, as sums from the start of the text.
 */
final class Pieces {

    private final String text;
    private final TextUnit unit;
    private int size;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private long[] startUnits = new long[64];
    private long[] endUnits = new long[64];
    private BoundaryStrength[] strengths = new BoundaryStrength[64];
    /** How many of the pieces before each hold a letter or a digit. */
    private int[] speakableBefore = new int[64];

    private int speakable;
    private int counted;
    private long countedUnits;

    Pieces(String text, TextUnit unit) {
        this.text = text;
        this.unit = unit;
    }

    /** Adds a piece that starts where the last one ended, or after it. */
    void add(int start, int end, BoundaryStrength after) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ends[size] = end;
        startUnits[size] = unitsUpTo(start);
        endUnits[size] = unitsUpTo(end);
        strengths[size] = after;
        speakableBefore[size] = speakable;
        speakable += isSpeakable(start, end) ? 1 : 0;
        size++;
    }

    int size() {
        return size;
    }

    int start(int piece) {
        return starts[piece];
    }

    int end(int piece) {
        return ends[piece];
    }

    BoundaryStrength strengthAfter(int piece) {
        return strengths[piece];
    }

    /** The length of what lies from the start of one piece to the end of another, white space inside included. */
    long length(int first, int last) {
        return endUnits[last] - startUnits[first];
    }

    /** Whether nothing from one piece to another could be spoken: no letter and no digit. */
    boolean isMute(int first, int last) {
        int before = last + 1 == size ? speakable : speakableBefore[last + 1];
        return before == speakableBefore[first];
    }

    /**
     * Joins neighbours that are small beside the limit, and so bounds how many pieces fit into one chunk. A cut is given
     * up only where another one at least as natural lies within the grain.
     */
    void coarsen(long grain) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            move(i, kept++);
            while (kept > 1 && mayJoin(kept - 2, kept - 1, grain)) {
                ends[kept - 2] = ends[kept - 1];
                endUnits[kept - 2] = endUnits[kept - 1];
                strengths[kept - 2] = strengths[kept - 1];
                kept--;
            }
        }
        size = kept;
    }

    private boolean mayJoin(int left, int right, long grain) {
        BoundaryStrength given = strengths[left];
        boolean rival =
                left == 0 || strengths[left - 1].compareTo(given) >= 0 || strengths[right].compareTo(given) >= 0;
        return rival && length(left, right) <= grain;
    }

    private void move(int from, int to) {
        starts[to] = starts[from];
        ends[to] = ends[from];
        startUnits[to] = startUnits[from];
        endUnits[to] = endUnits[from];
        strengths[to] = strengths[from];
        speakableBefore[to] = speakableBefore[from];
    }

    private long unitsUpTo(int offset) {
        countedUnits += unit.length(text, counted, offset);
        counted = offset;
        return countedUnits;
    }

    private boolean isSpeakable(int start, int end) {
        for (int i = start; i < end; i += Character.charCount(text.codePointAt(i))) {
            if (Character.isLetterOrDigit(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private void grow() {
        int capacity = size * 2;
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        startUnits = Arrays.copyOf(startUnits, capacity);
        endUnits = Arrays.copyOf(endUnits, capacity);
        strengths = Arrays.copyOf(strengths, capacity);
        speakableBefore = Arrays.copyOf(speakableBefore, capacity);
    }
}
