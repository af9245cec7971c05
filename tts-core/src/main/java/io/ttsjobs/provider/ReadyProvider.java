package io.ttsjobs.provider;

import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import java.util.Objects;

/** A factory of one provider that exists already. */
final class ReadyProvider implements TtsProviderFactory {

    private final String name;
    private final TtsProvider provider;

    ReadyProvider(String name, TtsProvider provider) {
        this.name = Objects.requireNonNull(name, "name");
        this.provider = Objects.requireNonNull(provider, "provider");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TtsProvider create(ProviderConfig config) {
        return provider;
    }
}
