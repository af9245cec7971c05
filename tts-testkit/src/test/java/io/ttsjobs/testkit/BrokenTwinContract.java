package io.ttsjobs.testkit;

import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.TtsProvider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract of a broken twin; run by {@link TtsProviderContractTest} alone, which names the twin and expects failure. */
@ExtendWith(BrokenTwinContract.TwinByName.class)
@Timeout(value = 3, threadMode = ThreadMode.SEPARATE_THREAD)
final class BrokenTwinContract extends TtsProviderContract {

    static final String PARAMETER = "twin";

    private final BrokenTwin twin;

    BrokenTwinContract(BrokenTwin twin) {
        this.twin = twin;
    }

    @Override
    protected TtsProvider newProvider() {
        return twin.newProvider();
    }

    @Override
    protected boolean knowsItsModels() {
        return twin != BrokenTwin.REFUSES_A_MODEL_IT_CANNOT_KNOW;
    }

    @Override
    protected Optional<Hanging> hangingProvider() {
        CountDownLatch reached = new CountDownLatch(1);
        return Optional.of(new Hanging(twin.newHangingProvider(reached), reached));
    }

    @Override
    protected Optional<RateLimited> rateLimitedProvider() {
        MockTtsProvider backend = MockTtsProvider.builder()
                .fail(request -> true, () -> new ProviderRateLimitException("slow down"))
                .build();
        return Optional.of(new RateLimited(
                twin.newClientOf(backend), () -> backend.requests().size()));
    }

    @Override
    protected List<String> secrets() {
        return List.of(BrokenTwin.KEY);
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(2);
    }

    /** Reads the twin's name from the parameters of the test run. */
    static final class TwinByName implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == BrokenTwin.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return BrokenTwin.valueOf(
                    context.getConfigurationParameter(PARAMETER).orElseThrow());
        }
    }
}
