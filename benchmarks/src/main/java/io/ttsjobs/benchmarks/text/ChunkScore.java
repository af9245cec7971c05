package io.ttsjobs.benchmarks.text;

import io.ttsjobs.text.TextSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well each of {@link ChunkPeer} cuts books, by {@link Score}: the lower J, the better.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.ttsjobs.benchmarks.text.ChunkScore [FILE:LANG [--ends FILE]] ...}
 *
 * <p>The referee, who says where sentences end, is ICU4J, which ends one after "Mr." too ({@code FILE:en-u-ss-standard} lets
 * it know better); or, with {@code --ends} behind a book, whoever wrote that file: UTF-16 indices after the last character
 * of each sentence, one a line. Scores are to be compared under one referee, and chunkers that use the referee's own
 * boundaries with care. In a text whose lines are merely wrapped, those who take every line break for a boundary fare badly:
 * unwrap it to be fair to them.
 */
public final class ChunkScore {

    private static final List<Integer> LIMITS = List.of(300, 1000, 4096);

    private ChunkScore() {}

    /**
     * A book and who judges.
     *
     * @param book the book
     * @param referee a name for tables
     * @param seams the judge
     */
    private record Case(Book book, String referee, Seams seams) {}

    /**
     * Judges.
     *
     * @param args the books, each followed by its referee or not; without any, the page in {@code examples/}, repeated
     */
    public static void main(String[] args) {
        List<Case> cases = cases(args);
        for (int max : LIMITS) {
            Map<ChunkPeer, List<Score>> scores = new EnumMap<>(ChunkPeer.class);
            for (Case each : cases) {
                printHead(max, each.book.name() + ", referee " + each.referee);
                for (ChunkPeer peer : ChunkPeer.values()) {
                    Score score = judge(peer, each, max);
                    scores.computeIfAbsent(peer, any -> new ArrayList<>()).add(score);
                    print(peer, score);
                }
            }
            if (cases.size() > 1) {
                printHead(max, "mean of " + cases.size() + " books (tiny: sum)");
                scores.forEach((peer, all) -> print(peer, Score.mean(all)));
            }
        }
    }

    private static List<Case> cases(String... args) {
        List<Case> cases = new ArrayList<>();
        int i = 0;
        while (i < args.length) {
            Book book = Book.of(args[i++]);
            if (i + 1 < args.length && args[i].equals("--ends")) {
                cases.add(judged(book, args[i + 1], SentenceEnds.file(Path.of(args[i + 1]))));
                i += 2;
            } else {
                cases.add(judgedByIcu(book));
            }
        }
        return cases.isEmpty() ? List.of(judgedByIcu(Book.page())) : cases;
    }

    private static Case judgedByIcu(Book book) {
        return judged(book, "ICU4J", SentenceEnds.icu(book));
    }

    private static Case judged(Book book, String referee, BitSet ends) {
        return new Case(book, referee, new Seams(book, ends));
    }

    private static Score judge(ChunkPeer peer, Case each, int max) {
        String text = each.book.text();
        List<TextSpan> chunks = ChunkPlaces.of(text, peer.chunk(each.book, max));
        return Score.of(text.length(), chunks, max, each.seams);
    }

    private static void printHead(int max, String title) {
        System.out.printf("%nN = %d, %s%n%-16s", max, title, "");
        System.out.printf("%9s%8s", "J/100k", "chunks");
        for (Seam seam : Seam.values()) {
            System.out.printf("%12s", seam.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        System.out.printf("%6s%6s%n", "tiny", "CV");
    }

    private static void print(ChunkPeer peer, Score score) {
        System.out.printf("%-16s%9.1f%8.3f", peer, score.price(), score.excess());
        for (Seam seam : Seam.values()) {
            System.out.printf("%10.2f %%", score.share(seam) * 100);
        }
        System.out.printf("%6d%6.2f%n", score.tiny(), score.spread());
    }
}
