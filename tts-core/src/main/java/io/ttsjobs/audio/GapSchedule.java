package io.ttsjobs.audio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Says how many silent steps to put between chunks of a codec whose silence comes in steps, such as whole frames.
 *
 * <p>Encoders surround every chunk with some silence, and steps are long. So this aims at where the chunk would start if
 * all gaps so far had been exact; then errors of rounding do not add up.
 */
final class GapSchedule {

    private final int stepSamples;
    private boolean started;
    private long ideal;
    private long end;
    private long floor;

    /**
     * Makes a schedule without chunks.
     *
     * @param stepSamples sample frames in a step
     */
    GapSchedule(int stepSamples) {
        this.stepSamples = stepSamples;
    }

    /**
     * Schedules the silence before the next chunk.
     *
     * @param start where the chunk would start without any, in sample frames
     * @param gap the silence wanted between it and the chunk before, in sample frames
     * @param least how many steps there must be, whatever gap is wanted
     * @return how many steps there are to be
     */
    int silentSteps(long start, long gap, int least) {
        if (!started) {
            return 0;
        }
        floor = Math.max(floor, start + (long) least * stepSamples - end);
        ideal += gap;
        long missing = ideal - start;
        return (int) Math.max(least, Math.floorDiv(2 * missing + stepSamples, 2L * stepSamples));
    }

    /** Takes note of a chunk that starts at a sample and has so many of its own. */
    void add(long start, long samples) {
        ideal = (started ? ideal : start) + samples;
        end = start + samples;
        started = true;
    }

    /** {@return the most silence that two chunks would have between them if no gap was wanted, in sample frames} */
    long floor() {
        return floor;
    }

    /** Writes down what {@link #restore} needs. */
    void save(DataOutput out) throws IOException {
        out.writeBoolean(started);
        out.writeLong(ideal);
        out.writeLong(end);
        out.writeLong(floor);
    }

    /**
     * Goes on from where it was saved.
     *
     * @param in what was saved
     * @param most where the last chunk can end at most
     */
    void restore(DataInput in, long most) throws IOException {
        started = in.readBoolean();
        ideal = Saved.count(in);
        end = Saved.count(in, most);
        floor = Saved.count(in);
        Saved.require(ideal <= end + stepSamples, "a gap of " + (ideal - end) + " samples");
    }
}
