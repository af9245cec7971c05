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
 * @param chunks of each job, how many chunks it has
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
        List<Integer> chunks,
        int declaredCalls,
        OptionalInt userCalls,
        boolean adaptive,
        int maxRetries,
        boolean retryUnavailable,
        boolean patientClose,
        int trouble,
        Defect defect) {

    private static final int[] TROUBLE = {0, 10, 25, 50};

    static Settings draw(SplittableRandom random, Defect defect) {
        List<Integer> chunks = new ArrayList<>();
        int jobs = Math.max(1, random.nextInt(5) - 1);
        for (int job = 0; job < jobs; job++) {
            chunks.add(1 + random.nextInt(6));
        }
        return new Settings(
                List.copyOf(chunks),
                1 + random.nextInt(3),
                random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(3)) : OptionalInt.empty(),
                random.nextBoolean(),
                random.nextInt(4) == 0 ? random.nextInt(3) : 3,
                random.nextInt(3) == 0,
                random.nextBoolean(),
                TROUBLE[random.nextInt(TROUBLE.length)],
                defect);
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
