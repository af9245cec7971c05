package io.ttsjobs.cli;

import io.ttsjobs.job.ChunkCache;
import io.ttsjobs.job.DurationBounds;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.job.JobManagerBuilder;
import io.ttsjobs.job.RetryPolicy;
import io.ttsjobs.provider.ProviderRegistry;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a job is run, whether it is a new one or one that goes on. */
final class RunOptions {

    private static final long CACHE_BYTES = 1_000_000_000;

    @Option(names = "--concurrency", paramLabel = "N", description = "calls at once; the provider's figure if unset")
    Optional<Integer> concurrency = Optional.empty();

    @Option(
            names = "--retry",
            paramLabel = "POLICY",
            description = "spec: retry rate limits 3 times; resilient: 8 times, and trouble with the connection too")
    Optional<RetryPolicy> retry = Optional.empty();

    @Option(
            names = "--any-length",
            description = "believe audio that is very short or long for its text; without it the job fails")
    boolean anyLength;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description =
                    "keep what the provider answers in DIR, up to 1 GB: a text that was edited then costs only what"
                            + " changed, and the chunk on each side of it")
    Optional<String> cache = Optional.empty();

    /**
     * Refuses what cannot be.
     *
     * @throws BadInput if the calls at once are none
     */
    void check() {
        concurrency.ifPresent(calls -> Values.requirePositive("--concurrency", calls));
    }

    /**
     * A manager with these settings, yet to be built.
     *
     * @throws BadInput if the cache has a blank name
     */
    JobManagerBuilder settings(ProviderRegistry providers, Context context) {
        JobManagerBuilder settings =
                JobManager.builder(providers).clock(context.clock()).sleeper(context.sleeper());
        concurrency.ifPresent(settings::concurrency);
        retry.ifPresent(settings::retryPolicy);
        if (anyLength) {
            settings.durationBounds(DurationBounds.none());
        }
        cache.ifPresent(shown -> settings.chunkCache(openCache(shown, context)));
        return settings;
    }

    private static ChunkCache openCache(String shown, Context context) {
        if (shown.isBlank()) {
            throw new BadInput("--cache must name a directory, but is blank");
        }
        return ChunkCache.directory(context.resolve(shown), CACHE_BYTES);
    }
}
