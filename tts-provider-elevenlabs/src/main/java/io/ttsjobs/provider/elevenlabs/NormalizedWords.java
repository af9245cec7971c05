package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.provider.elevenlabs.SpokenWords.Span;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Times words by a text that says the same in part by other words: {@code 1851} and {@code eighteen fifty-one}.
 *
 * <p>Equal words are matched in order, whatever the form of their accents, capitals and quotes. What lies unmatched between two matches on either side is taken for the same thing
 * said differently: the words on our side share its time by their length. It counts only if {@link #LEAST_PERCENT} percent
 * of our letters and digits lie in matched words; a text read in another script has none.
 */
final class NormalizedWords {

    /** Fewer than this would mean that the times are more guessed than known. */
    private static final int LEAST_PERCENT = 80;

    /** How far apart two texts may run before they are no longer taken for the same: words on both sides together. */
    private static final int FARTHEST = 64;

    /** How many words in a row must agree after a gap; {@code hundred and} may be read in any number. */
    private static final int RUN = 3;

    private final String[] ours;
    private final String[] theirs;
    private final List<Span> theirSpans;
    private final CharacterTimes times;
    private final long[] starts;
    private final long[] ends;
    private int guessed;
    private long matchedLetters;

    private NormalizedWords(String text, List<Span> spans, Alignment alignment, boolean audioTags) {
        this.ours = words(text, spans);
        this.theirSpans = SpokenWords.find(alignment.text(), audioTags);
        this.theirs = words(alignment.text(), theirSpans);
        this.times = alignment.times();
        this.starts = new long[ours.length];
        this.ends = new long[ours.length];
    }

    /**
     * Times the words.
     *
     * @param text the caller's text
     * @param spans its words
     * @param alignment an alignment without fault
     * @param audioTags whether words in square brackets are directions, in what it spells, too
     * @return the times, or empty if too little matches
     */
    static Optional<WordTimes> match(String text, List<Span> spans, Alignment alignment, boolean audioTags) {
        NormalizedWords match = new NormalizedWords(text, spans, alignment, audioTags);
        match.walk();
        long letters = letters(match.ours, 0, match.ours.length);
        return match.matchedLetters * 100 >= letters * LEAST_PERCENT
                ? Optional.of(match.toTimes(spans))
                : Optional.empty();
    }

    /**
     * Times the words by an alignment that has the same ones, and differs in the blanks between them or in their form: another
     * line end, capitals, straight quotes.
     *
     * @return the times, or empty if one word is another
     */
    static Optional<WordTimes> same(String text, List<Span> spans, Alignment alignment, boolean audioTags) {
        NormalizedWords match = new NormalizedWords(text, spans, alignment, audioTags);
        if (!Arrays.equals(match.ours, match.theirs)) {
            return Optional.empty();
        }
        match.walk();
        return Optional.of(match.toTimes(spans));
    }

    private WordTimes toTimes(List<Span> spans) {
        return new WordTimes(spans, starts, ends, times.end(), guessed);
    }

    private void walk() {
        int our = 0;
        int their = 0;
        while (our < ours.length) {
            int apart = distance(our, their);
            int ourGap = ourGap(our, their, apart);
            bridge(our, our + ourGap, their, their + apart - ourGap, RUN - 1);
            our += ourGap;
            their += apart - ourGap;
            if (our < ours.length) {
                keep(our++, their++);
            }
        }
    }

    private void keep(int our, int their) {
        starts[our] = startOf(their);
        ends[our] = endOf(their);
        matchedLetters += ours[our].length();
    }

    /**
     * Matches what agrees within a gap: first {@code run} words in a row, then fewer between those, and shares the rest.
     *
     * <p>One word is enough: {@code on} between two numbers has no equal neighbours. But it has to come as often on both sides,
     * for an {@code and} of ours may also be read in the number beside it.
     */
    private void bridge(int ourFrom, int ourTo, int theirFrom, int theirTo, int run) {
        if (run == 0 || ourTo - ourFrom + theirTo - theirFrom > FARTHEST) {
            share(ourFrom, ourTo, theirFrom, theirTo);
            return;
        }
        int ourLeft = ourFrom;
        int theirLeft = theirFrom;
        for (int our = ourFrom; our + run <= ourTo; our++) {
            int their = next(our, run, theirs, theirLeft, theirTo);
            if (our >= ourLeft && their < theirTo && isAsOften(our, run, ourFrom, ourTo, theirFrom, theirTo)) {
                bridge(ourLeft, our, theirLeft, their, run - 1);
                ourLeft = our;
                theirLeft = their;
                while (ourLeft < our + run) {
                    keep(ourLeft++, theirLeft++);
                }
            }
        }
        bridge(ourLeft, ourTo, theirLeft, theirTo, run - 1);
    }

    /** Whether so many words from one of ours on come as often in our part as in theirs. */
    private boolean isAsOften(int our, int run, int ourFrom, int ourTo, int theirFrom, int theirTo) {
        return count(our, run, ours, ourFrom, ourTo) == count(our, run, theirs, theirFrom, theirTo);
    }

    private int count(int our, int run, String[] words, int from, int to) {
        int count = 0;
        for (int i = next(our, run, words, from, to); i < to; i = next(our, run, words, i + 1, to)) {
            count++;
        }
        return count;
    }

    /** Where so many words from one of ours on come next, or the end if nowhere. */
    private int next(int our, int run, String[] words, int from, int to) {
        for (int i = from; i + run <= to; i++) {
            if (Arrays.equals(ours, our, our + run, words, i, i + run)) {
                return i;
            }
        }
        return to;
    }

    /** How many words, ours and theirs together, are passed over up to the next match; all that are left if there is none. */
    private int distance(int our, int their) {
        for (int apart = 0; apart <= FARTHEST; apart++) {
            if (ourGap(our, their, apart) < ours.length - our) {
                return apart;
            }
        }
        return ours.length - our + theirs.length - their;
    }

    /** How many of the words passed over are ours; all that are left if there is no match at this distance. */
    private int ourGap(int our, int their, int apart) {
        for (int gap = 0; gap <= apart; gap++) {
            if (meet(our + gap, their + apart - gap, apart == 0)) {
                return gap;
            }
        }
        return ours.length - our;
    }

    /** A small word may stand anywhere, so several in a row have to agree to end a gap, or all up to the ends of both. */
    private boolean meet(int our, int their, boolean inStep) {
        int run = 0;
        while (run < RUN && agree(our + run, their + run)) {
            run++;
        }
        boolean atEnd = our + run == ours.length && their + run == theirs.length;
        return run == RUN || (run > 0 && (inStep || atEnd));
    }

    private boolean agree(int our, int their) {
        return our < ours.length && their < theirs.length && ours[our].equals(theirs[their]);
    }

    /** Gives our words of a gap the time of theirs, or what lies between the neighbours if they have none. */
    private void share(int ourFrom, int ourTo, int theirFrom, int theirTo) {
        boolean spoken = theirFrom < theirTo;
        long from = spoken ? startOf(theirFrom) : theirFrom == 0 ? 0 : endOf(theirFrom - 1);
        long to = spoken ? endOf(theirTo - 1) : theirFrom == theirs.length ? times.end() : startOf(theirFrom);
        long all = letters(ours, ourFrom, ourTo);
        long before = 0;
        for (int our = ourFrom; our < ourTo; our++) {
            starts[our] = from + (to - from) * before / all;
            before += ours[our].length();
            ends[our] = from + (to - from) * before / all;
            guessed++;
        }
    }

    private long startOf(int their) {
        return times.startOf(theirSpans.get(their).start());
    }

    private long endOf(int their) {
        return times.endOf(theirSpans.get(their).end() - 1);
    }

    private static String[] words(String text, List<Span> spans) {
        return spans.stream()
                .map(span -> form(text.substring(span.start(), span.end())))
                .toArray(String[]::new);
    }

    /** The same for accents composed or not, letters wide or narrow, small or capital, and straight or curly quotes. */
    private static String form(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
    }

    private static long letters(String[] words, int from, int to) {
        long letters = 0;
        for (int i = from; i < to; i++) {
            letters += words[i].length();
        }
        return letters;
    }
}
