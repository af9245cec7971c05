package io.ttsjobs.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a finished ADTS file that must have frames and nothing else, bit by bit; simple rather than fast. */
final class SlowAdts {

    final List<byte[]> frames = new ArrayList<>();
    int blocks;

    SlowAdts(byte[] file) {
        for (int at = 0; at < file.length; ) {
            if (bits(file, at, 0, 12) != 0xFFF || bits(file, at, 13, 2) != 0) {
                throw new AssertionError("no ADTS frame at byte " + at);
            }
            int end = at + bits(file, at, 30, 13);
            if (end > file.length) {
                throw new AssertionError("the frame at byte " + at + " is cut off");
            }
            blocks += 1 + bits(file, at, 54, 2);
            frames.add(Arrays.copyOfRange(file, at, end));
            at = end;
        }
    }

    private static int bits(byte[] file, int at, int first, int count) {
        int value = 0;
        for (int i = first; i < first + count; i++) {
            value = 2 * value + (file[at + i / 8] >> (7 - i % 8) & 1);
        }
        return value;
    }
}
