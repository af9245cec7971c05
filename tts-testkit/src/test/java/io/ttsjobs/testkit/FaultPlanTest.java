package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ttsjobs.testkit.SpeechServer.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final Map<WireFault, Double> SHARES =
            Map.of(WireFault.STATUS_429_SECONDS, 0.10, WireFault.STATUS_503, 0.02);

    private final FaultPlan plan = new FaultPlan();

    @Test
    void faultFor_shares_areKept() {
        plan.add(1, SHARES);
        List<Optional<WireFault>> faults = faults(plan, 20_000);
        assertThat(count(faults, WireFault.STATUS_429_SECONDS)).isCloseTo(2_000, Percentage.withPercentage(10));
        assertThat(count(faults, WireFault.STATUS_503)).isCloseTo(400, Percentage.withPercentage(15));
    }

    @Test
    void faultFor_sameSeed_repeats() {
        plan.add(7, SHARES);
        FaultPlan again = new FaultPlan();
        again.add(7, SHARES);
        assertThat(faults(plan, 1_000)).isEqualTo(faults(again, 1_000));
    }

    @Test
    void faultFor_otherSeed_differs() {
        plan.add(7, SHARES);
        FaultPlan other = new FaultPlan();
        other.add(8, SHARES);
        assertThat(faults(plan, 1_000)).isNotEqualTo(faults(other, 1_000));
    }

    @Test
    void faultFor_sameTextLaterInTheRun_isTheSame() {
        plan.add(7, SHARES);
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(i -> plan.faultFor(new Call("text " + i, 1_000 - i, 1)))
                        .toList())
                .isEqualTo(faults(plan, 1_000));
    }

    @Test
    void faultFor_nextAttempt_drawsAnew() {
        plan.add(7, Map.of(WireFault.STATUS_503, 0.5));
        assertThat(IntStream.rangeClosed(1, 50).mapToObj(attempt -> plan.faultFor(new Call("a", attempt, attempt))))
                .contains(Optional.empty(), Optional.of(WireFault.STATUS_503));
    }

    @Test
    void faultFor_twoRulesThatFit_takesTheFirst() {
        plan.add(call -> call.number() == 1, WireFault.STATUS_500);
        plan.add(call -> true, WireFault.STATUS_503);
        assertThat(plan.faultFor(new Call("a", 1, 1))).contains(WireFault.STATUS_500);
        assertThat(plan.faultFor(new Call("a", 2, 2))).contains(WireFault.STATUS_503);
    }

    @Test
    void add_sharesAboveOne_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.add(1, Map.of(WireFault.STATUS_503, 1.1)))
                .withMessageContaining("1.1");
    }

    private static List<Optional<WireFault>> faults(FaultPlan plan, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> plan.faultFor(new Call("text " + i, i + 1, 1)))
                .toList();
    }

    private static long count(List<Optional<WireFault>> faults, WireFault fault) {
        return faults.stream().filter(one -> one.equals(Optional.of(fault))).count();
    }
}
