package io.ttsjobs.text;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.ValidationException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into the pieces that a chunk may be made of: sentences; clauses and words only of a sentence that is longer
 * than limit or target, or that would leave no room for what cannot be spoken beside it; characters only of a word that is
 * longer than the limit.
 */
final class PieceCutter {

    /** An extended grapheme cluster. The JDK's own character iterator knows these only from version 20 on. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private final String text;
    private final TextLimit limit;
    private final Optional<TextLimit> target;
    private final Pieces pieces;
    private final MuteRuns sentences;

    PieceCutter(String text, TextLimit limit, Optional<TextLimit> target) {
        this.text = text;
        this.limit = limit;
        this.target = target;
        this.pieces = new Pieces(text, limit, target);
        this.sentences = new MuteRuns(text, limit, this::addSentence);
    }

    /**
     * The pieces between these boundaries.
     *
     * @throws ValidationException if a single character as people see it is larger than the limit
     */
    Pieces cut(Boundaries boundaries) {
        int start = skipWhite(0);
        for (int i = 0; i < boundaries.size(); i++) {
            int next = skipWhite(boundaries.offset(i));
            if (isLegal(next)) {
                addTrimmed(start, boundaries.offset(i), boundaries.strength(i));
                start = next;
            }
        }
        addTrimmed(start, text.length(), BoundaryStrength.PARAGRAPH);
        sentences.finish();
        return pieces;
    }

    private void addTrimmed(int start, int untrimmedEnd, BoundaryStrength after) {
        int end = trimEnd(start, untrimmedEnd);
        if (end > start) {
            sentences.add(start, end, after);
        }
    }

    private void addSentence(int start, int end, BoundaryStrength after, boolean whole) {
        if (whole
                && fits(start, end)
                && target.map(aim -> aim.fits(text, start, end)).orElse(true)) {
            pieces.add(start, end, after);
        } else {
            addWords(start, end, after);
        }
    }

    private void addWords(int start, int end, BoundaryStrength after) {
        int from = start;
        int i = start + 1;
        while (i < end) {
            int next = skipWhite(i);
            if (next > i ? isLegal(next) : InnerCuts.isCut(text, i)) {
                addWord(from, i, InnerCuts.strength(text, from, i));
                from = next;
            }
            i = next + 1;
        }
        addWord(from, end, after);
    }

    private void addWord(int start, int end, BoundaryStrength after) {
        if (fits(start, end)) {
            pieces.add(start, end, after);
        } else {
            addGraphemes(start, end, after);
        }
    }

    private void addGraphemes(int start, int end, BoundaryStrength after) {
        ThaiWords thai = new ThaiWords(text, start, end);
        Matcher graphemes = GRAPHEME.matcher(text).region(start, end);
        int from = start;
        while (from < end && graphemes.find()) {
            int to = graphemes.end();
            checkFits(from, to);
            boolean word = to < end && thai.isBoundary(to);
            // White space is inside a word only before a mark that it does not carry, as after a line break.
            if (trimEnd(from, to) > from) {
                pieces.add(from, to, to == end ? after : word ? BoundaryStrength.WORD : BoundaryStrength.GRAPHEME);
            }
            from = to;
        }
    }

    private void checkFits(int start, int end) {
        if (!fits(start, end)) {
            TextLimit exceeded = limit.second()
                    .filter(second -> !second.fits(text, start, end))
                    .orElse(limit);
            throw new ValidationException("the character at " + start + " takes "
                    + exceeded.unit().length(text, start, end) + ", but the limit is " + exceeded);
        }
    }

    private boolean fits(int start, int end) {
        return limit.fits(text, start, end);
    }

    /** Whether a piece may start here: not with what belongs to the character before. */
    private boolean isLegal(int start) {
        return start < text.length() && !Graphemes.extendsPrevious(text, start);
    }

    private int skipWhite(int from) {
        int i = from;
        while (i < text.length() && CharacterTable.isWhite(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int trimEnd(int start, int end) {
        int i = end;
        while (i > start && CharacterTable.isWhite(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
