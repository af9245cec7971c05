package io.ttsjobs.benchmarks.text;

import io.ttsjobs.text.TextSpan;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How well a text was cut.
 *
 * <p>Its price is what {@link io.ttsjobs.text.TextChunker} minimises, but with the sentences of a referee, so that any
 * chunker can be judged: each chunk 1, and 2 more if it is shorter than a tenth of the limit; each cut the price of its
 * {@link Seam}, and half the square of the share of the limit that the chunk before it leaves empty.
 *
 * @param price what all chunks and cuts cost, for 100,000 characters of the text
 * @param excess the chunks, divided by the fewest that the length of the text would allow
 * @param seams which share of the cuts parts what; all together are 1
 * @param tiny how many chunks are shorter than a tenth of the limit
 * @param spread the coefficient of variation of the lengths: their standard deviation, divided by their mean
 */
record Score(double price, double excess, Map<Seam, Double> seams, int tiny, double spread) {

    private static final double CHUNK = 1;
    private static final double TINY = 2;
    private static final double SLACK = 0.5;
    private static final double PER_CHARACTERS = 100_000;

    /**
     * Judges.
     *
     * @param length the length of the text
     * @param chunks the chunks, without white space around
     * @param max the most that one was to hold
     * @param referee knows what a cut parts
     */
    static Score of(int length, List<TextSpan> chunks, int max, Seams referee) {
        Map<Seam, Double> seams = new EnumMap<>(Seam.class);
        double price = 0;
        int tiny = 0;
        for (int i = 0; i < chunks.size(); i++) {
            int size = sizeOf(chunks.get(i));
            boolean isTiny = size * 10 < max;
            tiny += isTiny ? 1 : 0;
            price += CHUNK + (isTiny ? TINY : 0);
            if (i + 1 < chunks.size()) {
                Seam seam = referee.at(chunks.get(i).end());
                double empty = (max - size) / (double) max;
                price += seam.price() + SLACK * empty * empty;
                seams.merge(seam, 1.0 / (chunks.size() - 1), Double::sum);
            }
        }
        int fewest = (length + max - 1) / max;
        return new Score(
                price * PER_CHARACTERS / length, (double) chunks.size() / fewest, seams, tiny, spreadOf(chunks));
    }

    /** {@return which share of the cuts parts this} */
    double share(Seam seam) {
        return seams.getOrDefault(seam, 0.0);
    }

    /** {@return the mean of several scores; of tiny chunks the sum} */
    static Score mean(List<Score> scores) {
        Map<Seam, Double> seams = new EnumMap<>(Seam.class);
        for (Seam seam : Seam.values()) {
            seams.put(
                    seam,
                    scores.stream()
                            .mapToDouble(each -> each.share(seam))
                            .average()
                            .orElse(0));
        }
        return new Score(
                scores.stream().mapToDouble(Score::price).average().orElse(0),
                scores.stream().mapToDouble(Score::excess).average().orElse(0),
                seams,
                scores.stream().mapToInt(Score::tiny).sum(),
                scores.stream().mapToDouble(Score::spread).average().orElse(0));
    }

    private static double spreadOf(List<TextSpan> chunks) {
        double mean = chunks.stream().mapToInt(Score::sizeOf).average().orElse(0);
        double variance = chunks.stream()
                .mapToDouble(each -> (sizeOf(each) - mean) * (sizeOf(each) - mean))
                .average()
                .orElse(0);
        return Math.sqrt(variance) / mean;
    }

    private static int sizeOf(TextSpan chunk) {
        return chunk.end() - chunk.start();
    }
}
