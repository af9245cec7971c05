package io.ttsjobs.text;

import io.ttsjobs.spi.TextLimit;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pieces that a text may be cut into, in order: each starts and ends with a character that is not white space, fits
 * the limit, and knows how natural a cut after it is.
 */
final class Pieces {

    private static final int ROOM = 64;

    private final String text;
    /** One for each part of the limit, then one for each part of the target. */
    private final PieceLengths[] lengths;

    private final int limits;

    private int size;
    private int[] starts = new int[ROOM];
    private int[] ends = new int[ROOM];
    private BoundaryStrength[] strengths = new BoundaryStrength[ROOM];
    /** How many of the pieces before each hold a letter or a digit. */
    private int[] speakableBefore = new int[ROOM];

    private int speakable;

    Pieces(String text, TextLimit limit, Optional<TextLimit> target) {
        this.text = text;
        this.lengths = Stream.concat(parts(limit), target.stream().flatMap(Pieces::parts))
                .map(part -> new PieceLengths(text, part, ROOM))
                .toArray(PieceLengths[]::new);
        this.limits = limit.second().isPresent() ? 2 : 1;
    }

    /** The one or two limits that a limit is of. */
    static Stream<TextLimit> parts(TextLimit limit) {
        return Stream.concat(Stream.of(limit), limit.second().stream());
    }

    /** Adds a piece that starts where the last one ended, or after it. */
    void add(int start, int end, BoundaryStrength after) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ends[size] = end;
        for (PieceLengths each : lengths) {
            each.set(size, start, end);
        }
        strengths[size] = after;
        speakableBefore[size] = speakable;
        speakable += isSpeakable(text, start, end) ? 1 : 0;
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

    /** Whether what lies from the start of one piece to the end of another fits, white space inside included. */
    boolean fit(int first, int last) {
        for (int i = 0; i < limits; i++) {
            if (lengths[i].length(first, last) > lengths[i].capacity()) {
                return false;
            }
        }
        return true;
    }

    /**
     * How full a chunk of these pieces is, white space inside included, by the part of limit and target that they fill
     * most: above 1 if it fits, but is over the target.
     */
    double share(int first, int last) {
        double share = lengths[0].share(first, last);
        for (int i = 1; i < lengths.length; i++) {
            share = Math.max(share, lengths[i].share(first, last));
        }
        return share;
    }

    /** Whether nothing from one piece to another could be spoken: no letter and no digit. */
    boolean isMute(int first, int last) {
        int before = last + 1 == size ? speakable : speakableBefore[last + 1];
        return before == speakableBefore[first];
    }

    /**
     * Joins neighbours that are small beside limit and target, and so bounds how many pieces fit into one chunk. A cut is
     * given up only where another one at least as natural lies within the grain.
     *
     * @param grain a share of limit and target, rounded up to a whole unit of each
     */
    void coarsen(double grain) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            move(i, kept++);
            while (kept > 1 && mayJoin(kept - 2, kept - 1, grain)) {
                join(kept - 2, kept - 1);
                kept--;
            }
        }
        size = kept;
    }

    private boolean mayJoin(int left, int right, double grain) {
        BoundaryStrength given = strengths[left];
        boolean rival =
                left == 0 || strengths[left - 1].compareTo(given) >= 0 || strengths[right].compareTo(given) >= 0;
        return rival && isWithin(left, right, grain);
    }

    private boolean isWithin(int first, int last, double grain) {
        for (PieceLengths each : lengths) {
            if (!each.isWithin(first, last, grain)) {
                return false;
            }
        }
        return true;
    }

    private void join(int left, int right) {
        ends[left] = ends[right];
        for (PieceLengths each : lengths) {
            each.extend(left, right);
        }
        strengths[left] = strengths[right];
    }

    private void move(int from, int to) {
        starts[to] = starts[from];
        ends[to] = ends[from];
        for (PieceLengths each : lengths) {
            each.copy(from, to);
        }
        strengths[to] = strengths[from];
        speakableBefore[to] = speakableBefore[from];
    }

    /** Whether a stretch holds a letter or a digit. */
    static boolean isSpeakable(String text, int start, int end) {
        for (int i = start; i < end; i += Character.charCount(text.codePointAt(i))) {
            if (Character.isLetterOrDigit(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private void grow() {
        int room = size * 2;
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
        for (PieceLengths each : lengths) {
            each.grow(room);
        }
        strengths = Arrays.copyOf(strengths, room);
        speakableBefore = Arrays.copyOf(speakableBefore, room);
    }
}
