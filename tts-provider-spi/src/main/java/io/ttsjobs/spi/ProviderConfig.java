package io.ttsjobs.spi;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings that a factory makes its provider from, by the names of environment variables such as {@code
 * OPENAI_API_KEY}.
 *
 * <p>Each factory's documentation names the settings that it reads. Immutable; {@link #toString()} shows names, never
 * values.
 */
public final class ProviderConfig {

    private final Map<String, String> settings;

    private ProviderConfig(Map<String, String> settings) {
        this.settings = settings;
    }

    /**
     * The settings of this process's environment, as they are at this moment.
     *
     * @return the environment
     */
    public static ProviderConfig fromEnvironment() {
        return of(System.getenv());
    }

    /**
     * The settings given.
     *
     * @param settings names and values; copied
     * @return these settings and no others
     */
    public static ProviderConfig of(Map<String, String> settings) {
        return new ProviderConfig(Map.copyOf(settings));
    }

    /**
     * Looks up a setting.
     *
     * @param name the name of an environment variable
     * @return its value without the white space around it, or empty if it is missing or blank
     */
    public Optional<String> get(String name) {
        return Optional.ofNullable(settings.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * Looks up a secret.
     *
     * @param name the name of an environment variable
     * @return the key, or empty if it is missing or blank
     * @throws ValidationException if the value cannot be a key; the message names the setting and not the value
     */
    public Optional<ApiKey> apiKey(String name) {
        try {
            return get(name).map(ApiKey::of);
        } catch (IllegalArgumentException e) {
            throw new ValidationException(name + ": " + e.getMessage());
        }
    }

    /**
     * These settings with one more, or with another value for one of them.
     *
     * @param name the name of an environment variable
     * @param value its value
     * @return new settings
     */
    public ProviderConfig with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return of(more);
    }

    /** {@return the names of the settings, without their values} */
    @Override
    public String toString() {
        return "ProviderConfig" + new TreeSet<>(settings.keySet());
    }
}
