package io.ttsjobs.audio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The joined audio of one container, growing chunk by chunk; there is one implementation for each container.
 *
 * <p>A track checks the shape of a chunk before it writes anything of it. After an error it is not used again.
 */
interface Track {

    /** {@return whether this track can take content of that kind} */
    boolean accepts(Content content);

    /** {@return what to call the joined audio in a message} */
    String name();

    /** Appends a chunk. {@return where it landed} */
    ChunkPlacement append(AudioInput chunk);

    /** {@return sample frames per second, once there is a chunk} */
    int sampleRate();

    /** Writes down what {@link #restore} needs, besides the file. */
    void save(DataOutput out) throws IOException;

    /** Makes a new track go on from where another one was saved, at the end of the same file. */
    void restore(DataInput in) throws IOException;

    /**
     * Says what the file holds, and what it still lacks to be complete if there is no further chunk; writes nothing.
     *
     * @param chunks where the chunks landed, at least one
     */
    AudioPrefix soFar(List<ChunkPlacement> chunks);
}
