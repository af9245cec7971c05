package io.ttsjobs.testkit;

import io.ttsjobs.speech.WordTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A text as {@link SpeechServer} spoke it, with the clock of every character: the truth that timings are held against.
 *
 * <p>How long a character lasts depends on nothing but the character and the speed: digits and ideographs last longer
 * than letters, vowels longer than other letters, and a full stop is a long pause. So the time is not in proportion to
 * the length of the text. Immutable.
 */
public final class SpokenText {

    private final String text;
    private final int sampleRate;
    private final int samplesPerStep;
    private final int[] starts;
    private final int steps;
    private final List<Word> words;

    /** From the first to the last letter or digit between two white spaces. */
    private record Word(int startChar, int endChar) {}

    /** Lays a text out; silence follows until there are so many steps. */
    SpokenText(String text, int sampleRate, int samplesPerStep, int leastSteps) {
        this.text = Objects.requireNonNull(text, "text");
        this.sampleRate = sampleRate;
        this.samplesPerStep = samplesPerStep;
        this.starts = layOut(text);
        this.steps = Math.max(starts[text.length()], Math.max(1, leastSteps));
        this.words = findWords(text);
    }

    /**
     * The text.
     *
     * @return what was sent to be spoken
     */
    public String text() {
        return text;
    }

    /**
     * When each word sounds. A word is what stands between white spaces, from its first letter or digit to its last.
     *
     * @return the words in order; times rounded down to the nanosecond, positions in {@link #text}
     */
    public List<WordTiming> words() {
        return words.stream()
                .map(word -> new WordTiming(
                        text.substring(word.startChar, word.endChar),
                        time(starts[word.startChar]),
                        time(starts[word.endChar]),
                        word.startChar,
                        word.endChar))
                .toList();
    }

    /**
     * When a character begins, which is when the one before it ends.
     *
     * @param index a UTF-16 index of {@link #text}, or its length for the end of the last character
     * @return the time from the start of the speech, rounded down to the nanosecond
     */
    public Duration start(int index) {
        return time(starts[index]);
    }

    /**
     * How long it is.
     *
     * @return samples of the text and of the silence that may follow it; the delay and padding of MP3 come on top
     */
    public long samples() {
        return (long) steps * samplesPerStep;
    }

    /**
     * The rate that samples are counted in.
     *
     * @return samples per second
     */
    public int sampleRate() {
        return sampleRate;
    }

    /**
     * How long it is in time.
     *
     * @return the time of {@link #samples}, rounded down to the nanosecond
     */
    public Duration duration() {
        return time(steps);
    }

    @Override
    public String toString() {
        return "SpokenText[" + text.length() + " characters, " + duration() + "]";
    }

    /** When a character begins, rounded to the millisecond. */
    long startMillis(int index) {
        return (2_000L * starts[index] * samplesPerStep + sampleRate) / (2L * sampleRate);
    }

    Tones tones() {
        int[] tones = new int[steps];
        Arrays.fill(tones, Tones.SILENCE);
        for (Word word : words) {
            int tone = Utterance.toneOf(text.substring(word.startChar, word.endChar));
            Arrays.fill(tones, starts[word.startChar], starts[word.endChar], tone);
        }
        return new Row(sampleRate, samplesPerStep, tones);
    }

    private Duration time(int step) {
        long sample = (long) step * samplesPerStep;
        return Duration.ofSeconds(sample / sampleRate, sample % sampleRate * 1_000_000_000L / sampleRate);
    }

    private static int[] layOut(String text) {
        int[] starts = new int[text.length() + 1];
        int step = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            Arrays.fill(starts, i, i + Character.charCount(codePoint), step);
            step += steps(codePoint);
        }
        starts[text.length()] = step;
        return starts;
    }

    private static int steps(int codePoint) {
        if (".!?\u2026\u3002\uFF01\uFF1F".indexOf(codePoint) >= 0) {
            return 20;
        }
        if (Character.isIdeographic(codePoint) || Character.isDigit(codePoint)) {
            return 10;
        }
        if (!isVoiced(codePoint)) {
            return ",;:\n\u2014\uFF0C".indexOf(codePoint) >= 0 ? 10 : 2;
        }
        return "aeiouAEIOU".indexOf(codePoint) >= 0 ? 4 : 3;
    }

    private static boolean isVoiced(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetterOrDigit(codePoint)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static List<Word> findWords(String text) {
        List<Word> words = new ArrayList<>();
        int first = -1;
        int behind = -1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            if (isVoiced(codePoint)) {
                first = first < 0 ? i : first;
                behind = i + Character.charCount(codePoint);
            } else if (Utterance.isWhiteSpace(codePoint) && first >= 0) {
                words.add(new Word(first, behind));
                first = -1;
            }
        }
        if (first >= 0) {
            words.add(new Word(first, behind));
        }
        return List.copyOf(words);
    }

    /** The steps, one by one. */
    private static final class Row implements Tones {
        private final int sampleRate;
        private final int samplesPerStep;
        private final int[] tones;

        Row(int sampleRate, int samplesPerStep, int[] tones) {
            this.sampleRate = sampleRate;
            this.samplesPerStep = samplesPerStep;
            this.tones = tones;
        }

        @Override
        public int sampleRate() {
            return sampleRate;
        }

        @Override
        public int samplesPerStep() {
            return samplesPerStep;
        }

        @Override
        public int steps() {
            return tones.length;
        }

        @Override
        public int tone(int step) {
            return tones[step];
        }
    }
}
