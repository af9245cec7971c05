package io.ttsjobs.timing;

import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import java.util.List;
import java.util.Objects;

/**
 * The timeline of a finished job: every word, where the provider times words, and every sentence.
 *
 * <p>Positions count from the start of the caller's text, times from the first sample of the whole audio. Both clocks
 * never run back, and nothing ends after the audio.
 */
public final class TimingData {

    private final Source source;
    private final List<WordTiming> words;
    private final List<SentenceTiming> sentences;

    private TimingData(Source source, List<WordTiming> words, List<SentenceTiming> sentences) {
        this.source = Objects.requireNonNull(source, "source");
        this.words = List.copyOf(words);
        this.sentences = List.copyOf(sentences);
    }

    /**
     * A timeline of words, and of the sentences that they make.
     *
     * @param words in order of the text
     * @param sentences in order of the text
     * @return a timeline from the provider's own timings
     */
    public static TimingData ofWords(List<WordTiming> words, List<SentenceTiming> sentences) {
        return new TimingData(Source.PROVIDER, words, sentences);
    }

    /**
     * A timeline of sentences alone.
     *
     * @param source where the timings come from
     * @param sentences in order of the text
     * @return a timeline without words
     */
    public static TimingData ofSentences(Source source, List<SentenceTiming> sentences) {
        return new TimingData(source, List.of(), sentences);
    }

    /**
     * The finest unit that is timed.
     *
     * @return {@link Type#WORD} if there are words, {@link Type#SENTENCE} otherwise
     */
    public Type type() {
        return words.isEmpty() ? Type.SENTENCE : Type.WORD;
    }

    /**
     * Where the timings come from.
     *
     * @return the source
     */
    public Source source() {
        return source;
    }

    /**
     * When each word is spoken.
     *
     * @return the words in order; none if {@link #type()} is {@link Type#SENTENCE}
     */
    public List<WordTiming> words() {
        return words;
    }

    /**
     * When each sentence is spoken.
     *
     * @return the sentences in order
     */
    public List<SentenceTiming> sentences() {
        return sentences;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimingData that
                && source == that.source
                && words.equals(that.words)
                && sentences.equals(that.sentences);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, words, sentences);
    }

    @Override
    public String toString() {
        return "TimingData[" + source + ", " + words.size() + " words, " + sentences.size() + " sentences]";
    }

    /** The finest unit that a timeline times. */
    public enum Type {
        /** Words, and sentences beside them. */
        WORD,
        /** Sentences alone. */
        SENTENCE
    }

    /** Where timings come from. */
    public enum Source {
        /** The provider timed its own speech. */
        PROVIDER,
        /** The length of the audio was shared out over the text. */
        ESTIMATED
    }
}
