package io.ttsjobs.timing;

import io.ttsjobs.timing.SentenceClock.Part;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which pauses of a chunk are those between its sentences.
 *
 * <p>As sentences of two languages are aligned by their lengths alone (Gale and Church, "A Program for Aligning Sentences in
 * Bilingual Corpora", 1993), so are sentences and stretches of speech here: of all ways to choose pauses in order, that one
 * is taken whose stretches between them fit the weights of the sentences best, by dynamic programming. The error of a
 * length is taken to grow with its square root. A short pause costs, because one between sentences is mostly longer than
 * one within; and so does a sentence end without any pause, which some voices make.
 */
final class PauseAlignment {

    /** Stands for a sentence end at which no pause was found. */
    static final int NONE = -1;

    /** The variance of a stretch of speech, in seconds squared for each second; the deviation of 4 s is half a second. */
    private static final double VARIANCE = 0.06;

    /** The variance of the shortest. */
    private static final double LEAST_VARIANCE = 0.02;

    /** What a sentence end without a pause costs. */
    private static final double NO_PAUSE = 6;

    /** What a pause of no length costs, compared with one as long as those between sentences. */
    private static final double SHORT_PAUSE = 5;

    /** The pauses that a sentence end is tried with at most. */
    private static final int MOST_TRIED = 48;

    private final SpeechStretches speech;
    private final double[] expected;
    private final double usualPause;

    private PauseAlignment(SpeechStretches speech, List<Part> parts) {
        this.speech = speech;
        this.expected = expected(speech, parts);
        this.usualPause = usualPause(speech, parts.size() - 1);
    }

    /** The pause behind each sentence but the last, or {@link #NONE}; they rise. */
    static int[] of(SpeechStretches speech, List<Part> parts) {
        return new PauseAlignment(speech, parts).best();
    }

    /** How long each sentence should be spoken for, in seconds. */
    private static double[] expected(SpeechStretches speech, List<Part> parts) {
        double total = parts.stream().mapToLong(part -> part.weight().sounds()).sum();
        return parts.stream()
                .mapToDouble(part -> total == 0 ? 0 : part.weight().sounds() / total * speech.spoken() / 1e9)
                .toArray();
    }

    /** As long as the shortest of the longest pauses, if each sentence end has one of them. */
    private static double usualPause(SpeechStretches speech, int sentenceEnds) {
        double[] lengths = new double[speech.pauses()];
        Arrays.setAll(lengths, pause -> speech.pauseLength(pause) / 1e9);
        Arrays.sort(lengths);
        return lengths.length == 0 || sentenceEnds == 0 ? 0 : lengths[Math.max(0, lengths.length - sentenceEnds)];
    }

    private int[] best() {
        int ends = expected.length - 1;
        Column[] columns = new Column[ends + 1];
        Column before = Column.origin();
        double passed = 0;
        for (int i = 0; i < ends; i++) {
            passed += expected[i];
            columns[i] = column(before, expected[i], passed);
            before = columns[i];
        }
        int[] chosen = new int[ends];
        int row = last(before, expected[ends]);
        for (int i = ends - 1; i >= 0; i--) {
            chosen[i] = columns[i].pause(row);
            row = columns[i].from[row];
        }
        return chosen;
    }

    /** The pauses near where a sentence should end, and in the last row no pause. */
    private Column column(Column before, double length, double passed) {
        int nearest = speech.firstPauseAt((long) (passed * 1e9));
        int first = Math.max(0, nearest - MOST_TRIED / 2);
        int count = Math.max(0, Math.min(speech.pauses(), nearest + MOST_TRIED / 2) - first);
        Column column = new Column(first, count);
        for (int row = 0; row < count; row++) {
            column.at[row] = speech.spokenBefore(first + row) / 1e9;
            column.reach(row, before, length, shortness(first + row));
        }
        column.reachWithout(before, length, NO_PAUSE, speech.spoken() / 1e9);
        return column;
    }

    private double shortness(int pause) {
        double missing = Math.max(0, 1 - speech.pauseLength(pause) / 1e9 / usualPause);
        return SHORT_PAUSE * missing;
    }

    private int last(Column before, double length) {
        Column end = new Column(0, 1);
        end.at[0] = speech.spoken() / 1e9;
        end.reach(0, before, length, 0);
        return end.from[0];
    }

    /** The ways to end one sentence, each with its cheapest past. */
    private static final class Column {
        private final int first;
        private final double[] at;
        private final double[] cost;
        private final int[] from;

        Column(int first, int pauses) {
            this.first = first;
            this.at = new double[pauses + 1];
            this.cost = new double[pauses + 1];
            this.from = new int[pauses + 1];
        }

        /** The start of the chunk. */
        static Column origin() {
            return new Column(0, 0);
        }

        int pause(int row) {
            return row == at.length - 1 ? NONE : first + row;
        }

        void reach(int row, Column before, double length, double price) {
            cost[row] = Double.POSITIVE_INFINITY;
            from[row] = before.at.length - 1;
            for (int past = 0; past < before.at.length; past++) {
                double spoken = at[row] - before.at[past];
                double total = before.cost[past] + misfit(spoken, length) + price;
                if (spoken > 0 && total < cost[row]) {
                    cost[row] = total;
                    from[row] = past;
                }
            }
        }

        /** Goes on from the cheapest past for as long as the sentence should last. */
        void reachWithout(Column before, double length, double price, double latest) {
            int row = at.length - 1;
            int cheapest = 0;
            for (int past = 1; past < before.at.length; past++) {
                cheapest = before.cost[past] < before.cost[cheapest] ? past : cheapest;
            }
            at[row] = Math.min(latest, before.at[cheapest] + length);
            cost[row] = before.cost[cheapest] + price;
            from[row] = cheapest;
        }

        private static double misfit(double spoken, double length) {
            double error = spoken - length;
            return error * error / (2 * (LEAST_VARIANCE + VARIANCE * length));
        }
    }
}
