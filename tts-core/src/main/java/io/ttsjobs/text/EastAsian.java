package io.ttsjobs.text;

import java.lang.Character.UnicodeScript;

/** Rules for scripts that put no white space between words or sentences. */
final class EastAsian {

    /** Marks and small kana that start no line, and so no chunk. */
    private static final String NOT_FIRST =
            "、。，．・：；？！’”）〕］｝〉》」』】〗〙〛゠〜～―…‥々ー" + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿヽヾゝゞ!),.:;?]}%％";

    /** Marks that end no line. */
    private static final String NOT_LAST = "‘“（〔［｛〈《「『【〖〘〚([{―…‥";

    /** No ideograph and no kana stands before this one. */
    private static final char FIRST = '\u3006';

    private EastAsian() {}

    static boolean isIdeographOrKana(char c) {
        return c >= FIRST && (isCommonIdeograph(c) || isKana(c) || Character.isIdeographic(c));
    }

    /** The ideographs of nearly every text. */
    static boolean isCommonIdeograph(char c) {
        return isIn(c, '\u4E00', '\u9FA5');
    }

    /** Whether the sentence goes on with this character, though an end mark stands before it. */
    static boolean goesOn(char next) {
        return "、，,;；:：)".indexOf(next) >= 0;
    }

    /** Whether a sign of this script is a word as often as a letter of one. */
    static boolean isWordInOneSign(char c) {
        return isIdeographOrKana(c) || isIn(c, '\uAC00', '\uD7A3');
    }

    /**
     * Whether this character, right after a quoted sentence, starts a new one; particles in hiragana do not.
     *
     * @param wide whether the quoted sentence ends with a mark of these scripts; else the character has to be of them
     */
    static boolean startsAfterQuote(char next, boolean wide) {
        if (!wide && !isIdeographOrKana(next)) {
            return false;
        }
        int type = Character.getType(next);
        boolean hiragana = UnicodeScript.of(next) == UnicodeScript.HIRAGANA;
        return (Character.isLetterOrDigit(next) && !hiragana)
                || type == Character.START_PUNCTUATION
                || type == Character.INITIAL_QUOTE_PUNCTUATION;
    }

    /** Whether a line, and so a chunk, may end between two characters that stand side by side (kinsoku). */
    static boolean mayCut(char before, char after) {
        return isWide(before) && isWide(after) && NOT_LAST.indexOf(before) < 0 && NOT_FIRST.indexOf(after) < 0;
    }

    private static boolean isKana(char c) {
        return isIn(c, '\u3041', '\u30FF') || isIn(c, '\u31F0', '\u31FF') || isIn(c, '\uFF66', '\uFF9F');
    }

    private static boolean isWide(char c) {
        return isIdeographOrKana(c) || isIn(c, '\u3001', '\u3020') || isIn(c, '\uFF01', '\uFF60');
    }

    private static boolean isIn(char c, char first, char last) {
        return c >= first && c <= last;
    }
}
