package io.ttsjobs.speech;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * A provider's answer to one call: the audio, and the timings of its words or sentences if it has any.
 *
 * <p>Timings count from the chunk's own start, in text and in time. The length of the audio is not part of the answer:
 * the library measures it from the audio itself.
 */
public final class SynthesisResult {

    private final byte[] audio;
    private final AudioFormat format;
    private final List<WordTiming> words;
    private final List<SentenceTiming> sentences;

    private SynthesisResult(Builder builder) {
        this.audio = builder.audio;
        this.format = builder.format;
        this.words = builder.words;
        this.sentences = builder.sentences;
    }

    /**
     * Starts a result without timings.
     *
     * @param audio the audio, whole; it is not copied, so the caller gives it up; at least one byte
     * @param format what the bytes are
     * @return a builder
     * @throws IllegalArgumentException if {@code audio} is empty
     */
    public static Builder builder(byte[] audio, AudioFormat format) {
        return new Builder(audio, format);
    }

    /**
     * Opens the audio from its first byte; may be called often.
     *
     * @return a stream that holds no resource
     */
    public InputStream openAudio() {
        return new ByteArrayInputStream(audio);
    }

    /**
     * The size of the audio.
     *
     * @return bytes, at least 1
     */
    public long audioSize() {
        return audio.length;
    }

    /**
     * What the bytes are.
     *
     * @return the format
     */
    public AudioFormat format() {
        return format;
    }

    /**
     * When each word is spoken.
     *
     * @return the words in order of the text, or an empty list if the provider has no word timings
     */
    public List<WordTiming> words() {
        return words;
    }

    /**
     * When each sentence is spoken.
     *
     * @return the sentences in order of the text, or an empty list if the provider has no sentence timings
     */
    public List<SentenceTiming> sentences() {
        return sentences;
    }

    @Override
    public String toString() {
        return "SynthesisResult[" + audio.length + " bytes, " + format + ", " + words.size() + " words, "
                + sentences.size() + " sentences]";
    }

    /** Builds a {@link SynthesisResult}; not thread-safe. */
    public static final class Builder {
        private final byte[] audio;
        private final AudioFormat format;
        private List<WordTiming> words = List.of();
        private List<SentenceTiming> sentences = List.of();

        private Builder(byte[] audio, AudioFormat format) {
            if (audio.length == 0) {
                throw new IllegalArgumentException("audio must have at least 1 byte");
            }
            this.audio = audio;
            this.format = Objects.requireNonNull(format, "format");
        }

        /**
         * Gives the word timings; none if unset.
         *
         * @param words in order of the text
         * @return this
         */
        public Builder words(List<WordTiming> words) {
            this.words = List.copyOf(words);
            return this;
        }

        /**
         * Gives the sentence timings; none if unset.
         *
         * @param sentences in order of the text
         * @return this
         */
        public Builder sentences(List<SentenceTiming> sentences) {
            this.sentences = List.copyOf(sentences);
            return this;
        }

        /**
         * Makes the result.
         *
         * @return an immutable result
         */
        public SynthesisResult build() {
            return new SynthesisResult(this);
        }
    }
}
