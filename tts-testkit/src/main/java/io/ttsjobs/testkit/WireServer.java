package io.ttsjobs.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * An HTTP server on the loopback interface that sends the bytes it is told to, right or wrong.
 *
 * <p>For tests of providers that speak to a server. Every connection carries one request, of 16 MiB at most. Thread-safe;
 * its threads are daemons.
 */
public final class WireServer implements AutoCloseable {

    private static final int BACKLOG = 256;
    private static final int MAX_LINE_BYTES = 64 * 1024;
    private static final int MAX_LINES = 200;
    private static final int MAX_BODY_BYTES = 16 << 20;

    private final ServerSocket socket;
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Responder unscripted = request -> json(599, "{\"message\":\"no answer is scripted\"}");

    /** Writes an answer; the connection ends when it returns. */
    public interface Answer {
        /**
         * Writes all that the client is to get, from the status line on.
         *
         * @param out to the client
         * @param peer the connection
         * @throws IOException if the client has hung up
         */
        void write(OutputStream out, Socket peer) throws IOException;
    }

    /** Finds the answer to a request; called by many threads at once. */
    public interface Responder {
        /**
         * Finds an answer.
         *
         * @param request the request
         * @return what to send
         * @throws Exception if there is none; the client sees the connection end
         */
        Answer answer(Received request) throws Exception;
    }

    /**
     * A request as it came.
     *
     * @param line method, path and version
     * @param headers by lower-case name
     * @param text the body
     */
    public record Received(String line, Map<String, String> headers, String text) {}

    /** Starts a server on a free port. */
    public WireServer() {
        try {
            socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /**
     * Where it listens.
     *
     * @return an http URL without a slash at the end
     */
    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /**
     * Answers the next request that has no answer yet.
     *
     * @param answer what to send
     * @return this
     */
    public WireServer then(Answer answer) {
        script.add(answer);
        return this;
    }

    /**
     * Answers the requests that no {@link #then} is left for; with the status 599 if unset.
     *
     * @param responder what to send to which request
     * @return this
     */
    public WireServer otherwise(Responder responder) {
        unscripted = Objects.requireNonNull(responder, "responder");
        return this;
    }

    /**
     * The requests so far, in the order in which they came.
     *
     * @return a view that grows
     */
    public List<Received> received() {
        return Collections.unmodifiableList(received);
    }

    /**
     * A whole answer.
     *
     * @param status the HTTP status
     * @param type the content type, or empty for none
     * @param body the body
     * @param headers more lines of the head, such as {@code Retry-After: 2}
     * @return the answer
     */
    public static Answer reply(int status, String type, byte[] body, String... headers) {
        return raw(head(status, type, "Content-Length: " + body.length, headers), body);
    }

    /**
     * A whole answer of JSON.
     *
     * @param status the HTTP status
     * @param body the JSON
     * @param headers more lines of the head
     * @return the answer
     */
    public static Answer json(int status, String body, String... headers) {
        return reply(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /**
     * An answer that says its body is longer than it is.
     *
     * @param type the content type
     * @param body what comes of it
     * @return the answer
     */
    public static Answer cutByLength(String type, byte[] body) {
        return raw(head(200, type, "Content-Length: " + (body.length + 1)), body);
    }

    /**
     * An answer in chunks that ends without the last one.
     *
     * @param type the content type
     * @param body what comes of it
     * @return the answer
     */
    public static Answer cutInChunk(String type, byte[] body) {
        byte[] size = (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return raw(head(200, type, "Transfer-Encoding: chunked"), size, body, new byte[] {'\r', '\n'});
    }

    /**
     * Bytes as they are.
     *
     * @param pieces the bytes, status line and all
     * @return the answer
     */
    public static Answer raw(byte[]... pieces) {
        return (out, peer) -> {
            for (byte[] piece : pieces) {
                out.write(piece);
            }
        };
    }

    /**
     * An answer that begins and falls silent until the client hangs up.
     *
     * @param start what is sent, which may be nothing
     * @param reached counted down when that is sent
     * @param hungUp counted down when the client has hung up
     * @return the answer
     */
    public static Answer stall(byte[] start, CountDownLatch reached, CountDownLatch hungUp) {
        return (out, peer) -> {
            out.write(start);
            out.flush();
            reached.countDown();
            try {
                peer.getInputStream().transferTo(OutputStream.nullOutputStream());
            } finally {
                hungUp.countDown();
            }
        };
    }

    /**
     * The head of an answer.
     *
     * @param status the HTTP status
     * @param type the content type, or empty for none
     * @param length the line that tells how long the body is
     * @param headers more lines
     * @return the bytes up to the empty line and with it
     */
    public static byte[] head(int status, String type, String length, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Any\r\nConnection: close\r\n");
        head.append(length).append("\r\n");
        if (!type.isEmpty()) {
            head.append("Content-Type: ").append(type).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Listens no more; the answers that are on their way are sent. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket peer = socket.accept();
                daemon(() -> serve(peer));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket peer) {
        try (peer) {
            peer.setTcpNoDelay(true);
            Received request = read(new BufferedInputStream(peer.getInputStream()));
            received.add(request);
            Answer answer = script.poll();
            (answer == null ? unscripted.answer(request) : answer).write(peer.getOutputStream(), peer);
        } catch (IOException e) {
            // the client hung up, as some tests want
        } catch (Exception e) {
            throw new IllegalStateException("the server of the test has no answer", e);
        }
    }

    private static Received read(InputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon < 0 || headers.size() == MAX_LINES) {
                throw new IOException("the head of the request is none of HTTP");
            }
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return new Received(line, headers, new String(in.readNBytes(length(headers)), StandardCharsets.UTF_8));
    }

    private static int length(Map<String, String> headers) throws IOException {
        String length = headers.getOrDefault("content-length", "0");
        if (!length.matches("\\d{1,9}") || Integer.parseInt(length) > MAX_BODY_BYTES) {
            throw new IOException("the body of the request is too large");
        }
        return Integer.parseInt(length);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() == MAX_LINE_BYTES) {
                throw new IOException("a line of the request is too long");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "wire-server");
        thread.setDaemon(true);
        thread.start();
    }
}
