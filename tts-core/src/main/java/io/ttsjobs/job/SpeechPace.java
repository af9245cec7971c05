package io.ttsjobs.job;

import io.ttsjobs.text.TextSpan;
import java.time.Duration;

/**
 * How long a text takes to speak at normal speed, by its letters and digits alone, as long as each takes on average with
 * the pauses around it.
 *
 * <p>A letter takes 77 ms (13 a second), an ideograph 222 ms (4.5), a syllable of Hangul 200 ms (5), a kana 154 ms (6.5)
 * and a digit 200 ms (5). All else, marks that combine with a letter included, takes none.
 */
final class SpeechPace {

    private static final long LETTER = 77;
    private static final long IDEOGRAPH = 222;
    private static final long HANGUL = 200;
    private static final long KANA = 154;
    private static final long DIGIT = 200;

    /** The first letter of Hangul, the lowest of the scripts that are told apart; to look up a script takes a search. */
    private static final int FIRST_TOLD_APART = 0x1100;

    private SpeechPace() {}

    /** 0 if there is nothing to pronounce. */
    static Duration of(CharSequence text) {
        return Duration.ofMillis(text.codePoints().mapToLong(SpeechPace::millis).sum());
    }

    /** Without a copy of the text. */
    static Duration of(String text, TextSpan span) {
        long millis = 0;
        for (int i = span.start(); i < span.end(); i += Character.charCount(text.codePointAt(i))) {
            millis += millis(text.codePointAt(i));
        }
        return Duration.ofMillis(millis);
    }

    private static long millis(int codePoint) {
        if (Character.isIdeographic(codePoint)) {
            return IDEOGRAPH;
        }
        if (Character.isDigit(codePoint)) {
            return DIGIT;
        }
        return Character.isLetter(codePoint) ? ofLetter(codePoint) : 0;
    }

    private static long ofLetter(int codePoint) {
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
