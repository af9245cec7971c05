package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.testkit.ManualClock;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import io.ttsjobs.text.TextSpan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one call teaches the gate. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ChunkCallTest {

    private final ManualClock clock = ManualClock.create();
    private final ProviderGate gate = ProviderGate.startingWith(4, new ProviderPause(clock, clock));

    @Test
    void run_refusedAsTooManyAtOnce_narrowsTheGateByOne() {
        call(MockTtsProvider.builder().failCall(1, () -> rateLimit(true)));
        assertThat(gate.callsAtOnce()).isEqualTo(3);
    }

    @Test
    void run_refusedAsTooManyAtOnceThenAnsweredWithALimit_isAsWideAsThat() {
        call(MockTtsProvider.builder().failCall(1, () -> rateLimit(true)).concurrencyLimit(4));
        assertThat(gate.callsAtOnce()).isEqualTo(4);
    }

    @Test
    void run_refusedAsTooManyInAWhile_leavesTheGateAsWideAsItIs() {
        call(MockTtsProvider.builder().failCall(1, () -> rateLimit(false)));
        assertThat(gate.callsAtOnce()).isEqualTo(4);
    }

    @Test
    void run_answeredWithALimit_isAsWideAsThat() {
        call(MockTtsProvider.builder().concurrencyLimit(9));
        assertThat(gate.callsAtOnce()).isEqualTo(9);
    }

    @Test
    void run_refusedOnceAndThenAnsweredForLong_isAsWideAsBefore() {
        gate.narrow();
        for (int i = 0; i < ProviderGate.ANSWERS_TO_WIDEN; i++) {
            call(MockTtsProvider.builder());
        }
        assertThat(gate.callsAtOnce()).isEqualTo(4);
    }

    private void call(MockTtsProviderBuilder provider) {
        SynthesisRequest request =
                SynthesisRequest.builder("Text.", MockTtsProvider.DEFAULT_VOICE).build();
        PaidChunks paid = paid();
        new ChunkCall(0, request, provider.build(), gate, RetryPolicy.spec(), paid, outcome -> {}).run();
    }

    private PaidChunks paid() {
        GenerationJob job = GenerationJob.builder(
                        "a", Workshop.request().build(), List.of(new TextSpan(0, 5)), Instant.EPOCH)
                .build();
        JobStore store = JobStore.inMemory();
        store.create(job);
        return new PaidChunks(store, job, clock);
    }

    private static ProviderRateLimitException rateLimit(boolean tooManyAtOnce) {
        return new ProviderRateLimitException("slow down", Optional.empty(), tooManyAtOnce);
    }
}
