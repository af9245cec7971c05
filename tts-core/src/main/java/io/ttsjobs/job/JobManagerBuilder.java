package io.ttsjobs.job;

import io.ttsjobs.audio.AudioStitcher;
import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.text.SentenceSplitter;
import io.ttsjobs.text.TextChunker;
import io.ttsjobs.timing.TimingNormalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/** Builds a {@link JobManager}; not thread-safe. */
public final class JobManagerBuilder {

    final ProviderRegistry providers;
    final List<JobListener> listeners = new ArrayList<>();
    TextChunker chunker = TextChunker.create();
    TimingNormalizer timingNormalizer = TimingNormalizer.create(SentenceSplitter.create());
    AudioStitcher stitcher = AudioStitcher.create();
    JobStore store = JobStore.inMemory();
    Optional<ChunkCache> chunkCache = Optional.empty();
    Optional<AudioStorage> audioStorage = Optional.empty();
    Clock clock = Clock.systemUTC();
    Sleeper sleeper = Sleeper.system();
    Optional<Executor> executor = Optional.empty();
    RetryPolicy retryPolicy = RetryPolicy.spec();
    DurationBounds durationBounds = DurationBounds.standard();
    OptionalInt concurrency = OptionalInt.empty();
    boolean adaptiveConcurrency;
    int maxConcurrentJobs = 4;
    Duration closeGrace = Duration.ofSeconds(30);

    JobManagerBuilder(ProviderRegistry providers) {
        this.providers = Objects.requireNonNull(providers, "providers");
    }

    /**
     * Sets what cuts the text; {@link TextChunker#create()} if unset.
     *
     * @param chunker the chunker
     * @return this
     */
    public JobManagerBuilder chunker(TextChunker chunker) {
        this.chunker = Objects.requireNonNull(chunker, "chunker");
        return this;
    }

    /**
     * Sets what makes the timeline; {@link TimingNormalizer#create} if unset.
     *
     * @param normalizer the normalizer
     * @return this
     */
    public JobManagerBuilder timingNormalizer(TimingNormalizer normalizer) {
        this.timingNormalizer = Objects.requireNonNull(normalizer, "normalizer");
        return this;
    }

    /**
     * Sets what joins the audio; {@link AudioStitcher#create()} if unset.
     *
     * @param stitcher the stitcher
     * @return this
     */
    public JobManagerBuilder stitcher(AudioStitcher stitcher) {
        this.stitcher = Objects.requireNonNull(stitcher, "stitcher");
        return this;
    }

    /**
     * Sets where jobs are kept; {@link JobStore#inMemory()} if unset.
     *
     * @param store the store, which the manager does not close
     * @return this
     */
    public JobManagerBuilder store(JobStore store) {
        this.store = Objects.requireNonNull(store, "store");
        return this;
    }

    /**
     * Sets what keeps answers of providers across jobs; none if unset. With a cache, identical calls in flight are joined too.
     *
     * @param cache the cache
     * @return this
     */
    public JobManagerBuilder chunkCache(ChunkCache cache) {
        this.chunkCache = Optional.of(cache);
        return this;
    }

    /**
     * Sets where audio is kept; {@link AudioStorage#fromEnvironment()} if unset.
     *
     * @param storage the storage
     * @return this
     */
    public JobManagerBuilder audioStorage(AudioStorage storage) {
        this.audioStorage = Optional.of(storage);
        return this;
    }

    /**
     * Sets the clock that jobs are dated by; the system's if unset.
     *
     * @param clock the clock
     * @return this
     */
    public JobManagerBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Sets what waits before a retry; {@link Sleeper#system()} if unset. It must agree with the clock.
     *
     * @param sleeper the sleeper
     * @return this
     */
    public JobManagerBuilder sleeper(Sleeper sleeper) {
        this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
        return this;
    }

    /**
     * Sets what runs the calls to providers; virtual threads on Java 21 and newer, daemon threads before, if unset.
     *
     * @param executor may run a call on the thread that hands it over; the manager does not shut it down
     * @return this
     */
    public JobManagerBuilder executor(Executor executor) {
        this.executor = Optional.of(executor);
        return this;
    }

    /**
     * Sets what happens to failed calls; {@link RetryPolicy#spec()} if unset.
     *
     * @param policy the policy
     * @return this
     */
    public JobManagerBuilder retryPolicy(RetryPolicy policy) {
        this.retryPolicy = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Sets how long the audio of a chunk may be for its text; {@link DurationBounds#standard()} if unset. A job with a chunk
     * outside fails, and a retry asks for that chunk again.
     *
     * @param bounds the bounds, or {@link DurationBounds#none()} to believe any
     * @return this
     */
    public JobManagerBuilder durationBounds(DurationBounds bounds) {
        this.durationBounds = Objects.requireNonNull(bounds, "bounds");
        return this;
    }

    /**
     * Sets how many calls to one provider are in flight at most, over all jobs and models. If unset, it is for each model
     * the provider's own figure, and then what its answers say that it allows, up to 64. A provider may always lower it;
     * what it takes by refusing calls as too many at once comes back with its answers, little by little.
     *
     * @param calls at least 1
     * @return this
     * @throws IllegalArgumentException if {@code calls} is below 1
     */
    public JobManagerBuilder concurrency(int calls) {
        this.concurrency = OptionalInt.of(atLeastOne("concurrency", calls));
        return this;
    }

    /**
     * Sets whether the calls in flight follow the load that the provider bears now, by additive increase and multiplicative
     * decrease (AIMD); not if unset. Then any rate limit halves their number, to 1 at least, all refusals of calls that were
     * sent by then as one; and as many answers in a row as there may be calls add one, up to the number that there would be
     * without refusals. It suits a server of your own or an account that others share; where the limit stands, it tries it more
     * often than need be, and each try costs a refusal and the wait after it.
     *
     * @param adaptive whether to
     * @return this
     */
    public JobManagerBuilder adaptiveConcurrency(boolean adaptive) {
        this.adaptiveConcurrency = adaptive;
        return this;
    }

    /**
     * Sets how many jobs run at once; 4 if unset. Further jobs wait, pending, in the order of their coming.
     *
     * @param jobs at least 1
     * @return this
     * @throws IllegalArgumentException if {@code jobs} is below 1
     */
    public JobManagerBuilder maxConcurrentJobs(int jobs) {
        this.maxConcurrentJobs = atLeastOne("maxConcurrentJobs", jobs);
        return this;
    }

    /**
     * Sets how long {@link JobManager#close()} lets calls in flight finish; 30 s if unset.
     *
     * @param grace 0 or more
     * @return this
     * @throws IllegalArgumentException if {@code grace} is negative
     */
    public JobManagerBuilder closeGrace(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("closeGrace must not be negative, but is " + grace);
        }
        this.closeGrace = grace;
        return this;
    }

    /**
     * Adds a listener to every job; none if unset.
     *
     * @param listener is told of every change
     * @return this
     */
    public JobManagerBuilder addListener(JobListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Makes the manager.
     *
     * @return a manager, which the caller closes
     * @throws io.ttsjobs.audio.AudioProcessingException if the default audio directory cannot be used
     */
    public JobManager build() {
        return new DefaultJobManager(this);
    }

    private static int atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
        }
        return value;
    }
}
