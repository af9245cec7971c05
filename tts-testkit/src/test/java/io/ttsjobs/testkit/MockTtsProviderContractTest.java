package io.ttsjobs.testkit;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.TtsProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The mock keeps the contract, with every hook given. */
final class MockTtsProviderContractTest extends TtsProviderContract {

    @Override
    protected TtsProvider newProvider() {
        return MockTtsProvider.builder()
                .models("fine")
                .option("mood", "calm", "merry")
                .billing(request -> BigDecimal.valueOf(request.text().length()))
                .concurrencyLimit(8)
                .build();
    }

    @Override
    protected Optional<Hanging> hangingProvider() {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        TtsProvider hanging = MockTtsProvider.builder()
                .latency(Duration.ofDays(1), duration -> {
                    reached.countDown();
                    never.await();
                })
                .build();
        return Optional.of(new Hanging(hanging, reached));
    }

    @Override
    protected Optional<RateLimited> rateLimitedProvider() {
        MockTtsProvider limited = MockTtsProvider.builder()
                .fail((SynthesisRequest request) -> true, () -> new ProviderRateLimitException("slow down"))
                .build();
        return Optional.of(new RateLimited(limited, () -> limited.requests().size()));
    }
}
