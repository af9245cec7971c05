package io.ttsjobs.timing;

import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.TextSpan;
import java.util.List;
import java.util.Objects;

/**
 * The timeline of a finished job: every word, where the provider times words, and every sentence.
 *
 * <p>Positions count from the start of the caller's text, times from the first sample of the whole audio. Both clocks
 * never run back, and nothing ends after the audio.
 */
public final class TimingData {

    private final List<WordTiming> words;
    private final List<SentenceTiming> sentences;
    private final List<TextSpan> estimatedSpans;

    private TimingData(List<WordTiming> words, List<SentenceTiming> sentences, List<TextSpan> estimatedSpans) {
        this.words = List.copyOf(words);
        this.sentences = List.copyOf(sentences);
        this.estimatedSpans = List.copyOf(estimatedSpans);
    }

    /**
     * A timeline.
     *
     * @param words in order of the text; none if no word is timed
     * @param sentences in order of the text
     * @param estimatedSpans the parts of the text that the provider has not timed, in order; none if it timed all
     * @return the timeline
     */
    public static TimingData of(List<WordTiming> words, List<SentenceTiming> sentences, List<TextSpan> estimatedSpans) {
        return new TimingData(words, sentences, estimatedSpans);
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
     * @return {@link Source#PROVIDER} if all do, {@link Source#ESTIMATED} if there are {@link #estimatedSpans()}
     */
    public Source source() {
        return estimatedSpans.isEmpty() ? Source.PROVIDER : Source.ESTIMATED;
    }

    /**
     * Which parts of the text are estimated: the chunks for which the provider had no timings, or none that make sense.
     * No word is timed there, and a sentence that begins or ends there does so about then; all else is the provider's.
     *
     * @return spans of the caller's text, in order; none if nothing is estimated
     */
    public List<TextSpan> estimatedSpans() {
        return estimatedSpans;
    }

    /**
     * When each word is spoken.
     *
     * @return the words in order, outside of {@link #estimatedSpans()}; none if {@link #type()} is {@link Type#SENTENCE}
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
                && words.equals(that.words)
                && sentences.equals(that.sentences)
                && estimatedSpans.equals(that.estimatedSpans);
    }

    @Override
    public int hashCode() {
        return Objects.hash(words, sentences, estimatedSpans);
    }

    @Override
    public String toString() {
        return "TimingData[" + source() + ", " + words.size() + " words, " + sentences.size() + " sentences]";
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
        /** The provider timed its own speech, all of it. */
        PROVIDER,
        /** The length of the audio was shared out over the text, or over parts of it. */
        ESTIMATED
    }
}
