package io.ttsjobs.provider;

import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProviderFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers factories under their names; the one place that calls {@link ServiceLoader}. */
final class ProviderFactories {

    private static final Logger log = LoggerFactory.getLogger(ProviderRegistry.class);

    private final ProviderConfig config;
    private final Map<String, TtsProviderFactory> byName = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    ProviderFactories(ProviderConfig config) {
        this.config = config;
    }

    ProviderConfig config() {
        return config;
    }

    Map<String, TtsProviderFactory> byName() {
        return byName;
    }

    List<String> failures() {
        return failures;
    }

    void add(TtsProviderFactory factory) {
        String name = factory.name();
        TtsProviderFactory other = byName.get(name);
        if (other != null && (other.getClass() != factory.getClass() || factory instanceof ReadyProvider)) {
            throw new DuplicateProviderException(name, other.getClass(), factory.getClass());
        }
        byName.putIfAbsent(name, factory);
    }

    /** The context class loader alone misses fat jars, the SPI's own misses plugins loaded by an application. */
    void discover() {
        discover(Thread.currentThread().getContextClassLoader());
        discover(TtsProviderFactory.class.getClassLoader());
    }

    private void discover(@Nullable ClassLoader loader) {
        Iterator<TtsProviderFactory> found =
                ServiceLoader.load(TtsProviderFactory.class, loader).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                add(found.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                report(e);
            }
        }
    }

    private void report(Throwable e) {
        String failure = String.valueOf(e.getMessage()) + (e.getCause() == null ? "" : ": " + e.getCause());
        if (!failures.contains(failure)) {
            failures.add(failure);
            log.warn("A text-to-speech provider failed to load and is left out: {}", failure);
        }
    }
}
