package io.ttsjobs.audio;

/**
 * Counts where chunks of MP3 land: a chunk's own sample 0 plays at frames before it x samples a frame + its encoder's
 * delay - the delay that the file's header tells players to trim.
 */
final class Mp3Timeline {

    /** What a decoder is late by, and what every player trims. */
    private static final int DECODER_DELAY = 529;

    /** What LAME delays by; other encoders are near it. */
    private static final int USUAL_DELAY = 576;

    private final int samplesPerFrame;
    private final long gap;
    private int trimmed;
    private long frames;
    private long ideal;

    /**
     * Makes an empty timeline.
     *
     * @param samplesPerFrame sample frames in a frame
     * @param gap the silence wanted between chunks, in sample frames
     */
    Mp3Timeline(int samplesPerFrame, long gap) {
        this.samplesPerFrame = samplesPerFrame;
        this.gap = gap;
    }

    /**
     * Says how many silent frames to put before the next chunk.
     *
     * <p>Encoders surround every chunk with some silence, and frames are long. So this aims at where the chunk would
     * start if all gaps so far had been exact; then errors of rounding do not add up.
     */
    int silentFrames(Mp3InfoTag tag) {
        if (frames == 0) {
            return 0;
        }
        long missing = ideal - start(delay(tag));
        return (int) Math.max(0, Math.floorDiv(2 * missing + samplesPerFrame, 2L * samplesPerFrame));
    }

    /** Counts silent frames that were written. */
    void addSilence(int count) {
        frames += count;
    }

    /** Sets what players are told to trim before the first sample, besides the decoder's delay. */
    void trim(int delay) {
        trimmed = delay;
    }

    /**
     * Counts a chunk.
     *
     * @param index its place among the chunks
     * @param count its audio frames
     * @param tag what was said at its start
     * @param padding what its encoder put after it; -1 if not known
     */
    ChunkPlacement add(int index, long count, Mp3InfoTag tag, int padding) {
        int delay = delay(tag);
        // LAME fills up the last frame, and adds one if that gives less than its delay; this is the middle.
        int after = padding < 0 ? USUAL_DELAY + samplesPerFrame / 2 : Math.max(padding, DECODER_DELAY);
        long samples = Math.max(0, count * samplesPerFrame - delay - after);
        long start = start(delay);
        ideal = (frames == 0 ? start : ideal) + samples + gap;
        frames += count;
        return new ChunkPlacement(index, start, samples, tag.saysDelay() && padding >= 0);
    }

    /** {@return how long a player plays that trims what the header says, if the last chunk had that padding} */
    long total(int padding) {
        return Math.max(0, frames * samplesPerFrame - trimmed - Math.max(padding, DECODER_DELAY));
    }

    /** Where so much is trimmed that this would lie before the start, that is where it plays. */
    private long start(int delay) {
        return Math.max(0, frames * samplesPerFrame + delay - trimmed);
    }

    /** {@return the delay of a chunk's encoder, as it says or as most have it} */
    static int delay(Mp3InfoTag tag) {
        return tag.saysDelay() ? tag.delay() : USUAL_DELAY;
    }
}
