package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.testkit.ManualClock;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import io.ttsjobs.text.TextSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one call teaches the gate, and how it ends while it waits. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ChunkCallTest {

    private static final SynthesisRequest REQUEST =
            SynthesisRequest.builder("Text.", MockTtsProvider.DEFAULT_VOICE).build();

    private final ManualClock clock = ManualClock.create();
    private final ProviderGate gate =
            ProviderGate.startingWith(4, WidthRule.ONE_BY_ONE, new ProviderPause(clock, clock));

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
        gate.refused(0, true);
        for (int i = 0; i < WidthRule.ANSWERS_TO_WIDEN; i++) {
            call(MockTtsProvider.builder());
        }
        assertThat(gate.callsAtOnce()).isEqualTo(4);
    }

    @Test
    void run_limitedOnTheLastTry_closesTheGateForWhatIsAsked() throws InterruptedException {
        call(RetryPolicy.builder().maxRetries(0).build(), limitedFor(Duration.ofSeconds(20)));
        gate.enter();
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void run_limitedOnTheLastTryWithoutAWait_closesTheGateForTheNextBackoff() throws InterruptedException {
        call(RetryPolicy.builder().maxRetries(1).build(), alwaysLimited());
        gate.enter();
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void run_limitedForLongerThanIsWaitedFor_closesTheGateForNoLongerThanThat() throws InterruptedException {
        call(RetryPolicy.builder().maxRetryAfter(Duration.ofSeconds(30)).build(), limitedFor(Duration.ofHours(3)));
        gate.enter();
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void run_limitedAfterItWasWithdrawn_closesTheGateForWhatIsAsked() throws InterruptedException {
        List<ChunkCall> calls = new CopyOnWriteArrayList<>();
        MockTtsProvider provider = MockTtsProvider.builder()
                .failCall(1, () -> {
                    calls.forEach(ChunkCall::drain);
                    return new ProviderRateLimitException("slow down", Duration.ofSeconds(20));
                })
                .build();
        calls.add(call(provider, new SharedCalls(Optional.empty()), outcome -> {}));
        calls.get(0).run();
        gate.enter();
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void run_unavailableOnTheLastTry_leavesTheGateOpen() throws InterruptedException {
        call(
                RetryPolicy.spec(),
                MockTtsProvider.builder().failCall(1, () -> new ProviderUnavailableException("cannot be reached")));
        gate.enter();
        assertThat(clock.sleeps()).isEmpty();
    }

    /** The other call never ends, so only the drain can end the wait for it. */
    @Test
    void drain_whileItWaitsForAnIdenticalCall_endsItWithoutACall() throws InterruptedException {
        SharedCalls shared = new SharedCalls(Optional.of(ChunkCache.inMemory(1_000)));
        Thread other = hang(shared);
        MockTtsProvider provider = MockTtsProvider.create();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ChunkCall call = call(provider, shared, outcome -> failure.set(outcome.failure()));
        Thread waiter = new Thread(call);
        waiter.start();
        while (waiter.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        call.drain();
        waiter.join();
        other.interrupt();
        assertThat(failure.get()).isInstanceOf(InterruptedException.class);
        assertThat(provider.requests()).isEmpty();
    }

    private static Thread hang(SharedCalls shared) throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        Thread other =
                new Thread(new FutureTask<>(() -> shared.answer("mock", REQUEST, SharedCalls.Event::await, () -> {
                    called.countDown();
                    new CountDownLatch(1).await();
                    throw new IllegalStateException("nobody ends this");
                })));
        other.start();
        called.await();
        return other;
    }

    private void call(MockTtsProviderBuilder provider) {
        call(RetryPolicy.spec(), provider);
    }

    private void call(RetryPolicy policy, MockTtsProviderBuilder provider) {
        SharedCalls shared = new SharedCalls(Optional.empty());
        call(provider.build(), policy, shared, outcome -> {}).run();
    }

    private ChunkCall call(MockTtsProvider provider, SharedCalls shared, Consumer<ChunkCall.Outcome> report) {
        return call(provider, RetryPolicy.spec(), shared, report);
    }

    private ChunkCall call(
            MockTtsProvider provider, RetryPolicy policy, SharedCalls shared, Consumer<ChunkCall.Outcome> report) {
        return new ChunkCall(0, REQUEST, provider, gate, policy, paid(), shared, report);
    }

    private static MockTtsProviderBuilder alwaysLimited() {
        return MockTtsProvider.builder().failCall(1, () -> rateLimit(false)).failCall(2, () -> rateLimit(false));
    }

    private static MockTtsProviderBuilder limitedFor(Duration wait) {
        return MockTtsProvider.builder().failCall(1, () -> new ProviderRateLimitException("slow down", wait));
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
