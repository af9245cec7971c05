package io.ttsjobs.text;

/**
 * A stretch of a text.
 *
 * @param start UTF-16 index of its first character; not negative
 * @param end UTF-16 index after its last character; not before {@code start}
 */
public record TextSpan(int start, int end) {

    /**
     * Checks the order.
     *
     * @param start index of its first character
     * @param end index after its last character
     * @throws IllegalArgumentException if not 0 &lt;= start &lt;= end
     */
    public TextSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "start and end must be 0 <= start <= end, but are " + start + " and " + end);
        }
    }

    /**
     * The length in UTF-16 units.
     *
     * @return {@code end - start}
     */
    public int length() {
        return end - start;
    }

    /**
     * The characters of this stretch.
     *
     * @param text the text that the span belongs to
     * @return {@code text.substring(start, end)}
     */
    public String of(String text) {
        return text.substring(start, end);
    }
}
