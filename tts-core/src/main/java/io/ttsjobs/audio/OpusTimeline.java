package io.ttsjobs.audio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Counts where streams of Opus land, in sample frames at 48 kHz: a stream's own sample 0 plays at the samples of all packets
 * before it + its pre-skip - the pre-skip that the file's header tells players to drop.
 */
final class OpusTimeline {

    private final int trimmed;
    private long total;
    private long ideal;
    private long end;
    private long floor;

    /**
     * Makes an empty timeline.
     *
     * @param trimmed the pre-skip in the header of the file
     */
    OpusTimeline(int trimmed) {
        this.trimmed = trimmed;
    }

    /**
     * Says how much silence to put before the next stream.
     *
     * <p>Pre-skip and the end of the last packet are silence already. So this aims at where the stream would start if all
     * gaps so far had been exact; then errors of rounding do not add up.
     *
     * @param gap the silence wanted before the stream, in sample frames
     * @param preSkip that of the stream
     * @param least how much there must be, whatever gap is wanted
     * @return steps of {@link OpusSilence#STEP}
     */
    long silentSteps(long gap, int preSkip, int least) {
        if (total == 0) {
            return 0;
        }
        ideal += gap;
        long missing = ideal - start(preSkip);
        long step = OpusSilence.STEP;
        floor = Math.max(floor, start(preSkip) + least * step - end);
        return Math.max(least, Math.floorDiv(2 * missing + step, 2 * step));
    }

    /** {@return where sample 0 of a stream lands that starts here} */
    long start(int preSkip) {
        return total + preSkip - trimmed;
    }

    /** Counts the sample frames of packets that were written. */
    void add(long packetSamples) {
        total += packetSamples;
    }

    /** Counts what a player plays of a stream that started at a given place. */
    void end(long start, long samples) {
        ideal = (ideal == 0 ? start : ideal) + samples;
        end = start + samples;
    }

    /** {@return the most silence that two streams would have between them if no gap was asked for, in sample frames} */
    long gapFloor() {
        return floor;
    }

    /** Writes down what {@link #restore} needs. */
    void save(DataOutput out) throws IOException {
        out.writeLong(total);
        out.writeLong(ideal);
        out.writeLong(end);
        out.writeLong(floor);
    }

    /** Goes on from where it was saved. */
    void restore(DataInput in) throws IOException {
        total = Saved.count(in);
        ideal = Saved.count(in);
        end = Saved.count(in, total);
        floor = Saved.count(in);
        Saved.require(ideal <= end + OpusSilence.STEP, "a gap of " + (ideal - end) + " samples");
    }
}
