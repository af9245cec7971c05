package io.ttsjobs.speech;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
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
    private final Optional<String> timingNote;
    private final Optional<String> requestId;
    private final Optional<BigDecimal> billedCharacters;
    private final OptionalInt concurrencyLimit;

    private SynthesisResult(Builder builder) {
        this.audio = builder.audio;
        this.audioSize = builder.audioSize;
        this.format = builder.format;
        this.words = builder.words;
        this.sentences = builder.sentences;
        this.timingNote = builder.timingNote;
        this.requestId = builder.requestId;
        this.billedCharacters = builder.billedCharacters;
        this.concurrencyLimit = builder.concurrencyLimit;
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

    /**
     * Starts a result without timings whose audio is wherever the caller keeps it.
     *
     * @param audio opens the audio from its first byte, the same each time; called by any thread
     * @param audioSize how many bytes it has, at least 1
     * @param format what the bytes are
     * @return a builder
     * @throws IllegalArgumentException if {@code audioSize} is below 1
     */
    public static Builder builder(Supplier<InputStream> audio, long audioSize, AudioFormat format) {
        return new Builder(Objects.requireNonNull(audio, "audio"), audioSize, format);
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

    /**
     * What is to be said of the timings: which of the provider's clocks they are from, or why there are none.
     *
     * @return a line for people, without the text; empty if the timings are as they always are
     */
    public Optional<String> timingNote() {
        return timingNote;
    }

    /**
     * What the provider calls this call, for its support.
     *
     * @return the id, or empty if the provider gave none
     */
    public Optional<String> requestId() {
        return requestId;
    }

    /**
     * What the provider charges for this call, in its own characters.
     *
     * @return 0 or more, with a fraction where the provider's count has one; empty if it did not say
     */
    public Optional<BigDecimal> billedCharacters() {
        return billedCharacters;
    }

    /**
     * How many calls at once the provider allows this account, as it said with this answer.
     *
     * @return at least 1, or empty if it did not say
     */
    public OptionalInt concurrencyLimit() {
        return concurrencyLimit;
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
        private Optional<String> timingNote = Optional.empty();
        private Optional<String> requestId = Optional.empty();
        private Optional<BigDecimal> billedCharacters = Optional.empty();
        private OptionalInt concurrencyLimit = OptionalInt.empty();

        private Builder(Supplier<InputStream> audio, long audioSize, AudioFormat format) {
            if (audioSize < 1) {
                throw new IllegalArgumentException("audio must have at least 1 byte, but has " + audioSize);
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
         * Says what is to be said of the timings; nothing if unset.
         *
         * @param note a line for people, without the text
         * @return this
         */
        public Builder timingNote(String note) {
            this.timingNote = Optional.of(note);
            return this;
        }

        /**
         * Tells what the provider calls this call; nothing if unset.
         *
         * @param id the provider's own id
         * @return this
         */
        public Builder requestId(String id) {
            this.requestId = Optional.of(id);
            return this;
        }

        /**
         * Tells what the provider charges; nothing if unset.
         *
         * @param characters 0 or more
         * @return this
         * @throws IllegalArgumentException if {@code characters} is negative
         */
        public Builder billedCharacters(BigDecimal characters) {
            if (characters.signum() < 0) {
                throw new IllegalArgumentException("billedCharacters must be 0 or more, but is " + characters);
            }
            this.billedCharacters = Optional.of(characters);
            return this;
        }

        /**
         * Tells how many calls at once the provider allows; nothing if unset. The library then makes as many, unless its
         * user has set a number.
         *
         * @param calls at least 1
         * @return this
         * @throws IllegalArgumentException if {@code calls} is below 1
         */
        public Builder concurrencyLimit(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("concurrencyLimit must be at least 1, but is " + calls);
            }
            this.concurrencyLimit = OptionalInt.of(calls);
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
