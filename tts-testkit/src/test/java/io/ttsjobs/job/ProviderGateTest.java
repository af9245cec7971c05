package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProviderGateTest {

    private final ManualClock clock = ManualClock.create();
    private final ProviderPause pause = new ProviderPause(clock, clock);

    @ParameterizedTest
    @CsvSource({"4, 2, 2", "4, 9, 9", "4, 64, 64", "4, 1000000, 64", "100, 1000000, 100"})
    void allow_gateWithoutBound_isWhatTheProviderSaysWithinReason(int first, int taught, int calls) {
        ProviderGate gate = ProviderGate.startingWith(first, WidthRule.ONE_BY_ONE, pause);
        gate.allow(taught);
        assertThat(gate.callsAtOnce()).isEqualTo(calls);
    }

    @ParameterizedTest
    @CsvSource({"4, 2, 2", "4, 9, 4", "1, 9, 1"})
    void allow_gateOfTheUsersNumber_isNeverWider(int bound, int taught, int calls) {
        ProviderGate gate = ProviderGate.ofAtMost(bound, WidthRule.ONE_BY_ONE, pause);
        gate.allow(taught);
        assertThat(gate.callsAtOnce()).isEqualTo(calls);
    }

    @Test
    void narrow_moreOftenThanThereAreCalls_leavesOne() {
        ProviderGate gate = ProviderGate.startingWith(2, WidthRule.ONE_BY_ONE, pause);
        for (int i = 0; i < 5; i++) {
            narrow(gate);
        }
        assertThat(gate.callsAtOnce()).isEqualTo(1);
    }

    @Test
    void allow_afterNarrow_raisesAgain() {
        ProviderGate gate = ProviderGate.startingWith(4, WidthRule.ONE_BY_ONE, pause);
        narrow(gate);
        gate.allow(4);
        assertThat(gate.callsAtOnce()).isEqualTo(4);
    }

    @Test
    void allow_repeatedAfterNarrow_staysNarrow() {
        ProviderGate gate = ProviderGate.startingWith(2, WidthRule.ONE_BY_ONE, pause);
        gate.allow(4);
        narrow(gate);
        gate.allow(4);
        assertThat(gate.callsAtOnce()).isEqualTo(3);
    }

    @Test
    void answered_narrowedAndThenAnsweredForLong_isAsWideAsBefore() {
        ProviderGate gate = ProviderGate.startingWith(4, WidthRule.ONE_BY_ONE, pause);
        narrow(gate);
        narrow(gate);
        answer(gate, 2 * WidthRule.ANSWERS_TO_WIDEN);
        assertThat(gate.callsAtOnce()).isEqualTo(4);
    }

    @Test
    void answered_narrowedByWhatTheProviderSaid_isNoWiderThanThat() {
        ProviderGate gate = ProviderGate.startingWith(4, WidthRule.ONE_BY_ONE, pause);
        gate.allow(2);
        answer(gate, 2 * WidthRule.ANSWERS_TO_WIDEN);
        assertThat(gate.callsAtOnce()).isEqualTo(2);
    }

    @Test
    void answered_gateOfTheUsersNumber_growsBackToIt() {
        ProviderGate gate = ProviderGate.ofAtMost(3, WidthRule.ONE_BY_ONE, pause);
        narrow(gate);
        answer(gate, 9 * WidthRule.ANSWERS_TO_WIDEN);
        assertThat(gate.callsAtOnce()).isEqualTo(3);
    }

    @Test
    void answered_refusedBetweenAnswers_countsAnew() {
        ProviderGate gate = ProviderGate.startingWith(4, WidthRule.ONE_BY_ONE, pause);
        narrow(gate);
        answer(gate, WidthRule.ANSWERS_TO_WIDEN - 1);
        narrow(gate);
        answer(gate, WidthRule.ANSWERS_TO_WIDEN - 1);
        assertThat(gate.callsAtOnce()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void enter_afterTenThousandChangesByManyThreads_letsInAsManyAsItSays(long seed) throws InterruptedException {
        ProviderGate gate = ProviderGate.startingWith(4, WidthRule.ONE_BY_ONE, pause);
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(thread -> new Thread(() -> change(gate, new Random(seed * 8 + thread))))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (int i = 0; i < gate.callsAtOnce(); i++) {
            gate.enter(); // a permit that was lost would be missed here, for ever
        }
        assertThat(stateAtGate(gate)).isEqualTo(Thread.State.WAITING);
    }

    /** Calls as they come: some are sent away while they wait, some are refused, some teach. */
    private static void change(ProviderGate gate, Random random) {
        int sentAway = 0;
        for (int i = 0; i < 1250; i++) {
            if (random.nextInt(4) == 0) {
                Thread.currentThread().interrupt();
            }
            try {
                gate.enter();
                switch (random.nextInt(4)) {
                    case 0 -> narrow(gate);
                    case 1 -> gate.allow(1 + random.nextInt(80));
                    case 2 -> gate.closeFor(Duration.ofMillis(1));
                    default -> answer(gate, 40);
                }
                gate.leave();
            } catch (InterruptedException e) {
                sentAway++;
            }
        }
        assertThat(sentAway).isPositive();
    }

    private static void narrow(ProviderGate gate) {
        gate.refused(0, true);
    }

    private static void answer(ProviderGate gate, int times) {
        for (int i = 0; i < times; i++) {
            gate.answered(0);
        }
    }

    @Test
    void enter_afterAllow_letsAsManyIn() throws InterruptedException {
        ProviderGate gate = ProviderGate.startingWith(1, WidthRule.ONE_BY_ONE, pause);
        gate.enter();
        gate.allow(2);
        assertThat(stateAtGate(gate)).isEqualTo(Thread.State.TERMINATED);
    }

    @Test
    void enter_narrowedWhileCallsAreInside_waitsForOneMoreToLeave() throws InterruptedException {
        ProviderGate gate = ProviderGate.startingWith(2, WidthRule.ONE_BY_ONE, pause);
        gate.enter();
        gate.enter();
        narrow(gate);
        gate.leave();
        assertThat(stateAtGate(gate)).isEqualTo(Thread.State.WAITING);
    }

    @Test
    void enter_anotherGateOfTheProviderIsClosed_waitsToo() throws InterruptedException {
        ProviderGate.startingWith(1, WidthRule.ONE_BY_ONE, pause).closeFor(Duration.ofSeconds(7));
        ProviderGate.startingWith(1, WidthRule.ONE_BY_ONE, pause).enter();
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void enter_narrowedDuringThePause_waitsForTheOneInside() throws InterruptedException {
        ProviderGate gate = gateThatIsNarrowedDuringAPause();
        gate.enter();
        gate.closeFor(Duration.ofSeconds(7));
        assertThat(stateAtGate(gate)).isEqualTo(Thread.State.WAITING);
    }

    @Test
    void enter_pauseBegunBeforeThereWasAPermitAndNarrowedDuringIt_waitsForTheOneInside() throws InterruptedException {
        ProviderGate gate = gateThatIsNarrowedDuringAPause();
        gate.enter();
        gate.enter();
        Thread caller = enterAndWait(gate, () -> {});
        gate.closeFor(Duration.ofSeconds(7));
        gate.leave();
        while (gate.callsAtOnce() > 1 || isBusy(caller)) {
            Thread.onSpinWait();
        }
        Thread.State state = caller.getState();
        caller.interrupt();
        caller.join();
        assertThat(state).isEqualTo(Thread.State.WAITING);
    }

    @Test
    void enter_severalDuringAPause_goThroughInTheOrderOfTheirComing() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        ProviderGate gate = ProviderGate.startingWith(1, WidthRule.ONE_BY_ONE, new ProviderPause(clock, wait -> {
            end.await();
            clock.sleep(wait);
        }));
        gate.closeFor(Duration.ofSeconds(7));
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            callers.add(enterAndWait(gate, () -> {
                order.add(number);
                gate.leave();
            }));
        }
        end.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(order).containsExactly(0, 1, 2, 3);
    }

    @Test
    void enter_firstInLineSentAwayDuringThePause_letsTheNextWaitForItsEnd() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger sleepers = new AtomicInteger();
        ProviderGate gate = ProviderGate.startingWith(1, WidthRule.ONE_BY_ONE, new ProviderPause(clock, wait -> {
            if (sleepers.incrementAndGet() == 1) {
                never.await();
            }
            clock.sleep(wait);
        }));
        gate.closeFor(Duration.ofSeconds(7));
        Thread first = enterAndWait(gate, () -> {});
        Thread second = enterAndWait(gate, () -> {});
        first.interrupt();
        second.join();
        assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(7));
    }

    /** Two calls wide, and one from its first pause on. */
    private ProviderGate gateThatIsNarrowedDuringAPause() {
        List<ProviderGate> gates = new CopyOnWriteArrayList<>();
        ProviderGate gate = ProviderGate.startingWith(2, WidthRule.ONE_BY_ONE, new ProviderPause(clock, wait -> {
            gates.forEach(ProviderGateTest::narrow);
            clock.sleep(wait);
        }));
        gates.add(gate);
        return gate;
    }

    /** A thread that has come to the gate and waits there. */
    private static Thread enterAndWait(ProviderGate gate, Runnable inside) {
        Thread caller = new Thread(() -> {
            try {
                gate.enter();
                inside.run();
            } catch (InterruptedException sentAway) {
                Thread.currentThread().interrupt();
            }
        });
        caller.start();
        while (isBusy(caller)) {
            Thread.onSpinWait();
        }
        return caller;
    }

    private static boolean isBusy(Thread caller) {
        return caller.getState() != Thread.State.WAITING && caller.getState() != Thread.State.TERMINATED;
    }

    /** Where a thread that enters ends up: through, or waiting until it is sent away. */
    private static Thread.State stateAtGate(ProviderGate gate) throws InterruptedException {
        Thread caller = enterAndWait(gate, () -> {});
        Thread.State state = caller.getState();
        caller.interrupt();
        caller.join();
        return state;
    }
}
