package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.provider.elevenlabs.SpokenWords.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Times words by a text that says the same in part by other words: {@code 1851} and {@code eighteen fifty-one}.
 *
 * <p>Equal words are matched in order. What lies unmatched between two matches on either side is taken for the same thing
 * said differently: the words on our side share its time by their length. It counts only if {@link #LEAST_PERCENT} percent
 * of our letters and digits lie in matched words; a text read in another script has none.
 */
final class NormalizedWords {

    /** Fewer than this would mean that the times are more guessed than known. */
    private static final int LEAST_PERCENT = 80;

    /** How far apart two texts may run before they are no longer taken for the same: words on both sides together. */
    private static final int FARTHEST = 64;

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
                ? Optional.of(new WordTimes(spans, match.starts, match.ends, match.times.end(), match.guessed))
                : Optional.empty();
    }

    private void walk() {
        int our = 0;
        int their = 0;
        while (our < ours.length) {
            int apart = distance(our, their);
            int ourGap = ourGap(our, their, apart);
            bridge(our, our + ourGap, their, their + apart - ourGap);
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

    /** Within a gap one word that agrees is enough: {@code on} between two numbers has no equal neighbour. */
    private void bridge(int ourFrom, int ourTo, int theirFrom, int theirTo) {
        boolean wide = ourTo - ourFrom + theirTo - theirFrom > FARTHEST;
        int ourLeft = ourFrom;
        int theirLeft = theirFrom;
        for (int our = ourFrom; our < ourTo && !wide; our++) {
            int their = theirLeft;
            while (their < theirTo && !agree(our, their)) {
                their++;
            }
            if (their < theirTo) {
                share(ourLeft, our, theirLeft, their);
                keep(our, their);
                ourLeft = our + 1;
                theirLeft = their + 1;
            }
        }
        share(ourLeft, ourTo, theirLeft, theirTo);
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

    /** A small word may stand anywhere, so two in a row have to agree to end a gap, or the last ones of both. */
    private boolean meet(int our, int their, boolean inStep) {
        boolean agree = agree(our, their);
        boolean last = our + 1 == ours.length && their + 1 == theirs.length;
        return agree && (inStep || last || agree(our + 1, their + 1));
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
                .map(span -> text.substring(span.start(), span.end()).toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    private static long letters(String[] words, int from, int to) {
        long letters = 0;
        for (int i = from; i < to; i++) {
            letters += words[i].length();
        }
        return letters;
    }
}
