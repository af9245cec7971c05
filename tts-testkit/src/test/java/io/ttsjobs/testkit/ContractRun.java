package io.ttsjobs.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of a contract inside a test: which of its tests failed and which passed, by the names of their methods. */
final class ContractRun implements TestExecutionListener {

    private final Set<String> failed = new TreeSet<>();
    private final Set<String> passed = new TreeSet<>();

    private ContractRun() {}

    static ContractRun of(Class<?> contract, Map<String, String> parameters) {
        return of(selectClass(contract), parameters);
    }

    /** Runs one test of a contract alone. */
    static ContractRun ofTest(Class<?> contract, String test) {
        return of(selectMethod(contract, test), Map.of());
    }

    private static ContractRun of(DiscoverySelector selector, Map<String, String> parameters) {
        ContractRun run = new ContractRun();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selector)
                                .configurationParameters(parameters)
                                .build(),
                        run);
        return run;
    }

    /** The tests that a contract declares. */
    static Set<String> testsOf(Class<?> contract) {
        return Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    Set<String> failed() {
        return failed;
    }

    Set<String> passed() {
        return passed;
    }

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
