package io.ttsjobs.provider.elevenlabs;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server on the loopback interface that sends the bytes it is told to, right or wrong, one connection a request. */
final class WireServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** Writes an answer; the connection ends when it returns. */
    interface Answer {
        void write(OutputStream out, Socket peer) throws IOException;
    }

    /**
     * A request as it came.
     *
     * @param line method, path and version
     * @param headers by lower-case name
     * @param text the body
     */
    record Received(String line, Map<String, String> headers, String text) {}

    WireServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** Answers the next request that has no answer yet. */
    WireServer then(Answer answer) {
        script.add(answer);
        return this;
    }

    List<Received> received() {
        return received;
    }

    static Answer reply(int status, String type, byte[] body, String... headers) {
        return raw(head(status, type, "Content-Length: " + body.length, headers), body);
    }

    static Answer json(int status, String body, String... headers) {
        return reply(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Says that the body is longer than it is. */
    static Answer cutByLength(String type, byte[] body) {
        return raw(head(200, type, "Content-Length: " + (body.length + 1)), body);
    }

    /** Ends without the last chunk. */
    static Answer cutInChunk(String type, byte[] body) {
        byte[] size = (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return raw(head(200, type, "Transfer-Encoding: chunked"), size, body, new byte[] {'\r', '\n'});
    }

    static Answer raw(byte[]... pieces) {
        return (out, peer) -> {
            for (byte[] piece : pieces) {
                out.write(piece);
            }
        };
    }

    /** Sends the start of a body, says so, and falls silent until the client hangs up, which it says too. */
    static Answer stall(byte[] start, CountDownLatch reached, CountDownLatch hungUp) {
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

    static byte[] head(int status, String type, String length, String... headers) {
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
            received.add(read(new BufferedInputStream(peer.getInputStream())));
            Answer answer = script.poll();
            (answer == null ? json(599, "{\"message\":\"no answer is scripted\"}") : answer)
                    .write(peer.getOutputStream(), peer);
        } catch (IOException e) {
            // the client hung up, as some tests want
        }
    }

    private static Received read(InputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
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
