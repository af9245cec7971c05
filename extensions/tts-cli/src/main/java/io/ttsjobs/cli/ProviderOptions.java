package io.ttsjobs.cli;

import io.ttsjobs.provider.ProviderNotConfiguredException;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TtsProvider;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which provider, and which of its models. */
final class ProviderOptions {

    static final String DEFAULT = "freetts";

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "who speaks; freetts if unset, see 'tts providers'")
    Optional<String> provider = Optional.empty();

    @Option(names = "--model", paramLabel = "ID", description = "the provider's model; its own choice if unset")
    Optional<String> model = Optional.empty();

    String name() {
        return provider.orElse(DEFAULT);
    }

    /**
     * Finds the provider, ready to be called.
     *
     * @throws BadInput if its key is missing
     */
    TtsProvider ready(ProviderRegistry providers) {
        return ready(providers, name());
    }

    static TtsProvider ready(ProviderRegistry providers, String name) {
        TtsProvider found = providers.get(name);
        if (!found.isConfigured()) {
            String setting = name.toUpperCase(Locale.ROOT).replace('-', '_') + "_API_KEY";
            throw new BadInput(new ProviderNotConfiguredException(name).getMessage()
                    + " (keys come from the environment, such as " + setting + ")");
        }
        return found;
    }

    /** What the provider can do with the model that was chosen. */
    ProviderCapabilities capabilities(TtsProvider found) {
        return model.map(found::capabilities).orElseGet(found::capabilities);
    }
}
