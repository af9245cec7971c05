package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.testkit.WireFault;
import io.ttsjobs.testkit.WireServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
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
    private static final byte[] SPEECH = Calls.speechJson(Calls.MP3, "").getBytes(StandardCharsets.UTF_8);
    private static final int PATIENCE_SECONDS = 20;

    private final WireServer server = new WireServer();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<Arguments> faults() {
        byte[] html = "<html>".getBytes(StandardCharsets.UTF_8);
        byte[] half = Arrays.copyOf(SPEECH, SPEECH.length / 2);
        byte[] head = WireServer.head(200, "application/json", "Content-Length: " + SPEECH.length);
        byte[] chunked = WireServer.head(200, "application/json", "Transfer-Encoding: chunked");
        byte[] toTheEnd = WireServer.head(200, "application/json", "X-Any: 1");
        Class<?> unavailable = ProviderUnavailableException.class;
        Class<?> refused = ProviderApiException.class;
        return Stream.of(
                arguments("nothing", WireServer.raw(), unavailable),
                arguments("half a head", WireServer.raw(Arrays.copyOf(head, 20)), unavailable),
                arguments("no HTTP", WireServer.raw(html), unavailable),
                arguments("head alone", WireServer.raw(head), unavailable),
                arguments("half a body", WireServer.raw(head, half), unavailable),
                arguments("half a body of no stated length", WireServer.raw(toTheEnd, half), unavailable),
                arguments(
                        "half a body, and that by its length",
                        WireServer.reply(200, "application/json", half),
                        unavailable),
                arguments("one byte short", WireServer.cutByLength("application/json", SPEECH), unavailable),
                arguments("no last chunk", WireServer.cutInChunk("application/json", SPEECH), unavailable),
                arguments(
                        "a chunk of no size",
                        WireServer.raw(chunked, "zz\r\n".getBytes(StandardCharsets.UTF_8)),
                        unavailable),
                arguments("empty", WireServer.json(200, ""), refused),
                arguments("a page", WireServer.reply(200, "text/html", html), refused),
                arguments("an error as 200", WireServer.json(200, "{\"detail\":\"no\"}"), refused),
                arguments(
                        "events",
                        WireServer.reply(200, "text/event-stream", "data: {}\n\n".getBytes(StandardCharsets.UTF_8)),
                        refused),
                arguments("audio itself", WireServer.reply(200, "audio/mpeg", Calls.MP3), refused),
                arguments("other audio", Calls.speech("RIFF....WAVE".getBytes(StandardCharsets.UTF_8), ""), refused),
                arguments(
                        "packed", WireServer.reply(200, "application/json", SPEECH, "Content-Encoding: gzip"), refused),
                arguments("no content", WireServer.reply(204, "", new byte[0]), refused),
                arguments("elsewhere", WireServer.reply(302, "", new byte[0], "Location: /v1"), refused));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void synthesize_faultOnTheWire_isAnErrorOfItsKind(String name, WireServer.Answer answer, Class<?> kind) {
        server.then(answer);
        assertThat(failure(LONG, LONG)).isInstanceOf(kind);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void synthesize_bodyThatKeepsComing_isGivenUpAfterTheWholeDeadline() {
        server.then((out, peer) -> {
            out.write(WireServer.head(200, "application/json", "Content-Length: 100000000"));
            // Ends with an error when the client has hung up.
            for (long sent = 0; sent < 100_000_000; sent++) {
                out.write(' ');
            }
        });
        assertThat(failure(SHORT, LONG))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("no whole answer within 0.3 s");
    }

    @Test
    void synthesize_speechByteByByte_isGivenUpAfterTheWholeDeadline() {
        server.then(WireFault.DRIBBLE.answer("application/json", SPEECH));
        assertThat(failure(SHORT, LONG))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("no whole answer within 0.3 s");
    }

    @Test
    void synthesize_stalledAudio_isGivenUpAfterTheIdleDeadline() {
        byte[] head = WireServer.head(200, "application/json", "Content-Length: " + SPEECH.length);
        byte[] start = Arrays.copyOf(head, head.length + 1000);
        System.arraycopy(SPEECH, 0, start, head.length, 1000);
        server.then(WireServer.stall(start, reached, hungUp));
        assertThat(failure(LONG, SHORT))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("the answer stalled for 0.3 s");
    }

    @Test
    void voices_interrupted_endAtOnceAndAreNotRemembered() throws Exception {
        server.then(WireServer.stall(startOfBody(), reached, hungUp));
        try (ElevenLabsProvider provider = Calls.provider(server)) {
            FutureTask<Throwable> call = new FutureTask<>(() -> catchThrowable(provider::voices));
            Thread caller = start(call);
            reached.await();
            caller.interrupt();
            assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            server.then(WireServer.json(200, "{\"voices\":[{\"voice_id\":\"a\"}]}"));
            assertThat(provider.voices()).hasSize(1);
        }
    }

    @Test
    void synthesize_nobodyListens_isUnavailable() {
        ProviderConfig config = Calls.config(server);
        server.close();
        try (ElevenLabsProvider provider = Calls.provider(config)) {
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
        return (head + "{\"a").getBytes(StandardCharsets.US_ASCII);
    }
}
