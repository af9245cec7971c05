package io.ttsjobs.cli;

import java.util.Arrays;
import java.util.Locale;

/** Makes one line of words that may come from outside, such as a file's name, and that could move the cursor of a terminal. */
final class OneLine {

    private static final int LONGEST = 2_000;

    private OneLine() {}

    /** The words without a line break, with control characters as {@code \\u001B}, and cut where they get too long. */
    static String of(String words) {
        int[] all = words.strip().codePoints().toArray();
        StringBuilder line = new StringBuilder();
        Arrays.stream(all).limit(LONGEST).forEach(c -> append(line, c));
        return line.append(all.length > LONGEST ? " ..." : "").toString();
    }

    private static void append(StringBuilder line, int c) {
        int type = Character.getType(c);
        if (Character.isWhitespace(c)) {
            line.append(' ');
        } else if (type == Character.CONTROL || type == Character.SURROGATE) {
            line.append(String.format(Locale.ROOT, "\\u%04X", c));
        } else {
            line.appendCodePoint(c);
        }
    }
}
