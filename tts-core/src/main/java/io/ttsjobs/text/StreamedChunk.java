package io.ttsjobs.text;

import java.util.Objects;

/**
 * A chunk of a text that is not all there yet, and so does not know how many chunks there will be.
 *
 * @param text the characters, verbatim
 * @param startChar UTF-16 index of its first character, counted from the start of the stream
 * @param index its place among the chunks, from 0
 */
public record StreamedChunk(String text, long startChar, long index) {

    /**
     * Checks the figures.
     *
     * @param text the characters
     * @param startChar index of its first character
     * @param index its place
     * @throws IllegalArgumentException if {@code startChar} or {@code index} is negative
     */
    public StreamedChunk {
        Objects.requireNonNull(text, "text");
        if (startChar < 0) {
            throw new IllegalArgumentException("startChar must not be negative, but is " + startChar);
        }
        if (index < 0) {
            throw new IllegalArgumentException("index must not be negative, but is " + index);
        }
    }

    /**
     * Where it ends.
     *
     * @return UTF-16 index after its last character, counted from the start of the stream
     */
    public long endChar() {
        return startChar + text.length();
    }

    /** Its place and size, without the text. */
    @Override
    public String toString() {
        return "StreamedChunk[" + index + ", " + startChar + " to " + endChar() + "]";
    }
}
