package io.ttsjobs.benchmarks.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * How many megabytes of UTF-8 a second of CPU time each of {@link SentencePeer} takes, and that divided by what the JDK's
 * iterator takes: the medians of {@value #ROUNDS} rounds, in each of which all take their turn.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.ttsjobs.benchmarks.text.SentenceSpeed [FILE:LANG ...]}
 */
public final class SentenceSpeed {

    private static final int WARM_UPS = 15;
    private static final int ROUNDS = 31;

    private SentenceSpeed() {}

    /**
     * Measures.
     *
     * @param args the books; without any, the page in {@code examples/}, repeated
     */
    public static void main(String[] args) {
        for (Book book : Book.ofAll(args)) {
            print(book, measure(book));
        }
    }

    /** Finds the sentences of a book again and again. {@return the nanoseconds of each peer that knows its language} */
    private static Map<SentencePeer, Long> measure(Book book) {
        Map<SentencePeer, Function<String, Object>> finders = new EnumMap<>(SentencePeer.class);
        for (SentencePeer peer : SentencePeer.values()) {
            if (peer != SentencePeer.OPENNLP
                    || "en de fr".contains(book.language().getLanguage())) {
                finders.put(peer, peer.open(book.language()));
            }
        }
        Map<SentencePeer, long[]> nanos = new EnumMap<>(SentencePeer.class);
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            for (Map.Entry<SentencePeer, Function<String, Object>> each : finders.entrySet()) {
                long took = CpuTime.nanosOf(() -> each.getValue().apply(book.text()));
                if (round >= 0) {
                    nanos.computeIfAbsent(each.getKey(), peer -> new long[ROUNDS])[round] = took;
                }
            }
        }
        Map<SentencePeer, Long> medians = new EnumMap<>(SentencePeer.class);
        nanos.forEach((peer, all) -> {
            Arrays.sort(all);
            medians.put(peer, all[ROUNDS / 2]);
        });
        return medians;
    }

    private static void print(Book book, Map<SentencePeer, Long> nanos) {
        double jdk = nanos.getOrDefault(SentencePeer.JDK, 0L);
        System.out.printf("%s (%.2f MB)%n", book.name(), book.megabytes());
        nanos.forEach((peer, took) -> System.out.printf(
                "  %-12s makes %-8s %7.1f MB/s  %5.2f x JDK%n",
                peer, peer.yields(), book.megabytes() * 1e9 / took, jdk / took));
    }
}
