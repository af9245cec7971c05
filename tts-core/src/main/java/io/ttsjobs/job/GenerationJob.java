package io.ttsjobs.job;

import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.text.TextSpan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A job as it stands at one moment.
 *
 * <p>Immutable: every change makes a new value with the next {@link #version()}. {@link #toString()} never shows the
 * text.
 */
public final class GenerationJob {

    static final Comparator<GenerationJob> OLDEST_FIRST =
            Comparator.comparing(GenerationJob::createdAt).thenComparing(GenerationJob::id);

    private final String id;
    private final GenerationRequest request;
    private final List<TextSpan> plan;
    private final Instant createdAt;
    private final long version;
    private final JobStatus status;
    private final int completedChunks;
    private final Duration audioDuration;
    private final Optional<BigDecimal> billedCharacters;
    private final BigDecimal spentCharacters;
    private final OptionalLong budget;
    private final Optional<Instant> finishedAt;
    private final Optional<ErrorCode> errorCode;
    private final Optional<String> errorMessage;
    private final Optional<Path> audioFile;
    private final Optional<AudioMetadata> audioMetadata;

    private GenerationJob(Builder builder) {
        this.id = builder.id;
        this.request = builder.request;
        this.plan = builder.plan;
        this.createdAt = builder.createdAt;
        this.version = builder.version;
        this.status = builder.status;
        this.completedChunks = builder.completedChunks;
        this.audioDuration = builder.audioDuration;
        this.billedCharacters = builder.billedCharacters;
        this.spentCharacters = builder.spentCharacters;
        this.budget = builder.budget;
        this.finishedAt = builder.finishedAt;
        this.errorCode = builder.errorCode;
        this.errorMessage = builder.errorMessage;
        this.audioFile = builder.audioFile;
        this.audioMetadata = builder.audioMetadata;
    }

    /**
     * Starts a pending job; for stores that read jobs back, and for tests.
     *
     * @param id 1 to 64 of the characters {@code A-Z a-z 0-9 _ -}
     * @param request what is asked
     * @param plan the chunks, in order; at least one
     * @param createdAt when it was created
     * @return a builder
     * @throws io.ttsjobs.spi.ValidationException if {@code id} is not a job id, or {@code plan} is empty
     */
    public static Builder builder(String id, GenerationRequest request, List<TextSpan> plan, Instant createdAt) {
        return new Builder(id, request, plan, createdAt);
    }

    /**
     * The job's id.
     *
     * @return 1 to 64 of the characters {@code A-Z a-z 0-9 _ -}
     */
    public String id() {
        return id;
    }

    /**
     * What is asked.
     *
     * @return the request
     */
    public GenerationRequest request() {
        return request;
    }

    /**
     * How the text is cut; fixed when the job is created.
     *
     * @return the chunks in order, as spans of the request's text
     */
    public List<TextSpan> plan() {
        return plan;
    }

    /**
     * When the job was created.
     *
     * @return the moment
     */
    public Instant createdAt() {
        return createdAt;
    }

    /**
     * How often the job has changed.
     *
     * @return 0 for a new job
     */
    public long version() {
        return version;
    }

    /**
     * Where the job stands.
     *
     * @return the status
     */
    public JobStatus status() {
        return status;
    }

    /**
     * How many chunks there are.
     *
     * @return at least 1
     */
    public int totalChunks() {
        return plan.size();
    }

    /**
     * How many chunks are synthesized.
     *
     * @return 0 to {@link #totalChunks()}
     */
    public int completedChunks() {
        return completedChunks;
    }

    /**
     * How far the job is.
     *
     * @return {@link #completedChunks()} by {@link #totalChunks()}, 0.0 to 1.0
     */
    public double progress() {
        return (double) completedChunks / totalChunks();
    }

    /**
     * How much audio is joined so far.
     *
     * @return the length of the finished start of the audio; the whole once completed
     */
    public Duration audioDuration() {
        return audioDuration;
    }

    /**
     * What the provider said that it charges for the answers so far, in its own characters.
     *
     * <p>It grows from run to run: a chunk that is kept counts once, and one that had to be asked for again counts again,
     * as it was paid again.
     *
     * @return 0 or more, or empty if no answer said what it costs
     */
    public Optional<BigDecimal> billedCharacters() {
        return billedCharacters;
    }

    /**
     * What the answers so far count against the {@link #budget()}: what the provider said that each costs, or the code points
     * that were sent if it did not say. It grows from run to run as {@link #billedCharacters()} does.
     *
     * @return 0 or more
     */
    public BigDecimal spentCharacters() {
        return spentCharacters;
    }

    /**
     * The most that the job may cost, over all its runs: that of the request, unless {@link JobManager#retryJob(String, long)}
     * has set another.
     *
     * @return characters, or empty for no bound
     */
    public OptionalLong budget() {
        return budget;
    }

    /**
     * When the job was over.
     *
     * @return the moment, or empty while it is not
     */
    public Optional<Instant> finishedAt() {
        return finishedAt;
    }

    /**
     * What went wrong, for programs.
     *
     * @return the code, or empty unless the job failed or was cancelled
     */
    public Optional<ErrorCode> errorCode() {
        return errorCode;
    }

    /**
     * What went wrong, for people.
     *
     * @return a message without keys or URLs, or empty unless the job failed or was cancelled
     */
    public Optional<String> errorMessage() {
        return errorMessage;
    }

    /**
     * Where the audio is.
     *
     * @return the file, or empty unless the job completed
     */
    public Optional<Path> audioFile() {
        return audioFile;
    }

    /**
     * What the job made.
     *
     * @return format, length and timeline, or empty unless the job completed
     */
    public Optional<AudioMetadata> audioMetadata() {
        return audioMetadata;
    }

    /**
     * A builder that starts from this job, with the next version.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(id, request, plan, createdAt);
        builder.version = version + 1;
        builder.status = status;
        builder.completedChunks = completedChunks;
        builder.audioDuration = audioDuration;
        builder.billedCharacters = billedCharacters;
        builder.spentCharacters = spentCharacters;
        builder.budget = budget;
        builder.finishedAt = finishedAt;
        builder.errorCode = errorCode;
        builder.errorMessage = errorMessage;
        builder.audioFile = audioFile;
        builder.audioMetadata = audioMetadata;
        return builder;
    }

    /** This job, to be run again: what went wrong is forgotten, what is paid for is not. */
    GenerationJob toRetry(int keptChunks, OptionalLong newBudget) {
        Builder again = toBuilder()
                .status(JobStatus.PENDING)
                .progress(keptChunks, Duration.ZERO)
                .budget(newBudget);
        again.finishedAt = Optional.empty();
        again.errorCode = Optional.empty();
        again.errorMessage = Optional.empty();
        return again.build();
    }

    @Override
    public String toString() {
        return "GenerationJob[" + id + ", version " + version + ", " + status + ", " + completedChunks + " of "
                + totalChunks() + " chunks]";
    }

    /** Builds a {@link GenerationJob}; not thread-safe. */
    public static final class Builder {
        private final String id;
        private final GenerationRequest request;
        private final List<TextSpan> plan;
        private final Instant createdAt;
        private long version;
        private JobStatus status = JobStatus.PENDING;
        private int completedChunks;
        private Duration audioDuration = Duration.ZERO;
        private Optional<BigDecimal> billedCharacters = Optional.empty();
        private BigDecimal spentCharacters = BigDecimal.ZERO;
        private OptionalLong budget;
        private Optional<Instant> finishedAt = Optional.empty();
        private Optional<ErrorCode> errorCode = Optional.empty();
        private Optional<String> errorMessage = Optional.empty();
        private Optional<Path> audioFile = Optional.empty();
        private Optional<AudioMetadata> audioMetadata = Optional.empty();

        private Builder(String id, GenerationRequest request, List<TextSpan> plan, Instant createdAt) {
            this.id = JobId.check(id);
            this.request = Objects.requireNonNull(request, "request");
            this.budget = request.budget();
            this.plan = List.copyOf(plan);
            this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
            if (plan.isEmpty()) {
                throw new IllegalArgumentException("plan must hold at least one chunk");
            }
        }

        /**
         * Sets the version; 0 if unset.
         *
         * @param version how often the job has changed
         * @return this
         */
        public Builder version(long version) {
            this.version = version;
            return this;
        }

        /**
         * Sets the status; {@link JobStatus#PENDING} if unset.
         *
         * @param status where the job stands
         * @return this
         */
        public Builder status(JobStatus status) {
            this.status = Objects.requireNonNull(status, "status");
            return this;
        }

        /**
         * Sets the progress; nothing if unset.
         *
         * @param completedChunks how many chunks are synthesized, 0 to the size of the plan
         * @param audioDuration how much audio is joined
         * @return this
         * @throws IllegalArgumentException if {@code completedChunks} is outside
         */
        public Builder progress(int completedChunks, Duration audioDuration) {
            if (completedChunks < 0 || completedChunks > plan.size()) {
                throw new IllegalArgumentException(
                        "completedChunks must be 0 to " + plan.size() + ", but is " + completedChunks);
            }
            this.completedChunks = completedChunks;
            this.audioDuration = Objects.requireNonNull(audioDuration, "audioDuration");
            return this;
        }

        /**
         * Sets what the provider said that it charges; nothing said if unset.
         *
         * @param characters 0 or more
         * @return this
         * @throws IllegalArgumentException if {@code characters} is negative
         */
        public Builder billedCharacters(BigDecimal characters) {
            if (characters.signum() < 0) {
                throw new IllegalArgumentException("billedCharacters must not be negative, but is " + characters);
            }
            this.billedCharacters = Optional.of(characters);
            return this;
        }

        /**
         * Sets what the answers so far count against the budget; 0 if unset.
         *
         * @param characters 0 or more
         * @return this
         * @throws IllegalArgumentException if {@code characters} is negative
         */
        public Builder spentCharacters(BigDecimal characters) {
            if (characters.signum() < 0) {
                throw new IllegalArgumentException("spentCharacters must not be negative, but is " + characters);
            }
            this.spentCharacters = characters;
            return this;
        }

        /**
         * Sets the most that the job may cost; that of the request if unset.
         *
         * @param characters 0 or more, or empty for no bound
         * @return this
         * @throws IllegalArgumentException if {@code characters} is negative
         */
        public Builder budget(OptionalLong characters) {
            if (characters.orElse(0) < 0) {
                throw new IllegalArgumentException("budget must not be negative, but is " + characters.getAsLong());
            }
            this.budget = characters;
            return this;
        }

        /**
         * Sets when the job was over; not over if unset.
         *
         * @param finishedAt the moment
         * @return this
         */
        public Builder finishedAt(Instant finishedAt) {
            this.finishedAt = Optional.of(finishedAt);
            return this;
        }

        /**
         * Sets what went wrong; nothing if unset.
         *
         * @param code for programs
         * @param message for people; no keys, no URLs
         * @return this
         */
        public Builder error(ErrorCode code, String message) {
            this.errorCode = Optional.of(code);
            this.errorMessage = Optional.of(message);
            return this;
        }

        /**
         * Sets what the job made; nothing if unset.
         *
         * @param file where the audio is
         * @param metadata format, length and timeline
         * @return this
         */
        public Builder audio(Path file, AudioMetadata metadata) {
            this.audioFile = Optional.of(file);
            this.audioMetadata = Optional.of(metadata);
            return this;
        }

        /**
         * Makes the job.
         *
         * @return an immutable job
         */
        public GenerationJob build() {
            return new GenerationJob(this);
        }
    }
}
