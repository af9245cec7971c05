package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.WireServer.Answer;
import io.ttsjobs.testkit.WireServer.Received;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules for a provider in front of an HTTP server: a {@link WireServer} stands in for it, and answers, falls silent,
 * asks for patience or breaks off.
 */
public abstract class HttpProviderContract extends TtsProviderContract {

    private static final int TOO_MANY_REQUESTS = 429;

    /** Those that need no deadline to end; a provider's deadlines are for its own tests to shorten. */
    private static final List<WireFault> FAULTS = Arrays.stream(WireFault.values())
            .filter(fault -> fault.endsByItself() && !fault.delivers())
            .toList();

    private final WireServer server = new WireServer();

    /** For subclasses. */
    protected HttpProviderContract() {}

    /**
     * Makes a provider that speaks to a server; called at least once for each test.
     *
     * @param server where to send the requests
     * @return a new provider, which the test closes
     */
    protected abstract TtsProvider newProvider(WireServer server);

    /**
     * Answers as the real server does: with sound audio for whatever text, and with its error for what it has not. Many
     * threads may ask at once.
     *
     * @param request what the provider sent
     * @return what to send back
     * @throws Exception if the request is none that the server knows, which ends the connection
     */
    protected abstract Answer answer(Received request) throws Exception;

    @Override
    protected final TtsProvider newProvider() {
        return newProvider(server.otherwise(this::answer));
    }

    @Override
    protected Optional<Hanging> hangingProvider() {
        CountDownLatch reached = new CountDownLatch(1);
        server.then(WireServer.stall(new byte[0], reached, new CountDownLatch(1)));
        return Optional.of(new Hanging(newProvider(server), reached));
    }

    /** A server that answers 429; override it if yours says so in other ways. */
    @Override
    protected Optional<RateLimited> rateLimitedProvider() {
        server.otherwise(request -> WireServer.json(TOO_MANY_REQUESTS, "{}"));
        return Optional.of(
                new RateLimited(newProvider(server), () -> server.received().size()));
    }

    @Test
    @DisplayName("P3: whatever goes wrong on the wire is an error of the family, raised after one request")
    void synthesize_faultOnTheWire_isRaisedAfterOneRequest() throws InterruptedException {
        try (TtsProvider provider = newProvider()) {
            SynthesisRequest request = SynthesisRequest.builder(
                            "Hello there.", provider.voices().get(0).id())
                    .build();
            for (WireFault fault : FAULTS) {
                int before = server.received().size();
                server.otherwise(call -> fault.spoil(answer(call)));
                assertThatThrownBy(() -> provider.synthesize(request))
                        .as(fault.description())
                        .isInstanceOf(ProviderException.class);
                assertThat(server.received().size() - before)
                        .as("requests in spite of %s", fault.description())
                        .isEqualTo(1);
            }
        }
    }

    @AfterEach
    final void stop() {
        server.close();
    }
}
