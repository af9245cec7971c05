package io.ttsjobs.audio;

import java.util.Objects;

/** Where a chunk's own samples lie in the joined audio, in sample frames as a gapless player plays them. */
public final class ChunkPlacement {

    private final int index;
    private final long startSample;
    private final long samples;
    private final boolean exact;

    ChunkPlacement(int index, long startSample, long samples, boolean exact) {
        this.index = index;
        this.startSample = startSample;
        this.samples = samples;
        this.exact = exact;
    }

    /**
     * The chunk's place among the chunks.
     *
     * @return from 0
     */
    public int index() {
        return index;
    }

    /**
     * Where the chunk's first sample lies.
     *
     * @return sample frames from the start
     */
    public long startSample() {
        return startSample;
    }

    /**
     * How long the chunk is.
     *
     * @return sample frames
     */
    public long samples() {
        return samples;
    }

    /**
     * Whether start and length are known, and not in part assumed from what such encoders do.
     *
     * @return true if they are exact
     */
    public boolean exact() {
        return exact;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkPlacement that
                && index == that.index
                && startSample == that.startSample
                && samples == that.samples
                && exact == that.exact;
    }

    @Override
    public int hashCode() {
        return Objects.hash(index, startSample, samples, exact);
    }

    @Override
    public String toString() {
        return "chunk " + index + " at " + startSample + ", " + samples + (exact ? " samples" : " samples, assumed");
    }
}
