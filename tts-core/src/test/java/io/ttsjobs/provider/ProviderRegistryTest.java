package io.ttsjobs.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderRegistryTest {

    private static final ProviderConfig NO_SETTINGS = ProviderConfig.of(Map.of());

    @Test
    void get_knownName_isAlwaysTheSameProvider() {
        ProviderRegistry registry = registryOf(new Alpha());
        assertThat(registry.get("alpha")).isSameAs(registry.get("alpha"));
    }

    @Test
    void get_unknownName_listsThoseFoundAndTheJarToAdd() {
        ProviderRegistry registry = registryOf(new Beta(), new Alpha());
        assertThatThrownBy(() -> registry.get("gamma"))
                .isInstanceOf(UnknownProviderException.class)
                .hasMessage("no provider is named gamma; there is alpha, beta. A provider is found when its jar is on"
                        + " the class path or module path, usually tts-provider-gamma");
    }

    @Test
    void add_nameOfAnotherClass_namesBothClasses() {
        ProviderRegistry.Builder builder = ProviderRegistry.builder(NO_SETTINGS).add(new Alpha());
        assertThatThrownBy(() -> builder.add(new OtherAlpha()))
                .isInstanceOf(DuplicateProviderException.class)
                .hasMessageContainingAll(Alpha.class.getName(), OtherAlpha.class.getName());
    }

    @Test
    void add_readyProviderUnderATakenName_isRefused() {
        ProviderRegistry.Builder builder = ProviderRegistry.builder(NO_SETTINGS).add("x", new Silent(true));
        assertThatThrownBy(() -> builder.add("x", new Silent(true))).isInstanceOf(DuplicateProviderException.class);
    }

    @Test
    void list_always_saysWhichAreConfigured() {
        assertThat(registryOf(new Beta(), new Alpha()).list())
                .containsExactly(new ProviderInfo("alpha", "alpha", true), new ProviderInfo("beta", "Beta B.", false));
    }

    @Test
    void discover_providerThatFailsToLoad_isReportedAndSkipped(@TempDir Path classes) throws IOException {
        ProviderRegistry registry = discoverAmong(classes, "no.such.Factory", Alpha.class.getName());
        assertThat(registry.failures()).singleElement().asString().contains("no.such.Factory");
    }

    @Test
    void discover_besideOneThatFails_findsTheOthers(@TempDir Path classes) throws IOException {
        ProviderRegistry registry = discoverAmong(classes, "no.such.Factory", Alpha.class.getName());
        assertThat(registry.list()).extracting(ProviderInfo::name).containsExactly("alpha");
    }

    @Test
    void close_madeProviders_closesEachOnce() {
        Silent provider = new Silent(true);
        ProviderRegistry registry =
                ProviderRegistry.builder(NO_SETTINGS).add("x", provider).build();
        registry.get("x");
        registry.close();
        registry.close();
        assertThat(provider.closes).hasValue(1);
    }

    @Test
    void close_readyProviderNeverAskedFor_isClosedToo() {
        Silent provider = new Silent(true);
        ProviderRegistry.builder(NO_SETTINGS).add("x", provider).build().close();
        assertThat(provider.closes).hasValue(1);
    }

    @Test
    void close_providerNeverAskedFor_isNotMade() {
        Alpha alpha = new Alpha();
        registryOf(alpha).close();
        assertThat(alpha.made).hasValue(0);
    }

    @Test
    void get_afterClose_isRefused() {
        ProviderRegistry registry = registryOf(new Alpha());
        registry.close();
        assertThatThrownBy(() -> registry.get("alpha")).isInstanceOf(IllegalStateException.class);
    }

    private static ProviderRegistry registryOf(TtsProviderFactory... factories) {
        ProviderRegistry.Builder builder = ProviderRegistry.builder(NO_SETTINGS);
        List.of(factories).forEach(builder::add);
        return builder.build();
    }

    private static ProviderRegistry discoverAmong(Path classes, String... names) throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.write(services.resolve(TtsProviderFactory.class.getName()), List.of(names));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url(classes)}, before)) {
            thread.setContextClassLoader(loader);
            return ProviderRegistry.discover(NO_SETTINGS);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    /** Is always configured. */
    public static class Alpha implements TtsProviderFactory {
        private final AtomicInteger made = new AtomicInteger();

        @Override
        public String name() {
            return "alpha";
        }

        @Override
        public TtsProvider create(ProviderConfig config) {
            made.incrementAndGet();
            return new Silent(true);
        }
    }

    /** Claims the name of another. */
    public static final class OtherAlpha extends Alpha {}

    /** Is never configured. */
    public static final class Beta implements TtsProviderFactory {
        @Override
        public String name() {
            return "beta";
        }

        @Override
        public String displayName() {
            return "Beta B.";
        }

        @Override
        public TtsProvider create(ProviderConfig config) {
            return new Silent(false);
        }
    }

    private static final class Silent implements TtsProvider {
        private final boolean configured;
        private final AtomicInteger closes = new AtomicInteger();

        Silent(boolean configured) {
            this.configured = configured;
        }

        @Override
        public ProviderCapabilities capabilities() {
            return ProviderCapabilities.builder(TextLimit.utf16(10), List.of(AudioFormat.WAV))
                    .build();
        }

        @Override
        public boolean isConfigured() {
            return configured;
        }

        @Override
        public List<Voice> voices() {
            return List.of();
        }

        @Override
        public SynthesisResult synthesize(SynthesisRequest request) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public void close() {
            closes.incrementAndGet();
        }
    }
}
