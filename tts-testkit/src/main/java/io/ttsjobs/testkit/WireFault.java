package io.ttsjobs.testkit;

import io.ttsjobs.testkit.WireServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * What can go wrong with an HTTP call once a server has taken the connection; {@link Unreachable} has what goes wrong
 * before.
 *
 * <p>A fault spoils a good answer. None of those that fall silent or go on for ever ends by itself: it ends when the
 * client hangs up.
 *
 * <p>{@link SpeechServer} plays them over two services. For any other service, {@link WireServer} answers well, and a fault
 * spoils the answer of one call:
 *
 * <pre>{@code
 * try (WireServer server = new WireServer().otherwise(request -> WireServer.reply(200, "audio/mpeg", speech));
 *         TtsProvider provider = newProvider(server.url())) {
 *     server.then(WireFault.RESET_IN_BODY.answer("audio/mpeg", speech));
 *     assertThatThrownBy(() -> provider.synthesize(request)).isInstanceOf(ProviderUnavailableException.class);
 *     assertThat(provider.synthesize(request).audioSize()).isEqualTo(speech.length);
 * }
 * }</pre>
 *
 * <p>A service whose answer depends on the request has a fault {@linkplain #spoil spoil} whatever it answers. {@link
 * HttpProviderContract} does that with all of those that end by themselves.
 */
public enum WireFault {
    /** The connection is reset before anything is answered. */
    RESET_BEFORE_HEAD("reset before the head", (type, body) -> thenReset(new byte[0])),
    /** The connection is reset within the headers. */
    RESET_IN_HEAD("reset within the head", (type, body) -> thenReset(half(headOf(type, body)))),
    /** The connection is reset after half of the body. */
    RESET_IN_BODY("reset within the body", (type, body) -> thenReset(join(headOf(type, body), half(body)))),
    /** The connection ends in good order, without a byte. */
    EMPTY_REPLY("an empty reply", (type, body) -> WireServer.raw()),

    /** Nothing comes. */
    SILENT_BEFORE_HEAD("silence before the head", (type, body) -> thenSilent(new byte[0])),
    /** Half of the body comes, and then nothing. */
    SILENT_IN_BODY("silence within the body", (type, body) -> thenSilent(join(headOf(type, body), half(body)))),
    /** The body comes one byte at a time, twenty a second, and over and over, so that it would take half a day. */
    DRIBBLE("one byte at a time", (type, body) -> (out, peer) -> dribble(type, body, out, peer)),
    /** Everything comes, but the connection stays open. */
    SLOW_CLOSE("a connection that stays open", (type, body) -> thenSilent(join(headOf(type, body), body))),

    /** Of a body of a stated length only half comes. */
    CUT_SHORT("a body shorter than stated", (type, body) -> WireServer.raw(headOf(type, body), half(body))),
    /** A body in chunks ends without its last one. */
    CHUNKS_CUT("a body in chunks without the last one", (type, body) -> WireServer.cutInChunk(type, half(body))),
    /** After one good chunk the size of the next is no number. */
    CHUNKS_BROKEN("a chunk whose size is no number", WireFault::brokenChunks),
    /** The body never ends: after half of it the last byte comes again and again, which in Base64 goes unnoticed. */
    ENDLESS_BODY("a body without end", (type, body) -> (out, peer) -> endless(type, half(body), out)),
    /** The body is said to be packed, and cannot be unpacked. */
    GZIP_GARBAGE(
            "a packed body of garbage",
            (type, body) -> WireServer.reply(200, type, ascii("this is no gzip"), "Content-Encoding: gzip")),
    /** The same answer twice on one connection. */
    ANSWERED_TWICE(
            "two answers on one connection",
            (type, body) -> WireServer.raw(headOf(type, body), body, headOf(type, body), body)),

    /** All of the body, under the content type of a picture. */
    WRONG_TYPE("a wrong content type", (type, body) -> WireServer.reply(200, "image/png", body)),
    /** Status 200 with a page of a proxy. */
    HTML_PAGE(
            "200 with a page",
            (type, body) ->
                    WireServer.reply(200, "text/html", ascii("<!doctype html><title>Sign in</title><p>Welcome"))),
    /** Status 200 without a body. */
    EMPTY_BODY("200 with an empty body", (type, body) -> WireServer.reply(200, type, new byte[0])),
    /** Status 200 with an error in JSON. */
    ERROR_AS_SUCCESS(
            "200 with an error in JSON",
            (type, body) ->
                    WireServer.json(200, "{\"error\":{\"message\":\"out of order\",\"code\":\"internal_error\"}}")),
    /** Status 200 with server-sent events. */
    EVENT_STREAM(
            "200 with events",
            (type, body) -> WireServer.reply(
                    200,
                    "text/event-stream",
                    ascii("data: {\"type\":\"speech.audio.delta\",\"audio\":\"AAAA\"}\n\ndata: [DONE]\n\n"))),
    /** A redirect that leads to itself, whatever is asked for. */
    REDIRECT_LOOP("a redirect to itself", (type, body) -> WireFault::redirect),

    /** Status 400. */
    STATUS_400(400),
    /** Status 401. */
    STATUS_401(401),
    /** Status 403. */
    STATUS_403(403),
    /** Status 404. */
    STATUS_404(404),
    /** Status 408. */
    STATUS_408(408),
    /** Status 409. */
    STATUS_409(409),
    /** Status 413. */
    STATUS_413(413),
    /** Status 422. */
    STATUS_422(422),
    /** Status 425. */
    STATUS_425(425),
    /** Status 429 that names no wait. */
    STATUS_429(429),
    /** Status 429 that asks for one second. */
    STATUS_429_SECONDS(429, "Retry-After: 1"),
    /** Status 429 that asks for a tenth of a second. */
    STATUS_429_DECIMALS(429, "Retry-After: 0.1"),
    /** Status 429 that asks to wait until a second from now. */
    STATUS_429_DATE(429, "Retry-After: " + WireFault.NEXT_SECOND),
    /** Status 429 that asks for 50 milliseconds, and, for those who do not know better, for a second. */
    STATUS_429_MILLIS(429, "retry-after-ms: 50", "Retry-After: 1"),
    /** Status 429 whose wait is a word. */
    STATUS_429_GARBAGE(429, "Retry-After: soon"),
    /** Status 429 whose wait is below zero. */
    STATUS_429_NEGATIVE(429, "Retry-After: -5"),
    /** Status 429 that asks for more than thirty years. */
    STATUS_429_ABSURD(429, "Retry-After: 999999999"),
    /** Status 500. */
    STATUS_500(500),
    /** Status 502. */
    STATUS_502(502),
    /** Status 503 that asks for one second. */
    STATUS_503(503, "Retry-After: 1"),
    /** Status 504. */
    STATUS_504(504);

    /** Where the redirect leads. */
    static final String REDIRECT_PATH = "/redirect";

    private static final String NEXT_SECOND = "<date>";
    private static final int DRIBBLE_PAUSE_MILLIS = 50;
    private static final int DRIBBLE_BYTES = 1_000_000;

    private final String description;
    private final int status;
    private final String headers;

    // None of them holds a state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Spoiler spoiler;

    private interface Spoiler {
        Answer spoil(String type, byte[] body);
    }

    WireFault(String description, Spoiler spoiler) {
        this.description = description;
        this.status = 0;
        this.headers = "";
        this.spoiler = spoiler;
    }

    WireFault(int status, String... headers) {
        this.description = "status " + status + (headers.length == 0 ? "" : " with " + String.join(" and ", headers));
        this.status = status;
        this.headers = String.join("\r\n", headers);
        this.spoiler = (type, body) -> refusal("{\"message\":\"a fault of the test\"}");
    }

    /**
     * What the fault is, for the row of a table.
     *
     * @return a few words
     */
    public String description() {
        return description.replace(NEXT_SECOND, "a date");
    }

    /**
     * The status, if the fault is an error that the server names.
     *
     * @return 400 or more, or empty for a fault of the connection or the body
     */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * Whether the client gets every byte of the good answer all the same.
     *
     * @return true if a service that bills by what it has sent would bill this
     */
    public boolean delivers() {
        return this == SLOW_CLOSE || this == ANSWERED_TWICE || this == WRONG_TYPE;
    }

    /**
     * Whether a client that only waits sees the end of it.
     *
     * @return false if nothing but a deadline, or a bound on the size, ends the call
     */
    public boolean endsByItself() {
        return switch (this) {
            case SILENT_BEFORE_HEAD, SILENT_IN_BODY, DRIBBLE, SLOW_CLOSE, ENDLESS_BODY -> false;
            default -> true;
        };
    }

    /**
     * Spoils an answer.
     *
     * @param type the content type of the good answer
     * @param body the body of the good answer
     * @return what is sent in its place
     */
    public Answer answer(String type, byte[] body) {
        return spoiler.spoil(type, body);
    }

    /**
     * Spoils an answer that is known only when it is written.
     *
     * @param good a whole answer, in chunks or of a stated length
     * @return what is sent in its place
     */
    public Answer spoil(Answer good) {
        return (out, peer) -> {
            WholeAnswer whole = WholeAnswer.of(good, peer);
            answer(whole.type(), whole.body()).write(out, peer);
        };
    }

    /**
     * The error in the words of a service.
     *
     * @param json the body, as the service would write it
     * @return what is sent
     * @throws IllegalStateException if the fault has no {@link #status}
     */
    public Answer refusal(String json) {
        if (status == 0) {
            throw new IllegalStateException(this + " has no status");
        }
        return (out, peer) -> {
            String soon = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.now().plusSeconds(1).atOffset(ZoneOffset.UTC));
            String[] lines = headers.isEmpty()
                    ? new String[0]
                    : headers.replace(NEXT_SECOND, soon).split("\r\n", -1);
            WireServer.json(status, json, lines).write(out, peer);
        };
    }

    private static Answer thenReset(byte[] start) {
        return (out, peer) -> {
            out.write(start);
            out.flush();
            peer.setSoLinger(true, 0);
        };
    }

    private static Answer thenSilent(byte[] start) {
        return (out, peer) -> {
            out.write(start);
            out.flush();
            peer.getInputStream().transferTo(OutputStream.nullOutputStream());
        };
    }

    private static void dribble(String type, byte[] body, OutputStream out, Socket peer) throws IOException {
        out.write(WireServer.head(200, type, "Content-Length: " + DRIBBLE_BYTES));
        peer.setSoTimeout(DRIBBLE_PAUSE_MILLIS);
        for (int i = 0; i < DRIBBLE_BYTES && !hasHungUp(peer); i++) {
            out.write(body.length == 0 ? 0 : body[i % body.length]);
            out.flush();
        }
    }

    /** Waits for the time that a read of the connection is given. */
    private static boolean hasHungUp(Socket peer) throws IOException {
        try {
            return peer.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static Answer brokenChunks(String type, byte[] body) {
        byte[] half = half(body);
        return WireServer.raw(
                WireServer.head(200, type, "Transfer-Encoding: chunked"),
                ascii(Integer.toHexString(half.length) + "\r\n"),
                half,
                ascii("\r\nno size\r\n"),
                half);
    }

    private static void endless(String type, byte[] start, OutputStream out) throws IOException {
        byte[] more = new byte[1 << 16];
        Arrays.fill(more, start.length == 0 ? 0 : start[start.length - 1]);
        out.write(WireServer.head(200, type, "Transfer-Encoding: chunked"));
        ChunkedOutput chunks = new ChunkedOutput(out);
        chunks.write(start);
        while (true) {
            chunks.write(more);
        }
    }

    private static void redirect(OutputStream out, Socket peer) throws IOException {
        String here = "http://127.0.0.1:" + peer.getLocalPort() + REDIRECT_PATH;
        WireServer.reply(302, "", new byte[0], "Location: " + here).write(out, peer);
    }

    private static byte[] headOf(String type, byte[] body) {
        return WireServer.head(200, type, "Content-Length: " + body.length);
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, (bytes.length + 1) / 2);
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
