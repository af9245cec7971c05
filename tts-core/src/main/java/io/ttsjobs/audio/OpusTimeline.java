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
    private final GapSchedule gaps = new GapSchedule(OpusSilence.STEP);
    private long total;

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
     * @param gap the silence wanted before the stream, in sample frames
     * @param preSkip that of the stream
     * @param least how much there must be, whatever gap is wanted
     * @return steps of {@link OpusSilence#STEP}
     */
    int silentSteps(long gap, int preSkip, int least) {
        return gaps.silentSteps(start(preSkip), gap, least);
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
        gaps.add(start, samples);
    }

    /** {@return the most silence that two streams would have between them if no gap was asked for, in sample frames} */
    long gapFloor() {
        return gaps.floor();
    }

    /** Writes down what {@link #restore} needs. */
    void save(DataOutput out) throws IOException {
        out.writeLong(total);
        gaps.save(out);
    }

    /** Goes on from where it was saved. */
    void restore(DataInput in) throws IOException {
        total = Saved.count(in);
        gaps.restore(in, total);
    }
}
