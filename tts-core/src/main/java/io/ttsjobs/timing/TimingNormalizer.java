package io.ttsjobs.timing;

import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.SentenceSplitter;
import java.util.List;
import java.util.Locale;

/**
 * Turns the timings of chunks into one timeline of the whole text and the whole audio.
 *
 * <p>Where a chunk lies in the audio comes from the stitcher, never from adding up durations: those drift. Thread-safe.
 */
public interface TimingNormalizer {

    /**
     * A normalizer that finds sentences with the given splitter.
     *
     * @param splitter finds the sentences of a text
     * @return a normalizer
     */
    static TimingNormalizer create(SentenceSplitter splitter) {
        return new DefaultTimingNormalizer(splitter);
    }

    /**
     * Moves the words of every chunk to their place in the whole.
     *
     * @param chunks the chunks in order, each with its place in the audio
     * @param words for each chunk its words, counted from the chunk's own start
     * @return all words in order of text and time
     * @throws TimingException if the lists differ in size, a word is not a slice of its chunk's text, or a clock runs
     *     back
     */
    List<WordTiming> mergeWordTimings(List<PlacedChunk> chunks, List<List<WordTiming>> words);

    /**
     * Moves the sentences of every chunk to their place in the whole.
     *
     * @param chunks the chunks in order, each with its place in the audio
     * @param sentences for each chunk its sentences, counted from the chunk's own start
     * @return all sentences in order of text and time
     * @throws TimingException if the lists differ in size, a sentence is not a slice of its chunk's text, or a clock
     *     runs back
     */
    List<SentenceTiming> mergeSentenceTimings(List<PlacedChunk> chunks, List<List<SentenceTiming>> sentences);

    /**
     * Times the sentences of a text whose words are timed: a sentence lasts from the start of its first word to the end
     * of its last. Where it begins or ends in a chunk without words, that is estimated as {@link #estimateSentenceTimings} does.
     *
     * @param text the whole text
     * @param words its words, merged
     * @param untimed the chunks that have no words because nobody timed them, in order; mostly none
     * @param language the language of the text; {@link Locale#ROOT} if not known
     * @return the sentences that hold a timed word or a part of an untimed chunk, in order of text and time
     */
    List<SentenceTiming> sentencesFromWords(
            String text, List<WordTiming> words, List<PlacedChunk> untimed, Locale language);

    /**
     * Estimates when each sentence is spoken: the time of a chunk is shared among its sentences by how long each takes to
     * speak compared with the others, as far as its letters, numbers, symbols and marks tell.
     *
     * <p>Where the pauses of a chunk are known, sentences are aligned to them: one ends where a pause begins, and the next one
     * begins where it ends. The first of the chunk begins behind the silence at the chunk's start.
     *
     * @param text the whole text
     * @param chunks the chunks in order, each with its place in the audio
     * @param language the language of the text; {@link Locale#ROOT} if not known
     * @return all sentences in order of text and time
     */
    List<SentenceTiming> estimateSentenceTimings(String text, List<PlacedChunk> chunks, Locale language);
}
