package io.ttsjobs.spi;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The most text that a provider takes in one call. */
public final class TextLimit {

    private final int max;
    private final TextUnit unit;
    private final Optional<TextLimit> second;

    private TextLimit(int max, TextUnit unit, Optional<TextLimit> second) {
        this.max = max;
        this.unit = unit;
        this.second = second;
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
        return new TextLimit(max, Objects.requireNonNull(unit, "unit"), Optional.empty());
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
     * A limit in tokens of a language model, by the estimate of {@link TextUnit#TOKENS}.
     *
     * @param max the most that fits, at least 1
     * @return the limit
     * @throws ValidationException if {@code max} is below 1
     */
    public static TextLimit tokens(int max) {
        return of(max, TextUnit.TOKENS);
    }

    /**
     * This limit and a second one: a text fits if it fits both.
     *
     * @param other a limit in another unit
     * @return both limits, this one first
     * @throws ValidationException if either of them is two limits already
     */
    public TextLimit and(TextLimit other) {
        Objects.requireNonNull(other, "other");
        if (second.isPresent() || other.second.isPresent()) {
            throw new ValidationException(
                    "a text limit is of two parts at most, but would be " + this + " and " + other);
        }
        return new TextLimit(max, unit, Optional.of(other));
    }

    /**
     * This limit, lowered to a maximum if it is above it; a second limit stays as it is.
     *
     * @param lower the most that fits from now on, in {@link #unit()}, at least 1
     * @return the lower one of this limit and that
     * @throws ValidationException if {@code lower} is below 1
     */
    public TextLimit atMost(int lower) {
        TextLimit first = of(Math.min(lower, max), unit);
        return second.map(first::and).orElse(first);
    }

    /**
     * The second limit, if there is one.
     *
     * @return what a text must fit besides {@link #max()} of {@link #unit()}
     */
    public Optional<TextLimit> second() {
        return second;
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
     * @return true if it is no longer than this limit, and the second if there is one
     */
    public boolean fits(CharSequence text) {
        return fits(text, 0, text.length());
    }

    /**
     * Whether a piece of text fits.
     *
     * @param text the text
     * @param start UTF-16 index of the piece's first character
     * @param end UTF-16 index after its last character
     * @return true if the piece is no longer than this limit, and the second if there is one
     */
    public boolean fits(CharSequence text, int start, int end) {
        return unit.length(text, start, end) <= max
                && (second.isEmpty() || second.get().fits(text, start, end));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextLimit that && max == that.max && unit == that.unit && second.equals(that.second);
    }

    @Override
    public int hashCode() {
        return Objects.hash(max, unit, second);
    }

    @Override
    public String toString() {
        String first = max + " " + unit.name().toLowerCase(Locale.ROOT);
        return second.map(also -> first + " and " + also).orElse(first);
    }
}
