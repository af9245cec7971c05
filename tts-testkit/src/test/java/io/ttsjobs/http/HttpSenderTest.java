package io.ttsjobs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.Unreachable;
import io.ttsjobs.testkit.WireFault;
import io.ttsjobs.testkit.WireServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSenderTest {

    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int PATIENCE_SECONDS = 20;
    private static final byte[] BODY = "0123456789".repeat(100).getBytes(StandardCharsets.US_ASCII);
    private static final ErrorTable ERRORS =
            ErrorTable.builder().build(new Redactor(Optional.empty()), Clock.systemUTC());

    private final WireServer server = new WireServer();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SLOW_CLOSE, 1000",
        "ANSWERED_TWICE, 1000",
        "WRONG_TYPE, 1000",
        "HTML_PAGE, 47",
        "EMPTY_BODY, 0",
        "ERROR_AS_SUCCESS, 60",
        "EVENT_STREAM, 66"
    })
    void send_wholeAnswer_isTheReadersToJudge(WireFault fault, long size) throws InterruptedException {
        server.then(fault.answer("audio/mpeg", BODY));
        try (HttpSender sender = sender(LONG, LONG)) {
            assertThat(sender.send(request(), HttpSenderTest::bodySize)).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "SLOW_CLOSE",
                "ANSWERED_TWICE",
                "WRONG_TYPE",
                "HTML_PAGE",
                "EMPTY_BODY",
                "ERROR_AS_SUCCESS",
                "EVENT_STREAM"
            })
    void send_everyOtherFault_endsInADeclaredError(WireFault fault) {
        server.then(fault.answer("audio/mpeg", BODY));
        assertThat(failure(SHORT, SHORT)).isInstanceOf(ProviderException.class);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "RESET_BEFORE_HEAD",
                "RESET_IN_HEAD",
                "RESET_IN_BODY",
                "EMPTY_REPLY",
                "CUT_SHORT",
                "CHUNKS_CUT",
                "CHUNKS_BROKEN"
            })
    void send_brokenConnection_isUnavailableAtOnce(WireFault fault) {
        server.then(fault.answer("audio/mpeg", BODY));
        assertThat(failure(LONG, LONG))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageStartingWith("the connection broke (")
                .hasNoCause();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_BEFORE_HEAD", "EMPTY_REPLY", "RESET_IN_HEAD"})
    void send_postLeftUnanswered_isNotSentAgain(WireFault fault) {
        server.otherwise(request -> fault.answer("audio/mpeg", BODY));
        assertThat(failure(LONG, LONG)).isInstanceOf(ProviderUnavailableException.class);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void send_nobodyListens_isUnavailable() {
        try (Unreachable address = Unreachable.refusing()) {
            assertThat(failure(address.url()))
                    .isInstanceOf(ProviderUnavailableException.class)
                    .hasMessageStartingWith("no connection to 127.0.0.1:");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void send_noConnectionComesAbout_isUnavailable() {
        try (Unreachable address = Unreachable.unanswering()) {
            assertThat(failure(address.url()))
                    .isInstanceOf(ProviderUnavailableException.class)
                    .hasMessageContaining("came about in time");
        }
    }

    @Test
    void send_serverWithoutTls_isUnavailable() {
        try (Unreachable address = Unreachable.withoutTls()) {
            assertThat(failure(address.url())).isInstanceOf(ProviderUnavailableException.class);
        }
    }

    @Test
    void send_silenceBeforeTheHead_endsWithTheWholeDeadline() {
        server.then(WireFault.SILENT_BEFORE_HEAD.answer("audio/mpeg", BODY));
        assertThat(failure(SHORT, Duration.ofMillis(1)))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("no whole answer within 0.25 s");
    }

    @Test
    void send_silenceInTheBody_endsWithTheIdleDeadline() {
        server.then(WireFault.SILENT_IN_BODY.answer("audio/mpeg", BODY));
        assertThat(failure(LONG, SHORT))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("the answer stalled for 0.25 s");
    }

    @Test
    void send_dribble_endsWithTheWholeDeadline() {
        server.then(WireFault.DRIBBLE.answer("audio/mpeg", BODY));
        assertThat(failure(Duration.ofMillis(300), LONG))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("no whole answer within 0.3 s");
    }

    @Test
    void send_silenceLongerThanTheTimeoutOfTheRequest_isUnavailable() {
        server.then(WireFault.SILENT_BEFORE_HEAD.answer("audio/mpeg", BODY));
        HttpRequest hasty =
                HttpRequest.newBuilder(URI.create(server.url())).timeout(SHORT).build();
        try (HttpSender sender = sender(LONG, LONG)) {
            assertThatThrownBy(() -> sender.send(hasty, HttpSenderTest::bodySize))
                    .isInstanceOf(ProviderUnavailableException.class)
                    .hasMessage("no answer began within the timeout of the request");
        }
    }

    @Test
    void send_stalledBody_isHungUpOn() throws InterruptedException {
        server.then(WireServer.stall(startOfBody(), reached, hungUp));
        assertThat(failure(LONG, SHORT)).isInstanceOf(ProviderUnavailableException.class);
        assertThat(hungUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void send_readerLeavesTheRest_hangsUp() throws InterruptedException {
        server.then(WireServer.stall(startOfBody(), reached, hungUp));
        try (HttpSender sender = sender(LONG, LONG)) {
            assertThat(sender.send(request(), HttpAnswer::status)).isEqualTo(200);
            assertThat(hungUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void send_readerFails_hangsUpAndPassesItOn() throws InterruptedException {
        server.then(WireServer.stall(startOfBody(), reached, hungUp));
        try (HttpSender sender = sender(LONG, LONG)) {
            assertThatThrownBy(() -> sender.send(request(), answer -> {
                        throw new IllegalStateException("the reader's own");
                    }))
                    .hasMessage("the reader's own");
            assertThat(hungUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void send_interruptedBefore_sendsNothing() {
        Thread.currentThread().interrupt();
        assertThat(failure(LONG, LONG)).isInstanceOf(InterruptedException.class);
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void send_interruptedInHeadOrBody_endsAtOnceAndHangsUp(boolean inBody) throws Exception {
        server.then(WireServer.stall(inBody ? startOfBody() : new byte[0], reached, hungUp));
        try (HttpSender sender = sender(LONG, LONG)) {
            FutureTask<Throwable> call = new FutureTask<>(() -> failure(sender));
            Thread caller = start(call);
            assertThat(reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();
            assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertThat(hungUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void close_callInFlight_endsItAndHangsUp(boolean inBody) throws Exception {
        server.then(WireServer.stall(inBody ? startOfBody() : new byte[0], reached, hungUp));
        HttpSender sender = sender(LONG, LONG);
        FutureTask<Throwable> call = new FutureTask<>(() -> failure(sender));
        start(call);
        assertThat(reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        sender.close();
        assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the provider was closed during the call");
        assertThat(hungUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void send_closedSender_isRefused() {
        HttpSender sender = sender(LONG, LONG);
        sender.close();
        sender.close();
        assertThat(failure(sender)).isInstanceOf(ProviderApiException.class).hasMessage("the provider is closed");
    }

    @Test
    void close_afterACall_leavesNoThreadOfItsOwn() throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", BODY));
        HttpSender sender = HttpSender.builder("sender-that-ends").build();
        sender.send(request(), HttpSenderTest::bodySize);
        sender.close();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("sender-that-ends")) {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void send_bodyOverTheBound_isRefused() {
        server.then(WireServer.reply(200, "audio/mpeg", new byte[101]));
        try (HttpSender sender = HttpSender.builder("test").maxBytes(100).build()) {
            assertThat(failure(sender))
                    .isInstanceOf(ProviderApiException.class)
                    .hasMessage("the answer is larger than 100 bytes");
        }
    }

    @Test
    void send_endlessBody_isRefusedAtTheBound() {
        server.then(WireFault.ENDLESS_BODY.answer("audio/mpeg", BODY));
        try (HttpSender sender = HttpSender.builder("test").maxBytes(1 << 20).build()) {
            assertThat(failure(sender)).hasMessage("the answer is larger than 1048576 bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "GZIP, identity"})
    void send_packedBody_isRefused(String coding) {
        server.then(WireServer.reply(200, "audio/mpeg", BODY, "Content-Encoding: " + coding));
        assertThat(failure(LONG, LONG))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the server answered with a packed body, which was not asked for");
    }

    @Test
    void send_packedError_isThatErrorWithoutItsWords() {
        server.then(WireServer.reply(429, "application/json", BODY, "Content-Encoding: gzip", "Retry-After: 7"));
        assertThat(failure(LONG, LONG))
                .isInstanceOf(ProviderRateLimitException.class)
                .hasMessage("the server answered 429");
    }

    @Test
    void send_whateverTheRequestSays_asksForNoPackedBody() throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", BODY));
        HttpRequest packed = HttpRequest.newBuilder(URI.create(server.url()))
                .header("accept-encoding", "gzip")
                .build();
        try (HttpSender sender = sender(LONG, LONG)) {
            sender.send(packed, HttpSenderTest::bodySize);
        }
        assertThat(server.received().get(0).headers()).containsEntry("accept-encoding", "identity");
    }

    @Test
    void send_bodyThatSaysItIsNotPacked_isRead() throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", BODY, "Content-Encoding: identity"));
        try (HttpSender sender = sender(LONG, LONG)) {
            assertThat(sender.send(request(), HttpSenderTest::bodySize)).isEqualTo(BODY.length);
        }
    }

    @Test
    void send_bodyOf50Megabytes_comesWhole() throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", new byte[50 << 20]));
        try (HttpSender sender = sender(LONG, LONG)) {
            assertThat(sender.send(request(), HttpSenderTest::discard)).isEqualTo(50L << 20);
        }
    }

    @Test
    void send_clientOfTheCallers_speaksHttp1AllTheSame() throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", BODY));
        HttpClient http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        try (HttpSender sender = HttpSender.builder("test").client(http2).build()) {
            sender.send(request(), HttpSenderTest::bodySize);
        }
        assertThat(server.received().get(0).line()).endsWith(" HTTP/1.1");
        assertThat(server.received().get(0).headers()).doesNotContainKeys("upgrade", "http2-settings", "connection");
    }

    @Test
    void send_clientOfItsOwn_offersNoUpgrade() throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", BODY));
        try (HttpSender sender = sender(LONG, LONG)) {
            sender.send(request(), HttpSenderTest::bodySize);
        }
        assertThat(server.received().get(0).headers()).doesNotContainKeys("upgrade", "http2-settings", "connection");
    }

    @Test
    void send_post_carriesHeadersAndBody() throws InterruptedException {
        server.then(WireServer.reply(200, "audio/mpeg", BODY));
        HttpRequest post = HttpRequest.newBuilder(URI.create(server.url() + "/speech?a=b"))
                .header("X-Key", "k")
                .POST(HttpRequest.BodyPublishers.ofString("hällo"))
                .build();
        try (HttpSender sender = sender(LONG, LONG)) {
            sender.send(post, HttpSenderTest::bodySize);
        }
        assertThat(server.received().get(0).line()).isEqualTo("POST /speech?a=b HTTP/1.1");
        assertThat(server.received().get(0).headers()).containsAllEntriesOf(Map.of("x-key", "k"));
        assertThat(server.received().get(0).text()).isEqualTo("hällo");
    }

    /** JDK 17 wants to know how to log in, and raises an error if the server does not say. */
    @ParameterizedTest
    @CsvSource({"X-Any: 1", "WWW-Authenticate: Basic realm=r"})
    void send_keyRefusedAndClientWithAuthenticator_isAboutTheKey(String header) {
        server.otherwise(request -> WireServer.json(401, "{}", header));
        HttpClient client =
                HttpClient.newBuilder().authenticator(new Authenticator() {}).build();
        HttpRequest withKey = HttpRequest.newBuilder(URI.create(server.url()))
                .header("Authorization", "Bearer k")
                .build();
        try (HttpSender sender = HttpSender.builder("test").client(client).build()) {
            assertThatThrownBy(() -> sender.send(withKey, HttpSenderTest::bodySize))
                    .isInstanceOf(ProviderAuthException.class);
        }
    }

    @Test
    void close_clientOfTheCallers_staysOpen() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpSender.builder("test").client(client).build().close();
        server.then(WireServer.reply(200, "audio/mpeg", BODY));
        assertThat(client.send(request(), HttpResponse.BodyHandlers.ofByteArray())
                        .body())
                .isEqualTo(BODY);
    }

    @Test
    void send_clientWhoseExecutorIsShutDown_isADeclaredError() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        HttpClient client = HttpClient.newBuilder().executor(executor).build();
        executor.shutdown();
        try (HttpSender sender = HttpSender.builder("test").client(client).build()) {
            assertThat(failure(sender))
                    .isInstanceOf(ProviderApiException.class)
                    .hasMessage("the HTTP client's executor takes no more calls");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ALWAYS", "NORMAL"})
    void client_thatFollowsRedirects_isRefused(HttpClient.Redirect redirect) {
        HttpClient client = HttpClient.newBuilder().followRedirects(redirect).build();
        assertThatThrownBy(() -> HttpSender.builder("test").client(client))
                .isInstanceOf(ValidationException.class)
                .hasMessage("client must follow no redirects, but follows " + redirect);
    }

    /** A server that keeps its connections open is asked on the same one, for as long as answers are read to their ends. */
    @Test
    void send_wholeAnswers_keepTheConnection() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                HttpSender sender = sender(LONG, LONG)) {
            start(new FutureTask<>(() -> {
                while (true) {
                    Socket peer = socket.accept();
                    connections.incrementAndGet();
                    start(new FutureTask<>(() -> answerEveryGet(peer)));
                }
            }));
            URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort());
            for (int i = 0; i < 20; i++) {
                sender.send(HttpRequest.newBuilder(url).build(), HttpSenderTest::bodySize);
            }
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void send_redirect_isNotFollowed() {
        server.otherwise(request -> WireFault.REDIRECT_LOOP.answer("audio/mpeg", BODY));
        assertThat(failure(LONG, LONG)).hasMessage("the server answered 302");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void builder_timesThatAreNotAboveZero_areRefused() {
        assertThatThrownBy(() -> HttpSender.builder("test").deadline(Duration.ZERO))
                .hasMessage("deadline must be more than zero, but is PT0S");
        assertThatThrownBy(() -> HttpSender.builder("test").idleTimeout(Duration.ofMillis(-1)))
                .hasMessage("idleTimeout must be more than zero, but is PT-0.001S");
        assertThatThrownBy(() -> HttpSender.builder("test").connectTimeout(Duration.ZERO))
                .hasMessage("connectTimeout must be more than zero, but is PT0S");
        assertThatThrownBy(() -> HttpSender.builder("test").maxBytes(0))
                .hasMessage("maxBytes must be at least 1, but is 0");
    }

    @Test
    void builder_timesWithoutEnd_waitAsLongAsItTakes() throws InterruptedException {
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
        server.then(WireServer.reply(200, "audio/mpeg", BODY));
        try (HttpSender sender = HttpSender.builder("test")
                .connectTimeout(forEver)
                .deadline(forEver)
                .idleTimeout(forEver)
                .build()) {
            assertThat(sender.send(request(), HttpSenderTest::bodySize)).isEqualTo(BODY.length);
        }
    }

    @Test
    void readExplanation_longBody_isCut() throws InterruptedException {
        server.then(WireServer.reply(500, "text/html", new byte[200_000]));
        try (HttpSender sender = sender(LONG, LONG)) {
            assertThat(sender.send(request(), HttpAnswer::readExplanation)).hasSize(64 * 1024);
        }
    }

    private Throwable failure(Duration whole, Duration idle) {
        try (HttpSender sender = sender(whole, idle)) {
            return failure(sender);
        }
    }

    private static Throwable failure(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        try (HttpSender sender =
                HttpSender.builder("test").connectTimeout(SHORT).build()) {
            return catchThrowable(() -> sender.send(request, HttpSenderTest::bodySize));
        }
    }

    private Throwable failure(HttpSender sender) {
        return catchThrowable(() -> sender.send(request(), HttpSenderTest::bodySize));
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(URI.create(server.url()))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
    }

    private static HttpSender sender(Duration whole, Duration idle) {
        return HttpSender.builder("test")
                .deadline(whole)
                .idleTimeout(idle)
                .maxBytes(64 << 20)
                .build();
    }

    private static long bodySize(HttpAnswer answer) {
        if (!answer.isOk()) {
            throw ERRORS.toException(answer, new ErrorBody(List.of(), ""));
        }
        return answer.readBody().size();
    }

    private static long discard(HttpAnswer answer) {
        byte[] block = new byte[1000];
        long size = 0;
        try {
            for (int count = answer.body().read(block);
                    count >= 0;
                    count = answer.body().read(block)) {
                size += count;
            }
            return size;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long answerEveryGet(Socket peer) throws IOException {
        try (peer;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    peer.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            }
            return 0;
        }
    }

    private static Thread start(FutureTask<?> task) {
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static byte[] startOfBody() {
        String head = new String(WireServer.head(200, "audio/mpeg", "Content-Length: 1000"), StandardCharsets.US_ASCII);
        return (head + "abc").getBytes(StandardCharsets.US_ASCII);
    }
}
