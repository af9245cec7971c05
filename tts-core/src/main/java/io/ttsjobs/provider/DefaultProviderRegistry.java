package io.ttsjobs.provider;

import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import io.ttsjobs.spi.ValidationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes each provider on first use, under a lock, and keeps it. */
final class DefaultProviderRegistry implements ProviderRegistry {

    private static final Logger log = LoggerFactory.getLogger(ProviderRegistry.class);

    private final ProviderConfig config;
    private final Map<String, TtsProviderFactory> factories;
    private final List<String> failures;
    private final Map<String, TtsProvider> made = new HashMap<>();
    private final Object lock = new Object();
    private boolean closed;

    DefaultProviderRegistry(ProviderFactories factories) {
        this.config = factories.config();
        this.factories = new TreeMap<>(factories.byName());
        this.failures = List.copyOf(factories.failures());
        this.factories.forEach((name, factory) -> {
            if (factory instanceof ReadyProvider) {
                made.put(name, factory.create(config));
            }
        });
    }

    @Override
    public TtsProvider get(String name) {
        TtsProviderFactory factory = factories.get(name);
        if (factory == null) {
            throw new UnknownProviderException("no provider is named " + name + "; there is "
                    + (factories.isEmpty() ? "none" : String.join(", ", factories.keySet()))
                    + ". A provider is found when its jar is on the class path or module path, usually tts-provider-"
                    + name);
        }
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("the provider registry is closed");
            }
            return made.computeIfAbsent(name, ignored -> factory.create(config));
        }
    }

    @Override
    public List<ProviderInfo> list() {
        return factories.values().stream()
                .map(factory -> new ProviderInfo(factory.name(), factory.displayName(), isConfigured(factory.name())))
                .toList();
    }

    /** One wrong setting must not hide the other providers; whoever asks for this one by name is told. */
    private boolean isConfigured(String name) {
        try {
            return get(name).isConfigured();
        } catch (ValidationException e) {
            log.warn("Provider {} cannot be made: {}", name, e.getMessage());
            return false;
        }
    }

    @Override
    public List<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        List<TtsProvider> open;
        synchronized (lock) {
            closed = true;
            open = List.copyOf(made.values());
            made.clear();
        }
        open.forEach(DefaultProviderRegistry::close);
    }

    private static void close(TtsProvider provider) {
        try {
            provider.close();
        } catch (RuntimeException e) {
            log.warn("Provider {} did not close cleanly", provider.getClass().getName(), e);
        }
    }
}
