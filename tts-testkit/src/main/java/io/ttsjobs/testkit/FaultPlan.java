package io.ttsjobs.testkit;

import io.ttsjobs.testkit.SpeechServer.Call;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which call gets which fault. Thread-safe. */
final class FaultPlan {

    private final List<Function<Call, Optional<WireFault>>> rules = new CopyOnWriteArrayList<>();

    void add(Predicate<? super Call> calls, WireFault fault) {
        rules.add(call -> calls.test(call) ? Optional.of(fault) : Optional.empty());
    }

    /** Spreads faults by chance, which is the same chance for the same seed, text and attempt. */
    void add(long seed, Map<WireFault, Double> shares) {
        double sum = shares.values().stream().mapToDouble(share -> share).sum();
        if (shares.values().stream().anyMatch(share -> share < 0) || sum > 1) {
            throw new IllegalArgumentException("shares must not be below 0, nor above 1 in all, but are " + shares);
        }
        Map<WireFault, Double> ordered = new EnumMap<>(WireFault.class);
        ordered.putAll(shares);
        rules.add(call -> draw(chance(seed, call), ordered));
    }

    /** The first rule that fits counts. */
    Optional<WireFault> faultFor(Call call) {
        return rules.stream()
                .map(rule -> rule.apply(call))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<WireFault> draw(double chance, Map<WireFault, Double> shares) {
        double behind = 0;
        for (Map.Entry<WireFault, Double> share : shares.entrySet()) {
            behind += share.getValue();
            if (chance < behind) {
                return Optional.of(share.getKey());
            }
        }
        return Optional.empty();
    }

    /** From 0 to below 1. */
    private static double chance(long seed, Call call) {
        long hash = mix(seed);
        for (int i = 0; i < call.text().length(); i++) {
            hash = mix(hash + call.text().charAt(i));
        }
        return (mix(hash + call.attempt()) >>> 11) * 0x1.0p-53;
    }

    /** A step of SplitMix64, the public-domain generator of Steele, Lea and Flood. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
