package io.ttsjobs.provider.elevenlabs;

import java.time.Duration;
import java.util.Optional;

/** When each UTF-16 unit of a text is spoken. */
final class CharacterTimes {

    private static final double MAX_SECONDS = 1e6;
    private static final double MICROS = 1e6;

    private final long[] starts;
    private final long[] ends;

    private CharacterTimes(int length) {
        this.starts = new long[length];
        this.ends = new long[length];
    }

    /**
     * Lays the elements of an alignment along the text that was sent, each by its own length, since one may be longer
     * than a character.
     *
     * @return the times, or empty if the elements do not spell the text or a time makes no sense
     */
    static Optional<CharacterTimes> of(String sent, Alignment alignment) {
        if (!alignment.isEven()) {
            return Optional.empty();
        }
        CharacterTimes times = new CharacterTimes(sent.length());
        int cursor = 0;
        for (int i = 0; i < alignment.characters().size(); i++) {
            String element = alignment.characters().get(i);
            double start = alignment.starts().get(i);
            double end = alignment.ends().get(i);
            if (!sent.startsWith(element, cursor) || !(0 <= start && start <= end && end < MAX_SECONDS)) {
                return Optional.empty();
            }
            times.set(cursor, cursor + element.length(), start, end);
            cursor += element.length();
        }
        return cursor == sent.length() ? Optional.of(times) : Optional.empty();
    }

    Duration startOf(int index) {
        return Duration.ofNanos(starts[index] * 1000);
    }

    Duration endOf(int index) {
        return Duration.ofNanos(ends[index] * 1000);
    }

    /** Times come as thousandths of a second in binary fractions, so rounding to the millionth restores them. */
    private void set(int from, int to, double start, double end) {
        for (int i = from; i < to; i++) {
            starts[i] = Math.round(start * MICROS);
            ends[i] = Math.round(end * MICROS);
        }
    }
}
