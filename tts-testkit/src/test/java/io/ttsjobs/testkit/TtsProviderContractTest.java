package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract notices every broken rule: each of its tests fails for a twin that is broken on purpose. */
final class TtsProviderContractTest {

    @ParameterizedTest
    @EnumSource
    void contract_brokenTwin_failsThatRuleAlone(BrokenTwin twin) {
        ContractRun outcome =
                ContractRun.of(BrokenTwinContract.class, Map.of(BrokenTwinContract.PARAMETER, twin.name()));
        assertThat(outcome.failed()).isEqualTo(twin.noticedBy());
        assertThat(outcome.passed())
                .hasSize(ContractRun.testsOf(TtsProviderContract.class).size()
                        - twin.noticedBy().size());
    }

    @Test
    void contract_everyTest_hasATwinThatFailsIt() {
        Set<String> noticed = Arrays.stream(BrokenTwin.values())
                .flatMap(twin -> twin.noticedBy().stream())
                .collect(Collectors.toSet());
        assertThat(noticed).isEqualTo(ContractRun.testsOf(TtsProviderContract.class));
    }

    @Test
    void contract_everyTest_carriesARule() {
        assertThat(TtsProviderContract.class.getDeclaredMethods())
                .filteredOn(method -> method.isAnnotationPresent(Test.class))
                .allSatisfy(method -> assertThat(
                                method.getAnnotation(DisplayName.class).value())
                        .matches("P([1-9]|10): .+"));
    }

    @Test
    void contract_beforeAndAfterATest_isBoundedToo() {
        assertThat(TtsProviderContract.class.getDeclaredMethods())
                .filteredOn(method ->
                        method.isAnnotationPresent(BeforeEach.class) || method.isAnnotationPresent(AfterEach.class))
                .hasSize(2)
                .extracting(method -> method.getAnnotation(Timeout.class).threadMode())
                .containsOnly(ThreadMode.SEPARATE_THREAD);
    }
}
