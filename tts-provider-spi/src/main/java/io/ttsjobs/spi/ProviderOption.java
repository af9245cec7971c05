package io.ttsjobs.spi;

import java.util.Objects;

/**
 * Something that a provider lets a request choose beyond voice, speed, model and format.
 *
 * @param name what a request calls it, in lower case, such as {@code stability}
 * @param allowed which values it takes and what they do, in one line for people, such as {@code 0.0 to 1.0, lower is
 *     livelier}
 */
public record ProviderOption(String name, String allowed) {

    /**
     * Checks the name.
     *
     * @param name lower-case letters, digits and {@code _}
     * @param allowed one line for people
     * @throws IllegalArgumentException if {@code name} has other characters, or none
     */
    public ProviderOption {
        Objects.requireNonNull(allowed, "allowed");
        boolean fit = !name.isEmpty()
                && name.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
        if (!fit) {
            throw new IllegalArgumentException("name must be of lower-case letters, digits and _, but is " + name);
        }
    }
}
