package io.ttsjobs.text;

import io.ttsjobs.spi.TextLimit;
import java.util.List;

/**
 * How far a stream has to be read before its next chunk can be told: three limits, by the part of the limit that is reached
 * first.
 *
 * <p>Each character is weighed when it comes, and once more when it leaves. A pair of surrogates is never parted, and so not
 * looked at before both are there.
 */
final class LookAhead {

    private static final long LIMITS = 3;

    private final StringBuilder buffer;
    private final List<TextLimit> parts;
    private final long[] weights;
    private int start;
    private int end;

    LookAhead(StringBuilder buffer, TextLimit limit) {
        this.buffer = buffer;
        this.parts = Pieces.parts(limit).toList();
        this.weights = new long[parts.size()];
    }

    /** Reads on, no further than needed, and tells whether that was far enough. */
    boolean isFull() {
        while (!isReached() && hasNext()) {
            int next = end + (isPair() ? 2 : 1);
            weigh(end, next, 1);
            end = next;
        }
        return isReached();
    }

    /** Index after what was read. */
    int end() {
        return end;
    }

    /** Starts at a later index of the buffer. */
    void moveTo(int newStart) {
        weigh(start, Math.min(newStart, end), -1);
        start = newStart;
        end = Math.max(end, newStart);
    }

    /** Says that the buffer begins now where this look-ahead does. */
    void dropped() {
        end -= start;
        start = 0;
    }

    private boolean isReached() {
        for (int i = 0; i < weights.length; i++) {
            TextLimit part = parts.get(i);
            if (weights[i] > LIMITS * part.max() * part.unit().unitWeight()) {
                return true;
            }
        }
        return false;
    }

    private boolean hasNext() {
        boolean half = end + 1 == buffer.length() && Character.isHighSurrogate(buffer.charAt(end));
        return end < buffer.length() && !half;
    }

    private boolean isPair() {
        return end + 1 < buffer.length() && Character.isSurrogatePair(buffer.charAt(end), buffer.charAt(end + 1));
    }

    private void weigh(int from, int to, int sign) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] += sign * parts.get(i).unit().weight(buffer, from, to);
        }
    }
}
