package io.ttsjobs.text;

import java.util.Objects;

/**
 * A piece of the caller's text that is sent in one call.
 *
 * @param text the characters, verbatim: {@code original.substring(startChar, endChar)}
 * @param startChar UTF-16 index of its first character in the original text
 * @param endChar UTF-16 index after its last character in the original text
 * @param index its place among the chunks, from 0
 * @param total how many chunks there are
 */
public record TextChunk(String text, int startChar, int endChar, int index, int total) {

    /**
     * Checks that the figures agree.
     *
     * @param text the characters
     * @param startChar index of its first character
     * @param endChar index after its last character
     * @param index its place
     * @param total how many there are
     * @throws IllegalArgumentException if the length of {@code text} is not {@code endChar - startChar}, or not 0
     *     &lt;= index &lt; total
     */
    public TextChunk {
        Objects.requireNonNull(text, "text");
        if (startChar < 0 || endChar - startChar != text.length()) {
            throw new IllegalArgumentException(
                    "a chunk of " + text.length() + " characters cannot span " + startChar + " to " + endChar);
        }
        if (index < 0 || index >= total) {
            throw new IllegalArgumentException("index must be 0 to " + (total - 1) + ", but is " + index);
        }
    }
}
