package io.ttsjobs.timing;

import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.TextSpan;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

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
    private final OptionalDouble confidence;

    private TimingData(
            List<WordTiming> words,
            List<SentenceTiming> sentences,
            List<TextSpan> estimatedSpans,
            OptionalDouble confidence) {
        this.words = List.copyOf(words);
        this.sentences = List.copyOf(sentences);
        this.estimatedSpans = List.copyOf(estimatedSpans);
        this.confidence = confidence;
    }

    /**
     * A timeline, which does not say how sure it is of what is estimated.
     *
     * @param words in order of the text; none if no word is timed
     * @param sentences in order of the text
     * @param estimatedSpans the parts of the text that the provider has not timed, in order; none if it timed all
     * @return the timeline
     */
    public static TimingData of(List<WordTiming> words, List<SentenceTiming> sentences, List<TextSpan> estimatedSpans) {
        return new TimingData(words, sentences, estimatedSpans, OptionalDouble.empty());
    }

    /**
     * This timeline, which says how sure it is of what is estimated.
     *
     * @param share what {@link #confidence()} is, 0 to 1
     * @return a new timeline
     * @throws IllegalArgumentException if {@code share} is outside, or nothing is estimated
     */
    public TimingData withConfidence(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be 0 to 1, but is " + share);
        }
        if (source() == Source.PROVIDER) {
            throw new IllegalArgumentException("share must not be given, because nothing is estimated");
        }
        return new TimingData(words, sentences, estimatedSpans, OptionalDouble.of(share));
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
     * How sure the estimate is: of the sentences that begin in {@link #estimatedSpans()}, the share whose start rests on
     * something measured, which is the start of a chunk or the end of a pause in its audio. The other starts are by the weight
     * of the text alone.
     *
     * <p>It says how the times were found, not that they are right. Measured on synthetic voices whose times are known, FreeTTS and
     * espeak-ng, 97 to 100 of 100 sentences in audio with pauses start within a quarter of a second of the truth. Those that
     * are by weight are off by 0.2 to 0.3 s in chunks of 1,000 characters, and 0.5 to 0.8 s in those of 4,096, by the median;
     * {@code docs/rationale.md} has the figures.
     *
     * @return 0 to 1, and 1 if no sentence begins there; empty if nothing is estimated, or this timeline was made without it
     */
    public OptionalDouble confidence() {
        return confidence;
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
                && estimatedSpans.equals(that.estimatedSpans)
                && confidence.equals(that.confidence);
    }

    @Override
    public int hashCode() {
        return Objects.hash(words, sentences, estimatedSpans, confidence);
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
        /** The length of the audio was shared out over the text, or over parts of it, by weights and by measured pauses. */
        ESTIMATED
    }
}
