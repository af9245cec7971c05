package io.ttsjobs.speech;

import java.time.Duration;
import java.util.Objects;

/**
 * When one sentence is spoken, and where it stands in the text.
 *
 * <p>In a provider's answer, positions and times count from the start of the chunk; in a finished job, from the start
 * of the caller's text and of the whole audio.
 *
 * @param sentence the sentence exactly as it stands in the text: {@code text.substring(startChar, endChar)}
 * @param start when it begins, counted from the first sample; not negative
 * @param end when it ends; not before {@code start}
 * @param startChar UTF-16 index of its first character; not negative
 * @param endChar UTF-16 index after its last character; not before {@code startChar}
 */
public record SentenceTiming(String sentence, Duration start, Duration end, int startChar, int endChar) {

    /**
     * Checks the order of the two clocks.
     *
     * @param sentence as it stands in the text
     * @param start when it begins
     * @param end when it ends
     * @param startChar index of its first character
     * @param endChar index after its last character
     * @throws IllegalArgumentException if a position or time is negative, or an end lies before its start
     */
    public SentenceTiming {
        Objects.requireNonNull(sentence, "sentence");
        Spans.check(start, end, startChar, endChar);
    }
}
