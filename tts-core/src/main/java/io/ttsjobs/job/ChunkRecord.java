package io.ttsjobs.job;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.TimingData;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a finished chunk: who spoke it, what it cost, and what its audio is.
 *
 * <p>Immutable; it holds neither text nor audio. The records of a job are its manifest, see
 * {@link JobManager#chunkRecords}.
 */
public final class ChunkRecord {

    private final int index;
    private final TextSpan span;
    private final String provider;
    private final String voiceId;
    private final Optional<String> model;
    private final int attempts;
    private final Optional<String> requestId;
    private final Optional<BigDecimal> billedCharacters;
    private final Optional<BigDecimal> jobBilledCharacters;
    private final BigDecimal jobSpentCharacters;
    private final String sha256;
    private final long audioSize;
    private final AudioFormat format;
    private final TimingData.Source timingSource;
    private final Optional<String> timingNote;
    private final Instant finishedAt;

    private ChunkRecord(Builder builder) {
        this.index = builder.index;
        this.span = builder.span;
        this.provider = builder.provider;
        this.voiceId = builder.voiceId;
        this.model = builder.model;
        this.attempts = builder.attempts;
        this.requestId = builder.requestId;
        this.billedCharacters = builder.billedCharacters;
        this.jobBilledCharacters = builder.jobBilledCharacters;
        this.jobSpentCharacters = builder.jobSpentCharacters;
        this.sha256 = builder.sha256;
        this.audioSize = builder.audioSize;
        this.format = builder.format;
        this.timingSource = builder.timingSource;
        this.timingNote = builder.timingNote;
        this.finishedAt = builder.finishedAt;
    }

    /**
     * Starts a record; for stores that read records back, and for tests.
     *
     * @param index the chunk's place in the job's plan
     * @param span its place in the text
     * @param provider who spoke it
     * @param voiceId in which voice
     * @return a builder, in which the audio must be set
     */
    public static Builder builder(int index, TextSpan span, String provider, String voiceId) {
        return new Builder(index, span, provider, voiceId);
    }

    /** Starts the record of an answer, of one attempt. */
    static Builder of(GenerationJob job, int index, SynthesisResult result, String sha256) {
        GenerationRequest request = job.request();
        Builder builder = new Builder(index, job.plan().get(index), request.provider(), request.voiceId());
        builder.model = request.model();
        builder.requestId = result.requestId();
        builder.billedCharacters = result.billedCharacters();
        builder.timingNote = result.timingNote();
        boolean timed = !result.words().isEmpty() || !result.sentences().isEmpty();
        return builder.audio(sha256, result.audioSize(), result.format())
                .timingSource(timed ? TimingData.Source.PROVIDER : TimingData.Source.ESTIMATED);
    }

    /**
     * The chunk's place in the job's plan.
     *
     * @return 0 for the first
     */
    public int index() {
        return index;
    }

    /**
     * The chunk's place in the text.
     *
     * @return UTF-16 indices into the request's text
     */
    public TextSpan span() {
        return span;
    }

    /**
     * Who spoke it.
     *
     * @return the name of the provider
     */
    public String provider() {
        return provider;
    }

    /**
     * In which voice.
     *
     * @return the provider's id of the voice
     */
    public String voiceId() {
        return voiceId;
    }

    /**
     * With which model.
     *
     * @return the model that was asked for, or empty if the choice was the provider's
     */
    public Optional<String> model() {
        return model;
    }

    /**
     * How often the provider was asked in the run that got the answer, the successful call included. Calls of earlier runs,
     * which ended without this chunk, are not counted.
     *
     * @return 0 if the answer is from the {@link ChunkCache}, or from an identical call of another chunk; else at least 1
     */
    public int attempts() {
        return attempts;
    }

    /**
     * What the provider calls the call, for its support.
     *
     * @return the id, or empty if the provider gave none
     */
    public Optional<String> requestId() {
        return requestId;
    }

    /**
     * What the provider said that it charges for the call, in its own characters.
     *
     * @return 0 or more, or empty if it did not say
     */
    public Optional<BigDecimal> billedCharacters() {
        return billedCharacters;
    }

    /**
     * What the provider had said by then that it charges for the job, this call included. So the record tells of answers too that
     * no other record tells of, because they were dropped or asked for again.
     *
     * @return 0 or more, or empty if no answer had said what it costs
     */
    public Optional<BigDecimal> jobBilledCharacters() {
        return jobBilledCharacters;
    }

    /**
     * What the answers of the job counted against its budget by then, this one included.
     *
     * @return 0 or more
     */
    public BigDecimal jobSpentCharacters() {
        return jobSpentCharacters;
    }

    /**
     * The checksum of the audio as the provider gave it.
     *
     * @return the SHA-256 as 64 lower-case hexadecimal digits
     */
    public String sha256() {
        return sha256;
    }

    /**
     * The size of the audio as the provider gave it.
     *
     * @return bytes, at least 1
     */
    public long audioSize() {
        return audioSize;
    }

    /**
     * What the audio is.
     *
     * @return the format that the provider stated
     */
    public AudioFormat format() {
        return format;
    }

    /**
     * Whose clock the chunk's times are from. Until the job has completed this says what came with the answer; then it says
     * what the timeline uses, which estimates a chunk whose timings make no sense.
     *
     * @return the provider's, or estimated
     */
    public TimingData.Source timingSource() {
        return timingSource;
    }

    /**
     * What is to be said of the timings.
     *
     * @return a line for people, without the text; empty if they are as they always are
     */
    public Optional<String> timingNote() {
        return timingNote;
    }

    /**
     * When the answer was there.
     *
     * @return the moment
     */
    public Instant finishedAt() {
        return finishedAt;
    }

    /** The records of a job whose timeline is made. */
    static List<ChunkRecord> timedBy(TimingData timing, List<ChunkRecord> chunks) {
        Set<TextSpan> estimated = Set.copyOf(timing.estimatedSpans());
        return chunks.stream()
                .map(chunk -> chunk.timedBy(
                        estimated.contains(chunk.span) ? TimingData.Source.ESTIMATED : TimingData.Source.PROVIDER))
                .toList();
    }

    private ChunkRecord timedBy(TimingData.Source source) {
        Builder timed = new Builder(index, span, provider, voiceId);
        timed.model = model;
        timed.attempts = attempts;
        timed.requestId = requestId;
        timed.billedCharacters = billedCharacters;
        timed.jobBilledCharacters = jobBilledCharacters;
        timed.jobSpentCharacters = jobSpentCharacters;
        timed.timingNote = timingNote;
        timed.finishedAt = finishedAt;
        return timed.audio(sha256, audioSize, format).timingSource(source).build();
    }

    private List<Object> facts() {
        return Arrays.asList(
                index,
                span,
                provider,
                voiceId,
                model,
                attempts,
                requestId,
                billedCharacters,
                jobBilledCharacters,
                jobSpentCharacters,
                sha256,
                audioSize,
                format,
                timingSource,
                timingNote,
                finishedAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkRecord that && facts().equals(that.facts());
    }

    @Override
    public int hashCode() {
        return facts().hashCode();
    }

    @Override
    public String toString() {
        return "ChunkRecord[" + index + ", " + provider + ", " + audioSize + " bytes, " + format + ", SHA-256 " + sha256
                + "]";
    }

    /** Builds a {@link ChunkRecord}; not thread-safe. */
    public static final class Builder {
        private final int index;
        private final TextSpan span;
        private final String provider;
        private final String voiceId;
        private Optional<String> model = Optional.empty();
        private int attempts = 1;
        private Optional<String> requestId = Optional.empty();
        private Optional<BigDecimal> billedCharacters = Optional.empty();
        private Optional<BigDecimal> jobBilledCharacters = Optional.empty();
        private BigDecimal jobSpentCharacters = BigDecimal.ZERO;
        private String sha256 = "";
        private long audioSize;
        private AudioFormat format = AudioFormat.MP3;
        private TimingData.Source timingSource = TimingData.Source.ESTIMATED;
        private Optional<String> timingNote = Optional.empty();
        private Instant finishedAt = Instant.EPOCH;

        private Builder(int index, TextSpan span, String provider, String voiceId) {
            if (index < 0) {
                throw new IllegalArgumentException("index must not be negative, but is " + index);
            }
            this.index = index;
            this.span = Objects.requireNonNull(span, "span");
            this.provider = Objects.requireNonNull(provider, "provider");
            this.voiceId = Objects.requireNonNull(voiceId, "voiceId");
        }

        /**
         * Sets the model; the provider's choice if unset.
         *
         * @param model the model
         * @return this
         */
        public Builder model(String model) {
            this.model = Optional.of(model);
            return this;
        }

        /**
         * Sets how often the provider was asked; once if unset.
         *
         * @param attempts 0 or more
         * @return this
         * @throws IllegalArgumentException if {@code attempts} is negative
         */
        public Builder attempts(int attempts) {
            if (attempts < 0) {
                throw new IllegalArgumentException("attempts must not be negative, but is " + attempts);
            }
            this.attempts = attempts;
            return this;
        }

        /**
         * Sets what the provider calls the call; nothing if unset.
         *
         * @param id the provider's own id
         * @return this
         */
        public Builder requestId(String id) {
            this.requestId = Optional.of(id);
            return this;
        }

        /**
         * Sets what the provider charges; nothing said if unset.
         *
         * @param characters 0 or more
         * @return this
         * @throws IllegalArgumentException if {@code characters} is negative
         */
        public Builder billedCharacters(BigDecimal characters) {
            this.billedCharacters = Optional.of(notNegative("billedCharacters", characters));
            return this;
        }

        /**
         * Sets what the provider had said by then that it charges for the job; nothing said if unset.
         *
         * @param characters 0 or more
         * @return this
         * @throws IllegalArgumentException if {@code characters} is negative
         */
        public Builder jobBilledCharacters(BigDecimal characters) {
            this.jobBilledCharacters = Optional.of(notNegative("jobBilledCharacters", characters));
            return this;
        }

        /**
         * Sets what the answers of the job counted against its budget by then; 0 if unset.
         *
         * @param characters 0 or more
         * @return this
         * @throws IllegalArgumentException if {@code characters} is negative
         */
        public Builder jobSpentCharacters(BigDecimal characters) {
            this.jobSpentCharacters = notNegative("jobSpentCharacters", characters);
            return this;
        }

        private static BigDecimal notNegative(String name, BigDecimal characters) {
            if (characters.signum() < 0) {
                throw new IllegalArgumentException(name + " must not be negative, but is " + characters);
            }
            return characters;
        }

        /**
         * Sets what the audio is.
         *
         * @param sha256 64 lower-case hexadecimal digits
         * @param size bytes, at least 1
         * @param format the format
         * @return this
         * @throws IllegalArgumentException if {@code sha256} is not of that form, or {@code size} is below 1
         */
        public Builder audio(String sha256, long size, AudioFormat format) {
            if (!Sha256.isValid(sha256)) {
                throw new IllegalArgumentException(
                        "sha256 must be 64 lower-case hexadecimal digits, but is \"" + sha256 + "\"");
            }
            if (size < 1) {
                throw new IllegalArgumentException("size must be at least 1, but is " + size);
            }
            this.sha256 = sha256;
            this.audioSize = size;
            this.format = Objects.requireNonNull(format, "format");
            return this;
        }

        /**
         * Sets whose clock the times are from; estimated if unset.
         *
         * @param source the provider's, or estimated
         * @return this
         */
        public Builder timingSource(TimingData.Source source) {
            this.timingSource = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets what is to be said of the timings; nothing if unset.
         *
         * @param note a line for people, without the text
         * @return this
         */
        public Builder timingNote(String note) {
            this.timingNote = Optional.of(note);
            return this;
        }

        /**
         * Sets when the answer was there; {@link Instant#EPOCH} if unset.
         *
         * @param finishedAt the moment
         * @return this
         */
        public Builder finishedAt(Instant finishedAt) {
            this.finishedAt = Objects.requireNonNull(finishedAt, "finishedAt");
            return this;
        }

        /**
         * Makes the record.
         *
         * @return an immutable record
         * @throws IllegalStateException if the audio is not set
         */
        public ChunkRecord build() {
            if (audioSize == 0) {
                throw new IllegalStateException("the audio of chunk " + index + " is not set");
            }
            return new ChunkRecord(this);
        }
    }
}
