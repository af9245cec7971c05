package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract notices every broken rule: each of its tests fails for a twin that is broken on purpose. */
final class TtsProviderContractTest {

    @ParameterizedTest
    @EnumSource
    void contract_brokenTwin_failsThatRuleAlone(BrokenTwin twin) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(BrokenTwinContract.class))
                .configurationParameter(BrokenTwinContract.PARAMETER, twin.name())
                .build();
        Outcome outcome = new Outcome();
        LauncherFactory.create().execute(request, outcome);
        assertThat(outcome.failed).isEqualTo(twin.noticedBy());
        assertThat(outcome.passed)
                .hasSize(contractTests().size() - twin.noticedBy().size());
    }

    @Test
    void contract_everyTest_hasATwinThatFailsIt() {
        Set<String> noticed = Arrays.stream(BrokenTwin.values())
                .flatMap(twin -> twin.noticedBy().stream())
                .collect(Collectors.toSet());
        assertThat(noticed).isEqualTo(contractTests());
    }

    @Test
    void contract_everyTest_carriesARule() {
        assertThat(TtsProviderContract.class.getDeclaredMethods())
                .filteredOn(method -> method.isAnnotationPresent(Test.class))
                .allSatisfy(method -> assertThat(
                                method.getAnnotation(DisplayName.class).value())
                        .matches("P([1-9]|10): .+"));
    }

    private static Set<String> contractTests() {
        return Arrays.stream(TtsProviderContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    /** Which tests of a run failed and which passed, by the names of their methods. */
    private static final class Outcome implements TestExecutionListener {
        private final Set<String> failed = new TreeSet<>();
        private final Set<String> passed = new TreeSet<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getMethodName())
                    .ifPresent(method -> note(method, result.getStatus()));
        }

        private void note(String method, TestExecutionResult.Status status) {
            switch (status) {
                case SUCCESSFUL -> passed.add(method);
                case FAILED -> failed.add(method);
                case ABORTED -> {}
            }
        }
    }
}
