package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.testkit.WireServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] SPEECH = Calls.speechJson(Calls.MP3, "").getBytes(StandardCharsets.UTF_8);
    private static final int PATIENCE_SECONDS = 20;

    private final WireServer server = new WireServer();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void synthesize_bodyCutBeforeItsLength_isUnavailable() {
        server.then(WireServer.cutByLength("application/json", SPEECH));
        assertThat(failure(LONG, LONG)).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void synthesize_bodyCutInChunk_isUnavailable() {
        server.then(WireServer.cutInChunk("application/json", SPEECH));
        assertThat(failure(LONG, LONG)).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void synthesize_connectionDroppedAtOnce_isUnavailable() {
        server.then(WireServer.raw());
        assertThat(failure(LONG, LONG)).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void synthesize_nobodyListens_isUnavailable() {
        ProviderConfig config = Calls.config(server);
        server.close();
        try (ElevenLabsProvider provider = Calls.provider(config)) {
            assertThatThrownBy(() -> provider.synthesize(Calls.request().build()))
                    .isInstanceOf(ProviderUnavailableException.class)
                    .hasMessageContaining("ConnectException");
        }
    }

    @Test
    void synthesize_stalledBody_isGivenUpAfterTheIdleDeadline() {
        server.then(WireServer.stall(startOfBody(), reached, hungUp));
        assertThat(failure(LONG, SHORT))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("the answer stalled for 0.3 s");
    }

    @Test
    void synthesize_stalledHeaders_areGivenUpAfterTheWholeDeadline() {
        server.then(WireServer.stall(new byte[0], reached, hungUp));
        assertThat(failure(SHORT, Duration.ofMillis(1)))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("no whole answer within 0.3 s");
    }

    @Test
    void synthesize_stalledBody_isHungUpOn() throws InterruptedException {
        server.then(WireServer.stall(startOfBody(), reached, hungUp));
        try (ElevenLabsProvider provider = Calls.provider(Calls.config(server), LONG, SHORT)) {
            assertThat(catchThrowable(() -> provider.synthesize(Calls.request().build())))
                    .isNotNull();
            assertThat(hungUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void synthesize_interruptedInTheBody_endsAtOnceAndHangsUp() throws Exception {
        server.then(WireServer.stall(startOfBody(), reached, hungUp));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            FutureTask<Throwable> call = call(provider);
            Thread caller = start(call);
            reached.await();
            caller.interrupt();
            assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertThat(hungUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void synthesize_interruptedBefore_sendsNothing() {
        Thread.currentThread().interrupt();
        assertThat(failure(LONG, LONG)).isInstanceOf(InterruptedException.class);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void close_callInFlight_endsIt() throws Exception {
        server.then(WireServer.stall(startOfBody(), reached, hungUp));
        ElevenLabsProvider provider = Calls.provider(server);
        FutureTask<Throwable> call = call(provider);
        start(call);
        reached.await();
        provider.close();
        assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(ProviderApiException.class);
    }

    @Test
    void synthesize_closedProvider_isRefused() {
        ElevenLabsProvider provider = Calls.provider(server);
        provider.close();
        provider.close();
        assertThatThrownBy(() -> provider.synthesize(Calls.request().build()))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the provider is closed");
    }

    private Throwable failure(Duration whole, Duration idle) {
        try (ElevenLabsProvider provider = Calls.provider(Calls.config(server), whole, idle)) {
            return catchThrowable(() -> provider.synthesize(Calls.request().build()));
        }
    }

    private static FutureTask<Throwable> call(ElevenLabsProvider provider) {
        return new FutureTask<>(
                () -> catchThrowable(() -> provider.synthesize(Calls.request().build())));
    }

    private static Thread start(FutureTask<?> task) {
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static byte[] startOfBody() {
        String head =
                new String(WireServer.head(200, "application/json", "Content-Length: 1000"), StandardCharsets.US_ASCII);
        return (head + "abc").getBytes(StandardCharsets.US_ASCII);
    }
}
