package io.ttsjobs.provider.elevenlabs;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * When which character is spoken, as the server says it: three lists that need not be of one length, and elements that
 * need not be one character.
 *
 * <p>Kept as one text and bare numbers, since an answer may have 44,000 characters in each of two alignments. Immutable.
 */
final class Alignment {

    private static final double MAX_SECONDS = 1e6;
    private static final double MICROS = 1e6;

    private final String text;
    private final int[] cuts;
    private final double[] starts;
    private final double[] ends;

    private Alignment(Builder builder) {
        this.text = builder.text.toString();
        this.cuts = builder.cuts.build().toArray();
        this.starts = builder.starts.build().toArray();
        this.ends = builder.ends.build().toArray();
    }

    static Builder builder() {
        return new Builder();
    }

    /** What the elements spell, one after the other. */
    String text() {
        return text;
    }

    /** Why its times cannot be laid along its text, or empty if they can. */
    Optional<String> fault() {
        if (starts.length != cuts.length || ends.length != cuts.length) {
            return Optional.of(
                    "has " + starts.length + " starts and " + ends.length + " ends for " + cuts.length + " characters");
        }
        for (int i = 0; i < cuts.length; i++) {
            if (!(0 <= starts[i] && starts[i] <= ends[i] && ends[i] < MAX_SECONDS)) {
                return Optional.of("has a time that makes no sense, at character " + i);
            }
        }
        return Optional.empty();
    }

    /** The times of each UTF-16 unit of its text; only without a {@link #fault()}. */
    CharacterTimes times() {
        long[] unitStarts = new long[text.length()];
        long[] unitEnds = new long[text.length()];
        int unit = 0;
        for (int i = 0; i < cuts.length; i++) {
            for (; unit < cuts[i]; unit++) {
                unitStarts[unit] = micros(starts[i]);
                unitEnds[unit] = micros(ends[i]);
            }
        }
        return new CharacterTimes(unitStarts, unitEnds);
    }

    /** Times come as thousandths of a second in binary fractions, so rounding to the millionth restores them. */
    private static long micros(double seconds) {
        return Math.round(seconds * MICROS);
    }

    /** Shows no text. */
    @Override
    public String toString() {
        return "Alignment[" + cuts.length + " characters]";
    }

    /** Takes the elements and their times as they come, each list for itself; not thread-safe. */
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final IntStream.Builder cuts = IntStream.builder();
        private final DoubleStream.Builder starts = DoubleStream.builder();
        private final DoubleStream.Builder ends = DoubleStream.builder();

        private Builder() {}

        Builder element(CharSequence characters) {
            text.append(characters);
            cuts.add(text.length());
            return this;
        }

        /** The next element, without a string made of it. */
        Builder element(char[] buffer, int offset, int length) {
            text.append(buffer, offset, length);
            cuts.add(text.length());
            return this;
        }

        Builder start(double seconds) {
            starts.add(seconds);
            return this;
        }

        Builder end(double seconds) {
            ends.add(seconds);
            return this;
        }

        Alignment build() {
            return new Alignment(this);
        }
    }
}
