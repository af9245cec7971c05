package io.ttsjobs.audio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** Where a chunk's own samples lie in the joined audio, in sample frames as a gapless player plays them. */
public final class ChunkPlacement {

    private final int index;
    private final long startSample;
    private final long samples;
    private final Optional<Assumption> assumption;
    private final long droppedBytes;

    ChunkPlacement(int index, long startSample, long samples, Optional<Assumption> assumption, long droppedBytes) {
        this.index = index;
        this.startSample = startSample;
        this.samples = samples;
        this.assumption = assumption;
        this.droppedBytes = droppedBytes;
    }

    /** Places a chunk that tells all. */
    static ChunkPlacement exact(int index, long startSample, long samples) {
        return new ChunkPlacement(index, startSample, samples, Optional.empty(), 0);
    }

    /** Writes down what {@link #restore} reads. */
    void save(DataOutput out) throws IOException {
        out.writeLong(startSample);
        out.writeLong(samples);
        out.writeUTF(assumption.map(Assumption::name).orElse(""));
        out.writeLong(droppedBytes);
    }

    /** {@return the placement as it was saved} */
    static ChunkPlacement restore(int index, DataInput in) throws IOException {
        long start = Saved.count(in);
        long samples = Saved.count(in);
        Optional<Assumption> assumption =
                Optional.of(in.readUTF()).filter(name -> !name.isEmpty()).map(Assumption::valueOf);
        return new ChunkPlacement(index, start, samples, assumption, Saved.count(in));
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
        return assumption.isEmpty();
    }

    /**
     * What start and length rest on, where the chunk does not tell.
     *
     * @return the assumption, or empty if both are exact
     */
    public Optional<Assumption> assumption() {
        return assumption;
    }

    /**
     * How many bytes of the chunk are left out because they are neither audio nor a tag: the broken-off end of a stream
     * that was cut, or junk between frames.
     *
     * @return 0 for a sound chunk
     */
    public long droppedBytes() {
        return droppedBytes;
    }

    /** What is assumed of a chunk that does not say how its encoder surrounded the audio. */
    public enum Assumption {
        /** The start is exact; the end is assumed, to half a frame, because what was put after the audio is not known. */
        PADDING,
        /**
         * Start and end are assumed, because what the encoder put before the audio is not known. From one chunk to another
         * of the same encoder, starts are still exact.
         */
        DELAY
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkPlacement that
                && index == that.index
                && startSample == that.startSample
                && samples == that.samples
                && assumption.equals(that.assumption)
                && droppedBytes == that.droppedBytes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(index, startSample, samples, assumption, droppedBytes);
    }

    @Override
    public String toString() {
        return "chunk " + index + " at " + startSample + ", " + samples + " samples"
                + assumption.map(what -> ", assumed by " + what).orElse("")
                + (droppedBytes == 0 ? "" : ", " + droppedBytes + " bytes dropped");
    }
}
