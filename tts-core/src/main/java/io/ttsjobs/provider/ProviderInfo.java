package io.ttsjobs.provider;

import java.util.Objects;

/**
 * A provider in a list.
 *
 * @param name what requests call it
 * @param displayName what people call it
 * @param configured whether everything that a call needs is present; no key is checked
 */
public record ProviderInfo(String name, String displayName, boolean configured) {

    /**
     * Checks that nothing is missing.
     *
     * @param name what requests call it
     * @param displayName what people call it
     * @param configured whether a call can be tried
     */
    public ProviderInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(displayName, "displayName");
    }
}
