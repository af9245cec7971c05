package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.ProviderApiException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Identical calls at the same time. The first is held until the second waits for it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SharedCallsTest {

    private static final SynthesisRequest REQUEST =
            SynthesisRequest.builder("a", "alto").build();

    private SharedCalls calls = new SharedCalls(Optional.of(ChunkCache.inMemory(100_000)));
    private final CountDownLatch firstCalls = new CountDownLatch(1);
    private final CountDownLatch secondWaits = new CountDownLatch(1);
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void answer_identicalCallInFlight_makesOneCall() throws Exception {
        FutureTask<SynthesisResult> first = start(this::held);
        FutureTask<SynthesisResult> second = startSecond();
        assertThat(SizedCacheContract.firstByte(first.get()))
                .isEqualTo(SizedCacheContract.firstByte(second.get()))
                .isEqualTo(made.get());
    }

    /** Else the second could find the answer in the cache. */
    @Test
    void answer_identicalCallInFlightAndNoCacheThatWorks_makesOneCall() throws Exception {
        calls = new SharedCalls(Optional.of(new BrokenCache()));
        FutureTask<SynthesisResult> first = start(this::held);
        FutureTask<SynthesisResult> second = startSecond();
        first.get();
        second.get();
        assertThat(made).hasValue(1);
    }

    @Test
    void answer_joined_isFree() throws Exception {
        FutureTask<SynthesisResult> first = start(this::held);
        SynthesisResult joined = startSecond().get();
        first.get();
        assertThat(joined.billedCharacters()).contains(BigDecimal.ZERO);
    }

    @Test
    void answer_firstFails_secondTakesOver() throws Exception {
        FutureTask<SynthesisResult> first = start(this::heldAndBroken);
        FutureTask<SynthesisResult> second = startSecond();
        assertThatThrownBy(first::get).hasRootCauseInstanceOf(ProviderApiException.class);
        assertThat(second.get().audioSize()).isPositive();
    }

    @Test
    void answer_firstIsInterrupted_secondTakesOver() throws Exception {
        Thread first = new Thread(new FutureTask<>(() -> answer(this::heldForEver)));
        first.start();
        firstCalls.await();
        FutureTask<SynthesisResult> second = startSecond();
        secondWaits.await();
        first.interrupt();
        assertThat(second.get().audioSize()).isPositive();
    }

    @Test
    void answer_waiterIsInterrupted_leavesTheCallAlone() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        FutureTask<SynthesisResult> first = start(() -> {
            firstCalls.countDown();
            answer.await();
            return make();
        });
        firstCalls.await();
        FutureTask<SynthesisResult> second = new FutureTask<>(() -> answer(this::make));
        Thread waiter = new Thread(second);
        waiter.start();
        secondWaits.await();
        waiter.interrupt();
        assertThatThrownBy(second::get).hasRootCauseInstanceOf(InterruptedException.class);
        answer.countDown();
        assertThat(first.get().audioSize()).isPositive();
    }

    @Test
    void answer_afterAFailure_asksAgain() throws InterruptedException {
        assertThatThrownBy(() -> answer(this::broken)).isInstanceOf(ProviderApiException.class);
        answer(this::make);
        assertThat(made).hasValue(1);
    }

    @Test
    void answer_known_makesNoCall() throws InterruptedException {
        answer(this::make);
        answer(this::make);
        assertThat(made).hasValue(1);
    }

    @Test
    void answer_dropped_asksAgain() throws InterruptedException {
        answer(this::make);
        calls.drop("mock", REQUEST);
        answer(this::make);
        assertThat(made).hasValue(2);
    }

    @Test
    void answer_withoutACache_sharesNothing() throws InterruptedException {
        SharedCalls none = new SharedCalls(Optional.empty());
        none.answer("mock", REQUEST, SharedCalls.Event::await, this::make);
        none.answer("mock", REQUEST, SharedCalls.Event::await, this::make);
        assertThat(made).hasValue(2);
    }

    @Test
    void answer_cacheThatFails_isAsWithoutOne() throws InterruptedException, IOException {
        SharedCalls broken = new SharedCalls(Optional.of(new BrokenCache()));
        SynthesisResult answer = broken.answer("mock", REQUEST, SharedCalls.Event::await, this::make);
        broken.drop("mock", REQUEST);
        assertThat(SizedCacheContract.firstByte(answer)).isEqualTo(1);
    }

    private SynthesisResult answer(SharedCalls.Call call) throws InterruptedException {
        return calls.answer(
                "mock",
                REQUEST,
                event -> {
                    secondWaits.countDown();
                    event.await();
                },
                call);
    }

    private FutureTask<SynthesisResult> startSecond() throws InterruptedException {
        firstCalls.await();
        return start(this::make);
    }

    private FutureTask<SynthesisResult> start(SharedCalls.Call call) {
        FutureTask<SynthesisResult> task = new FutureTask<>(() -> answer(call));
        new Thread(task).start();
        return task;
    }

    private SynthesisResult make() {
        return SizedCacheContract.audio(made.incrementAndGet());
    }

    private SynthesisResult broken() {
        throw new ProviderApiException("broken");
    }

    private SynthesisResult held() throws InterruptedException {
        firstCalls.countDown();
        secondWaits.await();
        return make();
    }

    private SynthesisResult heldAndBroken() throws InterruptedException {
        held();
        return broken();
    }

    private SynthesisResult heldForEver() throws InterruptedException {
        firstCalls.countDown();
        new CountDownLatch(1).await();
        return make();
    }

    private static final class BrokenCache implements ChunkCache {
        @Override
        public Optional<SynthesisResult> find(ChunkKey key) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void keep(ChunkKey key, SynthesisResult answer) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void drop(ChunkKey key) {
            throw new IllegalStateException("broken");
        }
    }
}
