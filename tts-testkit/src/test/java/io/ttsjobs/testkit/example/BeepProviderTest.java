package io.ttsjobs.testkit.example;

import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.TtsProviderContract;

final class BeepProviderTest extends TtsProviderContract {

    @Override
    protected TtsProvider newProvider() {
        return new BeepProvider();
    }
}
