package io.ttsjobs.provider.freetts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class FreeTtsProviderFactoryTest {

    private static TtsProviderFactory discovered() {
        return ServiceLoader.load(TtsProviderFactory.class).stream()
                .filter(provider -> provider.type() == FreeTtsProviderFactory.class)
                .findFirst()
                .orElseThrow()
                .get();
    }

    @Test
    void serviceLoader_classPath_findsTheFactory() {
        assertThat(discovered().name()).isEqualTo("freetts");
        assertThat(discovered().displayName()).isEqualTo("FreeTTS");
    }

    @Test
    void create_withoutSettings_isAProviderThatTakesAsManyCallsAsThereAreProcessors() {
        try (TtsProvider provider = discovered().create(ProviderConfig.of(Map.of()))) {
            assertThat(provider.isConfigured()).isTrue();
            assertThat(provider.capabilities().maxConcurrency())
                    .isEqualTo(Runtime.getRuntime().availableProcessors());
        }
    }
}
