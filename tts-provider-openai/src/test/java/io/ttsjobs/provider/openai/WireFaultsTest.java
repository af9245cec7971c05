package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.WireServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WireFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);
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
        server.then(WireServer.cutByLength("audio/mpeg", Sounds.mp3()));
        assertThat(failure(LONG, LONG)).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void synthesize_bodyCutInChunk_isUnavailable() {
        server.then(WireServer.cutInChunk("audio/mpeg", Sounds.mp3()));
        assertThat(failure(LONG, LONG)).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void synthesize_connectionDroppedAtOnce_isUnavailable() {
        server.then(WireServer.raw());
        assertThat(failure(LONG, LONG)).isInstanceOf(ProviderUnavailableException.class);
    }

    static Stream<Arguments> faults() {
        String ok = "HTTP/1.1 200 OK\r\n";
        String chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                Arguments.of("reset before the head", reset("")),
                Arguments.of("reset in the head", reset(ok)),
                Arguments.of("reset in the body", reset(ok + "Content-Length: 100\r\n\r\nabc")),
                Arguments.of("end in the status line", text("HTTP/1.1 20")),
                Arguments.of("end in the head", text(ok + "Content-Ty")),
                Arguments.of("no HTTP", text("220 mail.example ESMTP\r\n\r\n")),
                Arguments.of("a length that is no number", text(ok + "Content-Length: x\r\n\r\n")),
                Arguments.of("a length below zero", text(ok + "Content-Length: -1\r\n\r\n")),
                Arguments.of("a chunk size that is no number", text(chunked + "zz\r\nabc\r\n")),
                Arguments.of("a chunk longer than it says", text(chunked + "1\r\nabc\r\n0\r\n\r\n")),
                Arguments.of("an end in a chunk size", text(chunked + "3")),
                Arguments.of("a packed body", text(ok + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")),
                Arguments.of("a redirect to itself", text("HTTP/1.1 307 No\r\nLocation: /v1/audio/speech\r\n\r\n")),
                Arguments.of("no content", text("HTTP/1.1 204 None\r\n\r\n")),
                Arguments.of("a body that ends at once", text(ok + "\r\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void synthesize_anyFault_isADeclaredErrorOfOneCall(String fault, WireServer.Answer answer) {
        server.then(answer);
        assertThat(failure(LONG, LONG)).as(fault).isInstanceOf(ProviderException.class);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void synthesize_bodyThatDribbles_isGivenUpAfterTheWholeDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        server.then((out, peer) -> {
            out.write(startOfBody());
            for (int i = 0; i < 900; i++) {
                out.write(0);
                await(never);
            }
        });
        assertThat(failure(SHORT, LONG))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("no whole answer within 0.3 s");
    }

    @Test
    void synthesize_nobodyListens_isUnavailable() {
        ProviderConfig config = Calls.config(server);
        server.close();
        try (TtsProvider provider = Calls.provider(config)) {
            assertThatThrownBy(() -> provider.synthesize(Calls.request().build()))
                    .isInstanceOf(ProviderUnavailableException.class)
                    .hasMessageContaining("refused");
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
        try (TtsProvider provider = provider(LONG, SHORT)) {
            assertThat(catchThrowable(() -> provider.synthesize(Calls.request().build())))
                    .isNotNull();
            assertThat(hungUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void synthesize_interruptedInTheBody_endsAtOnceAndHangsUp() throws Exception {
        server.then(WireServer.stall(startOfBody(), reached, hungUp));
        try (TtsProvider provider = Calls.provider(server)) {
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
        TtsProvider provider = Calls.provider(server);
        FutureTask<Throwable> call = call(provider);
        start(call);
        reached.await();
        provider.close();
        assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(ProviderApiException.class);
    }

    @Test
    void synthesize_closedProvider_isRefused() {
        TtsProvider provider = Calls.provider(server);
        provider.close();
        provider.close();
        assertThatThrownBy(() -> provider.synthesize(Calls.request().build()))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the provider is closed");
    }

    private TtsProvider provider(Duration deadline, Duration idleTimeout) {
        return Calls.builder(Calls.config(server))
                .deadline(deadline)
                .idleTimeout(idleTimeout)
                .build();
    }

    private Throwable failure(Duration deadline, Duration idleTimeout) {
        try (TtsProvider provider = provider(deadline, idleTimeout)) {
            return catchThrowable(() -> provider.synthesize(Calls.request().build()));
        }
    }

    private static FutureTask<Throwable> call(TtsProvider provider) {
        return new FutureTask<>(
                () -> catchThrowable(() -> provider.synthesize(Calls.request().build())));
    }

    private static Thread start(FutureTask<?> task) {
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static WireServer.Answer text(String bytes) {
        return WireServer.raw(bytes.getBytes(StandardCharsets.US_ASCII));
    }

    /** Lets go without waiting for what is not yet sent, which the other side sees as a reset. */
    private static WireServer.Answer reset(String bytes) {
        return (out, peer) -> {
            out.write(bytes.getBytes(StandardCharsets.US_ASCII));
            peer.setSoLinger(true, 0);
        };
    }

    /** A pause between two bytes of a slow server. */
    private static void await(CountDownLatch never) throws IOException {
        try {
            never.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    private static byte[] startOfBody() {
        String head = new String(WireServer.head(200, "audio/mpeg", "Content-Length: 1000"), StandardCharsets.US_ASCII);
        return (head + "abc").getBytes(StandardCharsets.US_ASCII);
    }
}
