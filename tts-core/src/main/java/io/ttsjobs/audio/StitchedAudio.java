package io.ttsjobs.audio;

import io.ttsjobs.speech.AudioFormat;
import java.time.Duration;
import java.util.List;

/** What a join made: the shape and length of the file, and where each chunk lies in it. */
public final class StitchedAudio {

    private final AudioFormat format;
    private final int sampleRate;
    private final long totalSamples;
    private final long gapFloorSamples;
    private final List<ChunkPlacement> chunks;

    StitchedAudio(
            AudioFormat format, int sampleRate, long totalSamples, long gapFloorSamples, List<ChunkPlacement> chunks) {
        this.format = format;
        this.sampleRate = sampleRate;
        this.totalSamples = totalSamples;
        this.gapFloorSamples = gapFloorSamples;
        this.chunks = List.copyOf(chunks);
    }

    /**
     * What the file is.
     *
     * @return the format, with sample rate and channels
     */
    public AudioFormat format() {
        return format;
    }

    /**
     * Sample frames per second.
     *
     * @return the rate in Hz
     */
    public int sampleRate() {
        return sampleRate;
    }

    /**
     * How long a gapless player plays.
     *
     * @return sample frames
     */
    public long totalSamples() {
        return totalSamples;
    }

    /**
     * How long a gapless player plays.
     *
     * @return {@link #totalSamples()} as a time, rounded down to the nanosecond
     */
    public Duration duration() {
        return at(totalSamples);
    }

    /**
     * The silence that encoders themselves put between two chunks, at most; a gap below that cannot be had, and the chunks
     * then drift apart by the difference.
     *
     * @return 0 for WAV and PCM
     */
    public Duration gapFloor() {
        return at(gapFloorSamples);
    }

    /**
     * Where each chunk lies.
     *
     * @return one placement for each chunk, in order
     */
    public List<ChunkPlacement> chunks() {
        return chunks;
    }

    /**
     * The time of a sample frame.
     *
     * @param sample sample frames from the start
     * @return the time, rounded down to the nanosecond
     */
    public Duration at(long sample) {
        return Samples.time(sample, sampleRate);
    }

    @Override
    public String toString() {
        return "StitchedAudio[" + format + ", " + totalSamples + " samples, " + chunks.size() + " chunks]";
    }
}
