package io.ttsjobs.text;

import java.util.Arrays;

/** The boundaries of a text in order, each with its strength; grows as a scan finds them. */
final class Boundaries {

    private int[] offsets = new int[64];
    private BoundaryStrength[] strengths = new BoundaryStrength[64];
    private int[] inner = new int[64];
    private int size;

    /**
     * Adds a boundary at or after the last one. A second boundary at the same place makes the first one stronger, never
     * weaker.
     */
    void add(int offset, BoundaryStrength strength) {
        if (size > 0 && offsets[size - 1] >= offset) {
            strengths[size - 1] = strength.compareTo(strengths[size - 1]) > 0 ? strength : strengths[size - 1];
            return;
        }
        if (size + 1 == offsets.length) {
            grow();
        }
        offsets[size] = offset;
        strengths[size] = strength;
        size++;
    }

    /**
     * Says that the boundaries from an index to the last one turned out to lie inside a quotation or brackets. Only
     * noted here, as steps of a staircase: nested quotations would otherwise cost the square of their depth.
     */
    void markInner(int from) {
        inner[from]++;
        inner[size]--;
    }

    /** Weakens the sentence ends noted by {@link #markInner(int)}; to be called once, at the end of the scan. */
    Boundaries settle() {
        int depth = 0;
        for (int i = 0; i < size; i++) {
            depth += inner[i];
            if (depth > 0 && strengths[i] == BoundaryStrength.SENTENCE) {
                strengths[i] = BoundaryStrength.INNER_SENTENCE;
            }
        }
        return this;
    }

    /** Whether the last boundary found is here. */
    boolean endsAt(int offset) {
        return size > 0 && offsets[size - 1] == offset;
    }

    /** Whether the last boundary found ends a sentence and nothing more. */
    boolean lastIsSentence() {
        return size > 0 && strengths[size - 1] == BoundaryStrength.SENTENCE;
    }

    int size() {
        return size;
    }

    int offset(int index) {
        return offsets[index];
    }

    BoundaryStrength strength(int index) {
        return strengths[index];
    }

    private void grow() {
        int capacity = offsets.length * 2;
        offsets = Arrays.copyOf(offsets, capacity);
        strengths = Arrays.copyOf(strengths, capacity);
        inner = Arrays.copyOf(inner, capacity);
    }
}
