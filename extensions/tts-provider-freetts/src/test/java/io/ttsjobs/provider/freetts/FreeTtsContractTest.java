package io.ttsjobs.provider.freetts;

import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.TtsProviderContract;
import java.util.Map;

/** FreeTTS keeps the contract; with no backend, nothing hangs and nothing limits the rate. */
final class FreeTtsContractTest extends TtsProviderContract {

    @Override
    protected TtsProvider newProvider() {
        return new FreeTtsProviderFactory().create(ProviderConfig.of(Map.of()));
    }
}
