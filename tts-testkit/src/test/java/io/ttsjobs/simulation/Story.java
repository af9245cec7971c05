package io.ttsjobs.simulation;

import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.testkit.MockTtsProvider;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a job speaks.
 *
 * @param text which text, of those that differ in every chunk
 * @param chunks how many chunks it has
 * @param edited which chunk is worded otherwise than in other jobs of the same text, or {@link #AS_IT_WAS}
 * @param speed how fast
 */
record Story(int text, int chunks, int edited, double speed) {

    static final int AS_IT_WAS = -1;

    /** More than any job costs; what is above it tells jobs apart that ask for the same, and the provider does not hear it. */
    private static final long BUDGET = 1_000_000;

    /** A sentence that is one chunk, and that tells which. */
    private String sentence(int index) {
        return "T" + text + " says " + index + (index == edited ? " new." : " now.");
    }

    static int indexOf(String sentence) {
        return sentence.charAt(8) - '0';
    }

    GenerationRequest request(int job) {
        String sentences = IntStream.range(0, chunks).mapToObj(this::sentence).collect(Collectors.joining(" "));
        return GenerationRequest.builder(SimulatedProvider.NAME, MockTtsProvider.DEFAULT_VOICE, sentences)
                .speed(speed)
                .budget(BUDGET + job)
                .build();
    }

    /** Which of the jobs a request is of. */
    static int jobOf(GenerationRequest request) {
        return (int) (request.budget().orElseThrow() - BUDGET);
    }
}
