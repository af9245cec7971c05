package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.provider.elevenlabs.SpokenWords.Span;
import io.ttsjobs.speech.WordTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When each word of a text is spoken, in microseconds, and how sure that is. */
final class WordTimes {

    /** So many words that begin at one instant are no speech: the server's clock has stopped. */
    private static final int STANDSTILL = 4;

    private final List<Span> spans;
    private final long[] starts;
    private final long[] ends;
    private final long clockEnd;
    private final int guessed;

    /**
     * Takes the times as they are.
     *
     * @param spans the words
     * @param starts when each begins
     * @param ends when each ends
     * @param clockEnd when the last character ends, spoken or not
     * @param guessed how many of the words have their times from their neighbours
     */
    WordTimes(List<Span> spans, long[] starts, long[] ends, long clockEnd, int guessed) {
        this.spans = spans;
        this.starts = starts;
        this.ends = ends;
        this.clockEnd = clockEnd;
        this.guessed = guessed;
    }

    /** The times of words that the characters spell letter by letter, each {@code shift} places later. */
    static WordTimes spelled(List<Span> spans, CharacterTimes times, int shift) {
        long[] starts = new long[spans.size()];
        long[] ends = new long[spans.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = times.startOf(spans.get(i).start() + shift);
            ends[i] = times.endOf(spans.get(i).end() - 1 + shift);
        }
        return new WordTimes(spans, starts, ends, times.end(), 0);
    }

    /** How many words have their times from their neighbours. */
    int guessed() {
        return guessed;
    }

    /** When the last character ends, in microseconds. */
    long clockEnd() {
        return clockEnd;
    }

    /** Why this is no clock of speech, or empty if it may be one. */
    Optional<String> fault() {
        int still = 1;
        for (int i = 0; i < starts.length; i++) {
            long lastStart = i == 0 ? 0 : starts[i - 1];
            long lastEnd = i == 0 ? 0 : ends[i - 1];
            still = i > 0 && starts[i] == lastStart ? still + 1 : 1;
            if (starts[i] < lastStart || ends[i] < Math.max(starts[i], lastEnd)) {
                return Optional.of("runs back at word " + i);
            }
            if (still == STANDSTILL) {
                return Optional.of("stands still at word " + i);
            }
        }
        return Optional.empty();
    }

    /** When the last word ends, in microseconds. */
    long lastEnd() {
        return ends[ends.length - 1];
    }

    /** The words; times after {@code latest} are drawn to it. */
    List<WordTiming> words(String text, long latest) {
        List<WordTiming> words = new ArrayList<>(spans.size());
        for (int i = 0; i < starts.length; i++) {
            Span span = spans.get(i);
            Duration start = duration(Math.min(starts[i], latest));
            Duration end = duration(Math.min(ends[i], latest));
            words.add(new WordTiming(text.substring(span.start(), span.end()), start, end, span.start(), span.end()));
        }
        return words;
    }

    private static Duration duration(long micros) {
        return Duration.ofNanos(micros * 1000);
    }
}
