package io.ttsjobs.audio;

import java.io.DataInput;
import java.io.IOException;

/** Reads numbers out of a checkpoint, and refuses those that no join can have written. */
final class Saved {

    /** More sample frames or bytes than any audio has, and few enough to calculate with. */
    static final long MAX = 1L << 48;

    private Saved() {}

    /** {@return a count of sample frames, frames or bytes} */
    static long count(DataInput in) throws IOException {
        return count(in, MAX);
    }

    /** {@return a count that is not over the given most} */
    static long count(DataInput in, long most) throws IOException {
        long value = in.readLong();
        require(value >= 0 && value <= most, "a count of " + value);
        return value;
    }

    /** {@return a number within bounds} */
    static int number(DataInput in, int least, int most) throws IOException {
        int value = in.readInt();
        require(value >= least && value <= most, value + " where " + least + " to " + most + " can be");
        return value;
    }

    /** Refuses what does not fit the rest. */
    static void require(boolean holds, String what) throws IOException {
        if (!holds) {
            throw new IOException("it holds " + what);
        }
    }
}
