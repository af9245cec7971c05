package io.ttsjobs.provider;

import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The providers that this process has, by name.
 *
 * <p>Closing the registry closes the providers that it made and those that were added to it. Thread-safe.
 */
public interface ProviderRegistry extends AutoCloseable {

    /**
     * Finds the providers on the class path and module path, with the settings of the environment.
     *
     * @return every provider that loads
     * @throws DuplicateProviderException if two factories claim one name
     */
    static ProviderRegistry discover() {
        return discover(ProviderConfig.fromEnvironment());
    }

    /**
     * Finds the providers on the class path and module path.
     *
     * <p>Looks with the calling thread's context class loader and with the one that loaded the SPI, once, now. A
     * provider that fails to load is reported by {@link #failures()} and the log, and left out.
     *
     * @param config the settings that providers are made from
     * @return every provider that loads
     * @throws DuplicateProviderException if two factories claim one name
     */
    static ProviderRegistry discover(ProviderConfig config) {
        return builder(config).discover().build();
    }

    /**
     * Starts an empty registry.
     *
     * @param config the settings that providers are made from
     * @return a builder
     */
    static Builder builder(ProviderConfig config) {
        return new Builder(config);
    }

    /**
     * Finds a provider, made on first use.
     *
     * @param name the name that its factory gives
     * @return the provider, whether configured or not; always the same one
     * @throws UnknownProviderException if there is none of that name
     * @throws io.ttsjobs.spi.ValidationException if one of its settings has a value that cannot be
     */
    TtsProvider get(String name);

    /**
     * Lists the providers. One whose settings have a value that cannot be is not configured; {@link #get} says why.
     *
     * @return all of them, by name
     */
    List<ProviderInfo> list();

    /**
     * Tells which providers failed to load.
     *
     * @return a line for each, with the reason
     */
    List<String> failures();

    /** Closes every provider; one that fails to close is logged. May be called twice. */
    @Override
    void close();

    /** Builds a {@link ProviderRegistry}; not thread-safe. */
    final class Builder {
        private final ProviderFactories factories;

        private Builder(ProviderConfig config) {
            this.factories = new ProviderFactories(config);
        }

        /**
         * Adds a factory by hand.
         *
         * @param factory makes the provider on first use
         * @return this
         * @throws DuplicateProviderException if another factory has the name already
         */
        public Builder add(TtsProviderFactory factory) {
            factories.add(factory);
            return this;
        }

        /**
         * Adds a provider by hand, without a factory.
         *
         * @param name what requests call it
         * @param provider the provider, which the registry will close
         * @return this
         * @throws DuplicateProviderException if another has the name already
         */
        public Builder add(String name, TtsProvider provider) {
            factories.add(new ReadyProvider(name, provider));
            return this;
        }

        /**
         * Adds what {@link ServiceLoader} finds, as {@link ProviderRegistry#discover(ProviderConfig)} does.
         *
         * @return this
         * @throws DuplicateProviderException if two factories claim one name
         */
        public Builder discover() {
            factories.discover();
            return this;
        }

        /**
         * Makes the registry.
         *
         * @return a registry of what was added
         */
        public ProviderRegistry build() {
            return new DefaultProviderRegistry(factories);
        }
    }
}
