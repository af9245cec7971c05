package io.ttsjobs.speech;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A provider's answer to one call: the audio, and the timings of its words or sentences if it has any.
 *
 * <p>Timings count from the chunk's own start, in text and in time. The length of the audio is not part of the answer:
 * the library measures it from the audio itself.
 */
public final class SynthesisResult {

    private final Supplier<InputStream> audio;
    private final long audioSize;
    private final AudioFormat format;
    private final List<WordTiming> words;
    private final List<SentenceTiming> sentences;

    private SynthesisResult(Builder builder) {
        this.audio = builder.audio;
        this.audioSize = builder.audioSize;
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
        return new Builder(() -> new ByteArrayInputStream(audio), audio.length, format);
    }

    /**
     * Starts a result without timings whose audio stays in a file and out of memory.
     *
     * @param audio a file of the default file system, at least one byte long, which stays as it is while the result is in
     *     use
     * @param format what the bytes are
     * @return a builder
     * @throws IllegalArgumentException if {@code audio} is empty
     * @throws UncheckedIOException if there is no such file
     */
    public static Builder builder(Path audio, AudioFormat format) {
        try {
            return new Builder(() -> openFile(audio), Files.size(audio), format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file channel would be closed by a pending interrupt; a file stream is not. */
    private static InputStream openFile(Path file) {
        try {
            return new FileInputStream(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens the audio from its first byte; may be called often.
     *
     * @return a new stream, which the caller closes
     * @throws UncheckedIOException if the audio is in a file that is gone
     */
    public InputStream openAudio() {
        return audio.get();
    }

    /**
     * The size of the audio.
     *
     * @return bytes, at least 1
     */
    public long audioSize() {
        return audioSize;
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
        return "SynthesisResult[" + audioSize + " bytes, " + format + ", " + words.size() + " words, "
                + sentences.size() + " sentences]";
    }

    /** Builds a {@link SynthesisResult}; not thread-safe. */
    public static final class Builder {
        private final Supplier<InputStream> audio;
        private final long audioSize;
        private final AudioFormat format;
        private List<WordTiming> words = List.of();
        private List<SentenceTiming> sentences = List.of();

        private Builder(Supplier<InputStream> audio, long audioSize, AudioFormat format) {
            if (audioSize == 0) {
                throw new IllegalArgumentException("audio must have at least 1 byte");
            }
            this.audio = audio;
            this.audioSize = audioSize;
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
