package io.ttsjobs.text;

import java.util.Optional;

/**
 * Tells the line breaks that mean something from those that only keep lines short.
 *
 * <p>Books in plain text are often hard-wrapped: a line ends where the next word would not have fitted. So a break means
 * something if a list item follows, if a line is longer than any wrapped one, if the next line is indented, or if the
 * line looks like a heading and the next word would have fitted.
 */
final class LineBreaks {

    /** No wrapped line is longer than this, in columns; a wide (East Asian) character takes two. */
    private static final int WIDEST_WRAP = 120;

    private static final char FIRST_WIDE = '\u2E80';

    /** A longer line is no heading. */
    private static final int LONGEST_HEADING = 70;

    private final String text;
    private final char[] units;
    private int longestLine;

    /** The width of the line before the last break that was judged, and of the one after it. */
    private int before;

    private int after;

    /** Where the line after that break was measured; it is the line before the next break. */
    private int measuredFrom;

    private int measuredTo;

    LineBreaks(String text, char[] units) {
        this.text = text;
        this.units = units;
    }

    /** A paragraph ended: what was learnt of its lines no longer holds. */
    void startParagraph() {
        longestLine = 0;
    }

    /**
     * What a single line break means.
     *
     * @param start where the line before it starts
     * @param end after its last character that is not white space
     * @param next the first character after the break that is not white space
     * @param indent how much white space stands before {@code next} in its line
     * @return how strong it is on its own; empty if the line is merely wrapped
     */
    Optional<BoundaryStrength> judge(int start, int end, int next, int indent) {
        before = widthBefore(start, end);
        longestLine = Math.max(longestLine, before);
        if (before > WIDEST_WRAP) {
            return Optional.of(BoundaryStrength.PARAGRAPH);
        }
        if (ListMarker.at(text, next).isPresent() || startsIndented(start, indent)) {
            return Optional.of(BoundaryStrength.LINE);
        }
        measureAfter(next);
        if (after > WIDEST_WRAP) {
            return Optional.of(BoundaryStrength.PARAGRAPH);
        }
        boolean heading = !Character.isLowerCase(units[next]) && isDeliberate(next) && looksLikeHeading(start, end);
        return heading ? Optional.of(BoundaryStrength.LINE) : Optional.empty();
    }

    /**
     * Whether the first word of the next line would have fitted into the one before, had anybody wished to fill it; asked
     * of the break that was just judged as merely wrapped.
     */
    boolean isDeliberate(int next) {
        int word = next;
        while (word < units.length && word - next < WIDEST_WRAP && !CharacterTable.isWhite(units[word])) {
            word++;
        }
        return before + 1 + (word - next) <= Math.max(longestLine, after);
    }

    private boolean startsIndented(int start, int indent) {
        boolean wasIndented = start < text.length() && CharacterTable.isWhite(text.charAt(start));
        return indent > 0 && !wasIndented;
    }

    private boolean looksLikeHeading(int start, int end) {
        if (end - start > LONGEST_HEADING || end == start || isPause(text.charAt(end - 1))) {
            return false;
        }
        boolean inWord = false;
        int from = start;
        for (int i = start; i <= end; i++) {
            boolean letter = i < end && Character.isLetter(text.charAt(i));
            if (letter && !inWord) {
                from = i;
            } else if (!letter && inWord && i - from > 3 && !Character.isUpperCase(text.charAt(from))) {
                return false;
            }
            inWord = letter;
        }
        return Character.isUpperCase(firstLetter(start, end));
    }

    private char firstLetter(int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isLetter(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return ' ';
    }

    private static boolean isPause(char c) {
        return c == ',' || c == ';' || c == '-' || Character.getType(c) == Character.DASH_PUNCTUATION;
    }

    /** Measures the line after a break, up to a width where the exact figure no longer matters. */
    private void measureAfter(int next) {
        int limit = next + Math.min(units.length - next, WIDEST_WRAP + 1);
        int bits = 0;
        int i = next;
        while (i < limit && !CharacterTable.isNewline(units[i])) {
            bits |= units[i];
            i++;
        }
        // All characters taken together show that none is wide, as in most texts.
        after = bits < FIRST_WIDE ? i - next : columns(next, i);
        measuredFrom = next;
        measuredTo = i;
    }

    /** The width of the line before a break: mostly the one measured at the break before, give or take its white space. */
    private int widthBefore(int start, int end) {
        if (start <= measuredFrom && measuredFrom < end && end <= measuredTo && after <= WIDEST_WRAP) {
            int known = columns(start, measuredFrom) + after - columns(end, measuredTo);
            if (known <= WIDEST_WRAP) {
                return known;
            }
        }
        return columns(start, end);
    }

    /** The width of a stretch; counting stops where the exact figure no longer matters. */
    private int columns(int start, int end) {
        int columns = 0;
        for (int i = start; i < end && columns <= WIDEST_WRAP; i++) {
            columns += columnsOf(units[i]);
        }
        return columns;
    }

    private static int columnsOf(char c) {
        return c >= FIRST_WIDE && c <= '\uFFEF' ? 2 : 1;
    }
}
