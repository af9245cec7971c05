package io.ttsjobs.audio;

import io.ttsjobs.audio.ChunkPlacement.Assumption;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * Counts where chunks of MP3 land: a chunk's own sample 0 plays at frames before it x samples a frame + its encoder's
 * delay - the delay that the file's header tells players to trim.
 *
 * <p>Without such a header, players trim nothing, not even what the decoder is late by.
 */
final class Mp3Timeline {

    /** What a decoder is late by, and what every player trims that trims at all. */
    private static final int DECODER_DELAY = 529;

    /** What LAME delays by; other encoders are near it. */
    private static final int USUAL_DELAY = 576;

    /** What the twelve bits of a tag can say. */
    private static final int MAX_DELAY = 0xFFF;

    private final int samplesPerFrame;
    private final long gap;
    private final GapSchedule gaps;
    private int trimmed = -DECODER_DELAY;
    private long frames;

    /**
     * Makes an empty timeline, of a file of which players trim nothing.
     *
     * @param samplesPerFrame sample frames in a frame
     * @param gap the silence wanted between chunks, in sample frames
     */
    Mp3Timeline(int samplesPerFrame, long gap) {
        this.samplesPerFrame = samplesPerFrame;
        this.gap = gap;
        this.gaps = new GapSchedule(samplesPerFrame);
    }

    /** {@return how many silent frames to put before the next chunk} */
    int silentFrames(Mp3InfoTag tag) {
        return gaps.silentSteps(start(delay(tag)), gap, 0);
    }

    /** Counts silent frames that were written. */
    void addSilence(int count) {
        frames += count;
    }

    /** Sets what players are told to trim before the first sample, besides the decoder's delay. */
    void trim(int delay) {
        trimmed = delay;
    }

    /** {@return what players are told to trim before the first sample, besides the decoder's delay} */
    int trimmed() {
        return Math.max(0, trimmed);
    }

    /**
     * Counts a chunk.
     *
     * @param index its place among the chunks
     * @param count its audio frames
     * @param tag what was said at its start
     * @param padding what its encoder put after it; -1 if not known
     * @param assumption what delay and padding rest on
     * @param droppedBytes what of the chunk is not in the join
     */
    ChunkPlacement add(
            int index, long count, Mp3InfoTag tag, int padding, Optional<Assumption> assumption, long droppedBytes) {
        int delay = delay(tag);
        // LAME fills up the last frame, and adds one if that gives less than its delay; this is the middle.
        int after = padding < 0 ? USUAL_DELAY + samplesPerFrame / 2 : Math.max(padding, DECODER_DELAY);
        long samples = Math.max(0, count * samplesPerFrame - delay - after);
        long start = start(delay);
        gaps.add(start, samples);
        frames += count;
        return new ChunkPlacement(index, start, samples, assumption, droppedBytes);
    }

    /** {@return how long a player plays that trims what the header says, if the last chunk had that padding} */
    long total(int padding) {
        boolean untrimmed = trimmed < 0;
        long cut = untrimmed ? 0 : trimmed + Math.max(padding, DECODER_DELAY);
        return Math.max(0, frames * samplesPerFrame - cut);
    }

    /** {@return the most silence that two chunks would have between them without any that was asked for} */
    long gapFloor() {
        return gaps.floor();
    }

    /** Where so much is trimmed that this would lie before the start, that is where it plays. */
    private long start(int delay) {
        return Math.max(0, frames * samplesPerFrame + delay - trimmed);
    }

    /** {@return the delay of a chunk's encoder, as it says or as most have it} */
    static int delay(Mp3InfoTag tag) {
        return tag.saysDelay() ? tag.delay() : USUAL_DELAY;
    }

    /** Writes down what {@link #restore} needs. */
    void save(DataOutput out) throws IOException {
        out.writeInt(trimmed);
        out.writeLong(frames);
        gaps.save(out);
    }

    /** Goes on from where it was saved. */
    void restore(DataInput in) throws IOException {
        trimmed = Saved.number(in, -DECODER_DELAY, MAX_DELAY);
        frames = Saved.count(in);
        // A chunk that is all padding is placed where its sound would have begun.
        gaps.restore(in, frames * samplesPerFrame + MAX_DELAY + DECODER_DELAY);
    }
}
