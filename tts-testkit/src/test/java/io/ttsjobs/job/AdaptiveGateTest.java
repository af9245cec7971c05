package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.testkit.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How wide a gate is that halves when it is refused, and grows by one when it is answered. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AdaptiveGateTest {

    private static final int WIDEST = 16;
    private static final int ROUNDS_TO_SETTLE = 20;
    private static final int ROUNDS = 200;

    private final ManualClock clock = ManualClock.create();
    private final ProviderGate gate = gate(WIDEST);

    @ParameterizedTest
    @CsvSource({"16, 8", "5, 2", "2, 1", "1, 1"})
    void refused_once_halves(int width, int half) throws InterruptedException {
        ProviderGate narrowed = gate(width);
        narrowed.refused(narrowed.enter(), false);
        assertThat(narrowed.callsAtOnce()).isEqualTo(half);
    }

    @Test
    void refused_allCallsOfAWindow_halvesOnce() throws InterruptedException {
        List<Integer> window = enterAll();
        window.forEach(entered -> gate.refused(entered, true));
        assertThat(gate.callsAtOnce()).isEqualTo(WIDEST / 2);
    }

    @Test
    void refused_againByACallThatWasSentSince_halvesAgain() throws InterruptedException {
        gate.refused(gate.enter(), true);
        gate.refused(gate.enter(), true);
        assertThat(gate.callsAtOnce()).isEqualTo(WIDEST / 4);
    }

    @Test
    void answered_asOftenAsMayBeInside_growsByOne() throws InterruptedException {
        gate.refused(gate.enter(), true);
        answer(gate.enter(), WIDEST / 2);
        assertThat(gate.callsAtOnce()).isEqualTo(WIDEST / 2 + 1);
    }

    @Test
    void answered_onceLessThanMayBeInside_staysAsItIs() throws InterruptedException {
        gate.refused(gate.enter(), true);
        answer(gate.enter(), WIDEST / 2 - 1);
        assertThat(gate.callsAtOnce()).isEqualTo(WIDEST / 2);
    }

    @Test
    void answered_toCallsThatWereSentBeforeItWasHalved_staysAsItIs() throws InterruptedException {
        int before = gate.enter();
        gate.refused(before, true);
        answer(before, WIDEST);
        assertThat(gate.callsAtOnce()).isEqualTo(WIDEST / 2);
    }

    @Test
    void answered_neverRefused_isNoWiderThanItBegan() throws InterruptedException {
        answer(gate.enter(), 10 * WIDEST);
        assertThat(gate.callsAtOnce()).isEqualTo(WIDEST);
    }

    @Test
    void answered_halvedAndThenAnsweredForLong_isAsWideAsBefore() throws InterruptedException {
        gate.refused(gate.enter(), true);
        answer(gate.enter(), WIDEST * WIDEST);
        assertThat(gate.callsAtOnce()).isEqualTo(WIDEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 16})
    void callsAtOnce_providerThatAllowsSoMany_staysBetweenHalfOfThatAndOneMore(int allowed)
            throws InterruptedException {
        List<Integer> widths = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            widths.add(gate.callsAtOnce());
            callAll(allowed);
        }
        assertThat(widths.subList(ROUNDS_TO_SETTLE, ROUNDS))
                .allSatisfy(width -> assertThat(width).isBetween((allowed + 1) / 2, Math.min(allowed + 1, WIDEST)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13})
    void callsAtOnce_providerThatIsDownForAWhile_findsBackToWhatItAllows(int allowed) throws InterruptedException {
        for (int round = 0; round < ROUNDS_TO_SETTLE; round++) {
            callAll(0);
        }
        int highest = 0;
        for (int round = 0; round < ROUNDS_TO_SETTLE; round++) {
            callAll(allowed);
            highest = Math.max(highest, gate.callsAtOnce());
        }
        assertThat(highest).isEqualTo(allowed + 1);
    }

    /** As many calls as may be; a provider answers those that it allows at once, and refuses the rest. */
    private void callAll(int allowed) throws InterruptedException {
        List<Integer> window = enterAll();
        for (int call = 0; call < window.size(); call++) {
            if (call < allowed) {
                gate.answered(window.get(call));
            } else {
                gate.refused(window.get(call), true);
            }
        }
        window.forEach(entered -> gate.leave());
    }

    private List<Integer> enterAll() throws InterruptedException {
        List<Integer> window = new ArrayList<>();
        for (int calls = gate.callsAtOnce(); calls > 0; calls--) {
            window.add(gate.enter());
        }
        return window;
    }

    private void answer(int entered, int times) {
        for (int i = 0; i < times; i++) {
            gate.answered(entered);
        }
    }

    private ProviderGate gate(int calls) {
        return ProviderGate.ofAtMost(calls, WidthRule.AIMD, new ProviderPause(clock, clock));
    }
}
