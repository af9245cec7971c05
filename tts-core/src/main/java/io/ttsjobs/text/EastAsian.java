package io.ttsjobs.text;

import java.lang.Character.UnicodeBlock;

/** Rules for scripts that put no white space between words or sentences. */
final class EastAsian {

    /** Marks and small kana that start no line, and so no chunk. */
    private static final String NOT_FIRST =
            "、。，．・：；？！’”）〕］｝〉》」』】〗〙〛゠〜～―…‥々ー" + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿヽヾゝゞ!),.:;?]}%％";

    /** Marks that end no line. */
    private static final String NOT_LAST = "‘“（〔［｛〈《「『【〖〘〚([{―…‥";

    private EastAsian() {}

    static boolean isIdeographOrKana(char c) {
        return isKana(c) || Character.isIdeographic(c);
    }

    /** Whether the sentence goes on with this character, though an end mark stands before it. */
    static boolean goesOn(char next) {
        return "、，,;；:：)".indexOf(next) >= 0;
    }

    /** Whether this character, right after a quoted sentence, starts a new one; particles in hiragana do not. */
    static boolean startsAfterQuote(char next) {
        return Character.isLetterOrDigit(next) && UnicodeBlock.of(next) != UnicodeBlock.HIRAGANA
                || Character.getType(next) == Character.START_PUNCTUATION
                || Character.getType(next) == Character.INITIAL_QUOTE_PUNCTUATION;
    }

    /** Whether a line, and so a chunk, may end between two characters that stand side by side (kinsoku). */
    static boolean mayCut(char before, char after) {
        return isWide(before) && isWide(after) && NOT_LAST.indexOf(before) < 0 && NOT_FIRST.indexOf(after) < 0;
    }

    private static boolean isKana(char c) {
        return c >= '\u3041' && c <= '\u30FF' || c >= '\u31F0' && c <= '\u31FF' || c >= '\uFF66' && c <= '\uFF9F';
    }

    private static boolean isWide(char c) {
        return isIdeographOrKana(c) || c >= '\u3001' && c <= '\u3020' || c >= '\uFF01' && c <= '\uFF60';
    }
}
