package io.ttsjobs.simulation;

import io.ttsjobs.job.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * What a seed fixes before anything happens.
 *
 * @param stories what each job speaks
 * @param cache whether the jobs share a cache of chunks; then they speak about the same
 * @param declaredCalls how many calls at once the provider declares that make sense
 * @param userCalls how many calls at once the user allows, if he says so
 * @param adaptive whether any rate limit halves the calls at once
 * @param maxRetries how often a call is tried again
 * @param retryUnavailable whether a call is tried again that did not reach the provider
 * @param patientClose whether the manager lets calls finish when it is closed
 * @param trouble how many calls of a hundred go wrong at first
 * @param defect what is wrong on purpose
 */
record Settings(
        List<Story> stories,
        boolean cache,
        int declaredCalls,
        OptionalInt userCalls,
        boolean adaptive,
        int maxRetries,
        boolean retryUnavailable,
        boolean patientClose,
        int trouble,
        Defect defect) {

    private static final int MOST_CHUNKS = 6;
    private static final double FAST = 2.0;
    private static final int[] TROUBLE = {0, 10, 25, 50};

    static Settings draw(SplittableRandom random, Defect defect) {
        boolean cache = random.nextInt(4) == 0;
        return new Settings(
                cache ? alike(random) : unlike(random),
                cache,
                1 + random.nextInt(3),
                random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(3)) : OptionalInt.empty(),
                random.nextBoolean(),
                random.nextInt(4) == 0 ? random.nextInt(3) : 3,
                random.nextInt(3) == 0,
                random.nextBoolean(),
                TROUBLE[random.nextInt(TROUBLE.length)],
                defect);
    }

    private static List<Story> unlike(SplittableRandom random) {
        List<Story> stories = new ArrayList<>();
        int jobs = Math.max(1, random.nextInt(5) - 1);
        for (int job = 0; job < jobs; job++) {
            stories.add(new Story(job, 1 + random.nextInt(MOST_CHUNKS), Story.AS_IT_WAS, 1.0));
        }
        return List.copyOf(stories);
    }

    private static List<Story> alike(SplittableRandom random) {
        List<Story> stories = new ArrayList<>();
        int jobs = 2 + random.nextInt(2);
        int chunks = 1 + random.nextInt(MOST_CHUNKS);
        for (int job = 0; job < jobs; job++) {
            int edited = random.nextInt(3) == 0 ? random.nextInt(chunks) : Story.AS_IT_WAS;
            stories.add(new Story(0, chunks, edited, random.nextInt(4) == 0 ? FAST : 1.0));
        }
        return List.copyOf(stories);
    }

    RetryPolicy retryPolicy() {
        int retries = maxRetries + (defect == Defect.ONE_RETRY_TOO_MANY ? 1 : 0);
        return RetryPolicy.builder()
                .maxRetries(retries)
                .retryUnavailable(retryUnavailable)
                .build();
    }

    /** The wait before the so manyth retry as the specification has it: 1 s, 2 s, 4 s. */
    static Duration backoff(int retries) {
        return Duration.ofSeconds(1L << retries);
    }
}
