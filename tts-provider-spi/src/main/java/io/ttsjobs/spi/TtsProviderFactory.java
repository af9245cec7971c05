package io.ttsjobs.spi;

/**
 * The public class of a provider plugin, found by {@link java.util.ServiceLoader}.
 *
 * <p>It has a public constructor without arguments that is free: no network, no key read.
 */
public interface TtsProviderFactory {

    /**
     * What a request calls the provider.
     *
     * @return a short name of lower-case letters, digits and {@code -}, such as {@code elevenlabs}
     */
    String name();

    /**
     * What people call the provider.
     *
     * @return the display name; {@link #name()} unless overridden
     */
    default String displayName() {
        return name();
    }

    /**
     * Makes the provider. A missing key is no error here: the provider then says that it is not configured.
     *
     * @param config where keys, base URLs and the like come from
     * @return a provider, which the caller closes
     * @throws ValidationException if a setting has a value that cannot be
     */
    TtsProvider create(ProviderConfig config);
}
