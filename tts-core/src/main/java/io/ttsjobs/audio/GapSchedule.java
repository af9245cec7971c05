package io.ttsjobs.audio;

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
        long missing = ideal - start;
        return (int) Math.max(0, Math.floorDiv(2 * missing + samplesPerFrame, 2L * samplesPerFrame));
    }

    /** Takes note of a chunk that starts at a sample and has so many of its own. */
    void add(long start, long samples) {
        ideal = (started ? ideal : start) + samples + gap;
        started = true;
    }
}
