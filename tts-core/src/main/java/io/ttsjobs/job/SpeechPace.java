package io.ttsjobs.job;

import io.ttsjobs.internal.ScriptPace;
import io.ttsjobs.text.TextSpan;
import java.time.Duration;

/**
 * How long a text takes to speak at normal speed, by its letters and digits alone, as long as each takes on average with
 * the pauses around it: see {@link ScriptPace}.
 */
final class SpeechPace {

    private SpeechPace() {}

    /** 0 if there is nothing to pronounce. */
    static Duration of(CharSequence text) {
        return Duration.ofMillis(text.codePoints().mapToLong(ScriptPace::millis).sum());
    }

    /** Without a copy of the text. */
    static Duration of(String text, TextSpan span) {
        long millis = 0;
        for (int i = span.start(); i < span.end(); i += Character.charCount(text.codePointAt(i))) {
            millis += ScriptPace.millis(text.codePointAt(i));
        }
        return Duration.ofMillis(millis);
    }
}
