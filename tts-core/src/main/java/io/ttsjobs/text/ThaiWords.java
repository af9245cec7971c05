package io.ttsjobs.text;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * The words of Thai, which puts no white space between them, by the dictionary of the JDK.
 *
 * <p>The text is shown to the dictionary in windows: its time may grow with the square of what it sees at once.
 */
final class ThaiWords {

    private static final int WINDOW = 64;
    private static final Locale THAI = Locale.forLanguageTag("th");

    private final String text;
    private final int end;
    private final boolean thai;
    private final BreakIterator words = BreakIterator.getWordInstance(THAI);
    private int windowStart;
    private int windowEnd;

    ThaiWords(String text, int start, int end) {
        this.text = text;
        this.end = end;
        this.thai = UnicodeScript.of(text.charAt(start)) == UnicodeScript.THAI;
        this.windowStart = start;
        this.windowEnd = start;
    }

    /** Whether a word ends at an index; to be asked in ascending order. Always no if the stretch is not Thai. */
    boolean isBoundary(int index) {
        if (!thai) {
            return false;
        }
        if (index >= windowEnd) {
            // The last words of a window are cut short by it, so the next window starts at this index.
            windowStart = index - 1;
            windowEnd = Math.min(end, windowStart + WINDOW);
            words.setText(text.substring(windowStart, windowEnd));
            return false;
        }
        return words.isBoundary(index - windowStart);
    }
}
