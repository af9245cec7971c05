package io.ttsjobs.testkit;

import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text laid out on the clock: every code point lasts one step, with a tone in a word and silence between words.
 *
 * <p>A word is a run of code points that are not white space. Its tone depends on nothing but its characters.
 */
final class Utterance implements Tones {

    private static final int TONES = 12;
    private static final String SENTENCE_ENDS = ".!?";

    private final String text;
    private final int sampleRate;
    private final int samplesPerStep;
    private final List<Word> words = new ArrayList<>();
    private final int[] tones;

    private record Word(int startChar, int endChar, int startStep, int endStep) {}

    Utterance(String text, int sampleRate, int samplesPerStep) {
        this.text = text;
        this.sampleRate = sampleRate;
        this.samplesPerStep = samplesPerStep;
        this.tones = new int[text.codePointCount(0, text.length())];
        layOut();
    }

    static boolean isWhiteSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** The tone of a word, from 0 to 11. */
    static int toneOf(String word) {
        return Math.floorMod(word.hashCode(), TONES);
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

    Duration duration() {
        return at(tones.length);
    }

    List<WordTiming> wordTimings() {
        return words.stream()
                .map(word -> new WordTiming(
                        text.substring(word.startChar, word.endChar),
                        at(word.startStep),
                        at(word.endStep),
                        word.startChar,
                        word.endChar))
                .toList();
    }

    /** Sentences from the first word to the word that ends with a full stop or the like. */
    List<SentenceTiming> sentenceTimings() {
        List<SentenceTiming> sentences = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean ends = SENTENCE_ENDS.indexOf(text.charAt(word.endChar - 1)) >= 0;
            if (ends || i == words.size() - 1) {
                sentences.add(sentence(words.get(first), word));
                first = i + 1;
            }
        }
        return sentences;
    }

    private SentenceTiming sentence(Word first, Word last) {
        return new SentenceTiming(
                text.substring(first.startChar, last.endChar),
                at(first.startStep),
                at(last.endStep),
                first.startChar,
                last.endChar);
    }

    private void layOut() {
        int step = 0;
        for (int i = 0; i < text.length(); ) {
            if (isWhiteSpace(text.codePointAt(i))) {
                tones[step++] = SILENCE;
                i += Character.charCount(text.codePointAt(i));
            } else {
                Word word = wordAt(i, step);
                words.add(word);
                int tone = toneOf(text.substring(word.startChar, word.endChar));
                Arrays.fill(tones, word.startStep, word.endStep, tone);
                step = word.endStep;
                i = word.endChar;
            }
        }
    }

    private Word wordAt(int startChar, int startStep) {
        int end = startChar;
        int step = startStep;
        while (end < text.length() && !isWhiteSpace(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
            step++;
        }
        return new Word(startChar, end, startStep, step);
    }

    /** The time at which a step begins, rounded down to the nanosecond. */
    private Duration at(int step) {
        long sample = (long) step * samplesPerStep;
        return Duration.ofSeconds(sample / sampleRate, sample % sampleRate * 1_000_000_000L / sampleRate);
    }
}
