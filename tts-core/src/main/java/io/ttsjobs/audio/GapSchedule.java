package io.ttsjobs.audio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Says how many silent frames to put between chunks of a codec whose silence comes in whole frames.
 *
 * <p>Encoders surround every chunk with some silence, and frames are long. So this aims at where the chunk would start if
 * all gaps so far had been exact; then errors of rounding do not add up.
 */
final class GapSchedule {

    private final int samplesPerFrame;
    private final long gap;
    private boolean started;
    private long ideal;
    private long end;
    private long floor;

    /**
     * Makes a schedule without chunks.
     *
     * @param samplesPerFrame sample frames in a frame
     * @param gap the silence wanted between chunks, in sample frames
     */
    GapSchedule(int samplesPerFrame, long gap) {
        this.samplesPerFrame = samplesPerFrame;
        this.gap = gap;
    }

    /** {@return how many silent frames to put before the next chunk, which would start at that sample without any} */
    int silentFrames(long start) {
        if (!started) {
            return 0;
        }
        floor = Math.max(floor, start - end);
        long missing = ideal - start;
        return (int) Math.max(0, Math.floorDiv(2 * missing + samplesPerFrame, 2L * samplesPerFrame));
    }

    /** Takes note of a chunk that starts at a sample and has so many of its own. */
    void add(long start, long samples) {
        ideal = (started ? ideal : start) + samples + gap;
        end = start + samples;
        started = true;
    }

    /** {@return the most silence that two chunks would have between them without silent frames, in sample frames} */
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
        Saved.require(ideal <= end + gap + samplesPerFrame, "a gap of " + (ideal - end) + " samples");
    }
}
