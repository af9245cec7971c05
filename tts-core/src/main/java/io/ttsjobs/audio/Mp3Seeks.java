package io.ttsjobs.audio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Remembers where some frames start, evenly spread over the file and never more than a few hundred. */
final class Mp3Seeks {

    private static final int SLOTS = 400;
    private static final int POINTS = 100;

    private final long[] positions = new long[SLOTS];
    private int used;
    private long step = 1;
    private long frames;

    /** The next frame whose position is of interest. */
    private long next;

    /** Counts the next frame. */
    void add(long position) {
        if (frames == next) {
            if (used == SLOTS) {
                halve();
            }
            if (frames % step == 0) {
                positions[used++] = position;
            }
            next = (frames / step + 1) * step;
        }
        frames++;
    }

    private void halve() {
        for (int i = 0; i < SLOTS / 2; i++) {
            positions[i] = positions[2 * i];
        }
        used = SLOTS / 2;
        step *= 2;
    }

    /** Writes down what {@link #restore} needs. */
    void save(DataOutput out) throws IOException {
        out.writeLong(frames);
        out.writeLong(step);
        out.writeInt(used);
        for (int i = 0; i < used; i++) {
            out.writeLong(positions[i]);
        }
    }

    /** Goes on from where it was saved. */
    void restore(DataInput in) throws IOException {
        frames = Saved.count(in);
        step = Saved.count(in);
        used = Saved.number(in, 1, SLOTS);
        Saved.require(step > 0 && used == (frames + step - 1) / step, used + " seek points of " + frames + " frames");
        next = (frames + step - 1) / step * step;
        for (int i = 0; i < used; i++) {
            positions[i] = Saved.count(in);
        }
    }

    /** {@return frames counted} */
    long frames() {
        return frames;
    }

    /** {@return for each percent of the time, where it lies, in 256ths of the bytes} */
    byte[] table(long bytes) {
        byte[] table = new byte[POINTS];
        for (int i = 1; i < POINTS; i++) {
            int slot = (int) Math.min(i * frames / POINTS / step, used - 1);
            table[i] = (byte) Math.min(255, 256 * positions[slot] / bytes);
        }
        return table;
    }
}
