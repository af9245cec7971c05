package io.ttsjobs.spi;

import java.util.Locale;
import java.util.Objects;

/** The most text that a provider takes in one call. */
public final class TextLimit {

    private final int max;
    private final TextUnit unit;

    private TextLimit(int max, TextUnit unit) {
        this.max = max;
        this.unit = unit;
    }

    /**
     * A limit.
     *
     * @param max the most that fits, at least 1
     * @param unit what is counted
     * @return the limit
     * @throws ValidationException if {@code max} is below 1
     */
    public static TextLimit of(int max, TextUnit unit) {
        if (max < 1) {
            throw new ValidationException("the text limit must be at least 1, but is " + max);
        }
        return new TextLimit(max, Objects.requireNonNull(unit, "unit"));
    }

    /**
     * A limit in UTF-16 code units.
     *
     * @param max the most that fits, at least 1
     * @return the limit
     * @throws ValidationException if {@code max} is below 1
     */
    public static TextLimit utf16(int max) {
        return of(max, TextUnit.UTF16);
    }

    /**
     * A limit in Unicode code points.
     *
     * @param max the most that fits, at least 1
     * @return the limit
     * @throws ValidationException if {@code max} is below 1
     */
    public static TextLimit codePoints(int max) {
        return of(max, TextUnit.CODE_POINTS);
    }

    /**
     * A limit in bytes of UTF-8.
     *
     * @param max the most that fits, at least 1
     * @return the limit
     * @throws ValidationException if {@code max} is below 1
     */
    public static TextLimit utf8Bytes(int max) {
        return of(max, TextUnit.UTF8_BYTES);
    }

    /**
     * The most that fits.
     *
     * @return a count of {@link #unit()}, at least 1
     */
    public int max() {
        return max;
    }

    /**
     * What is counted.
     *
     * @return the unit
     */
    public TextUnit unit() {
        return unit;
    }

    /**
     * Whether a text fits.
     *
     * @param text the text
     * @return true if it is no longer than this limit
     */
    public boolean fits(CharSequence text) {
        return unit.length(text, 0, text.length()) <= max;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextLimit that && max == that.max && unit == that.unit;
    }

    @Override
    public int hashCode() {
        return Objects.hash(max, unit);
    }

    @Override
    public String toString() {
        return max + " " + unit.name().toLowerCase(Locale.ROOT);
    }
}
