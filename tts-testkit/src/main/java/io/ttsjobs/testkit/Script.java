package io.ttsjobs.testkit;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Which calls go wrong and how; the first line that fits a call is played. Thread-safe. */
final class Script {

    private final List<Failing> failures = new ArrayList<>();
    private final List<Misbehaving> faults;

    Script(List<Failure> failures, List<Misbehaving> faults) {
        failures.forEach(failure -> this.failures.add(new Failing(failure, new AtomicInteger(failure.times))));
        this.faults = List.copyOf(faults);
    }

    /** Raises what the script has for this call, if anything, and counts it as played. */
    void play(int call, SynthesisRequest request) {
        for (Failing failing : failures) {
            if (failing.failure.which.test(call, request) && failing.take()) {
                throw failing.failure.exception.get();
            }
        }
    }

    Optional<Fault> fault(SynthesisRequest request) {
        return faults.stream()
                .filter(line -> line.which.test(request))
                .map(Misbehaving::fault)
                .findFirst();
    }

    record Failure(
            BiPredicate<Integer, SynthesisRequest> which, int times, Supplier<? extends RuntimeException> exception) {}

    record Misbehaving(Predicate<SynthesisRequest> which, Fault fault) {}

    private record Failing(Failure failure, AtomicInteger left) {
        boolean take() {
            return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
        }
    }
}
