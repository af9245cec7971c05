package io.ttsjobs.internal;

/**
 * How long one character takes to speak at normal speed, by its script, with its share of the pauses around it.
 *
 * <p>A letter takes 77 ms (13 a second), an ideograph 222 ms (4.5), a syllable of Hangul 200 ms (5), a kana 154 ms (6.5)
 * and a digit 200 ms (5). All else, marks that combine with a letter included, takes none.
 */
public final class ScriptPace {

    private static final int LETTER = 77;
    private static final int IDEOGRAPH = 222;
    private static final int HANGUL = 200;
    private static final int KANA = 154;
    private static final int DIGIT = 200;

    /** The first letter of Hangul, the lowest of the scripts that are told apart; to look up a script takes a search. */
    private static final int FIRST_TOLD_APART = 0x1100;

    private ScriptPace() {}

    /**
     * The time of one character.
     *
     * @param codePoint the character
     * @return milliseconds; 0 if it is not pronounced
     */
    public static int millis(int codePoint) {
        if (Character.isIdeographic(codePoint)) {
            return IDEOGRAPH;
        }
        if (Character.isDigit(codePoint)) {
            return DIGIT;
        }
        return Character.isLetter(codePoint) ? ofLetter(codePoint) : 0;
    }

    private static int ofLetter(int codePoint) {
        if (codePoint < FIRST_TOLD_APART) {
            return LETTER;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HIRAGANA, KATAKANA -> KANA;
            case HANGUL -> HANGUL;
            default -> LETTER;
        };
    }
}
