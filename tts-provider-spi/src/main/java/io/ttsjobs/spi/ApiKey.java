package io.ttsjobs.spi;

/**
 * A secret that does not show itself: {@link #toString()} prints {@code ***}.
 *
 * <p>Equality is identity, so that a key cannot be guessed by comparing.
 */
public final class ApiKey {

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * Wraps a key, without the white space around it.
     *
     * @param value the key; not blank, printable ASCII only, as an HTTP header carries it
     * @return the key
     * @throws IllegalArgumentException if {@code value} is blank or holds a character that a header cannot carry; the
     *     message does not show it
     */
    public static ApiKey of(String value) {
        String stripped = value.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("the key must not be blank");
        }
        if (!stripped.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("the key must be printable ASCII without spaces (value not shown)");
        }
        return new ApiKey(stripped);
    }

    /**
     * The key itself, for the one place that sends it.
     *
     * @return the secret; never log it
     */
    public String reveal() {
        return value;
    }

    /** {@return {@code ***}, never the key} */
    @Override
    public String toString() {
        return "***";
    }
}
