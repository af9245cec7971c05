package io.ttsjobs.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP call over a bare socket, to see what a server really sends and how it ends.
 *
 * @param text all that came, a character for each byte
 * @param end how it ended
 */
record RawCall(String text, End end) {

    private static final int MOST_BYTES = 4 << 20;

    /** How a connection ended. */
    enum End {
        CLOSED,
        RESET,
        SILENT,
        NEVER
    }

    /** Waits so long for the next byte, which for a server that falls silent is in vain. */
    static RawCall post(String url, int patienceMillis) {
        return post(url, patienceMillis, MOST_BYTES);
    }

    /** Hangs up after so many bytes. */
    static RawCall post(String url, int patienceMillis, int mostBytes) {
        return send(url, "POST", "{}", patienceMillis, mostBytes, "Content-Type: application/json");
    }

    static RawCall send(String url, String method, String body, int patienceMillis, String... headers) {
        return send(url, method, body, patienceMillis, MOST_BYTES, headers);
    }

    private static RawCall send(
            String url, String method, String body, int patienceMillis, int mostBytes, String... headers) {
        URI target = URI.create(url);
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String path =
                target.getRawQuery() == null ? target.getRawPath() : target.getRawPath() + "?" + target.getRawQuery();
        String head = method + " " + (path.isEmpty() ? "/" : path) + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + content.length + "\r\n" + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), target.getPort())) {
            socket.setSoTimeout(patienceMillis);
            return exchange(socket, join(head, content), mostBytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] join(String head, byte[] content) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(content);
        return request.toByteArray();
    }

    private static RawCall exchange(Socket socket, byte[] request, int mostBytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] block = new byte[8192];
        try {
            socket.getOutputStream().write(request);
            while (all.size() < mostBytes) {
                int count = socket.getInputStream().read(block);
                if (count < 0) {
                    return new RawCall(all.toString(StandardCharsets.ISO_8859_1), End.CLOSED);
                }
                all.write(block, 0, count);
            }
            return new RawCall(all.toString(StandardCharsets.ISO_8859_1), End.NEVER);
        } catch (SocketTimeoutException e) {
            return new RawCall(all.toString(StandardCharsets.ISO_8859_1), End.SILENT);
        } catch (SocketException e) {
            return new RawCall(all.toString(StandardCharsets.ISO_8859_1), End.RESET);
        }
    }

    int status() {
        return Integer.parseInt(text.substring(9, 12));
    }

    String head() {
        return text.substring(0, text.indexOf("\r\n\r\n"));
    }

    Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        head().lines()
                .skip(1)
                .forEach(line -> headers.put(
                        line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                        line.substring(line.indexOf(':') + 1).strip()));
        return headers;
    }

    /** What follows the head, chunks and all. */
    byte[] rawBody() {
        return text.substring(head().length() + 4).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The body, out of its chunks. */
    byte[] body() {
        if (!headers().getOrDefault("transfer-encoding", "").equals("chunked")) {
            return rawBody();
        }
        String rest = new String(rawBody(), StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (!rest.equals("0\r\n\r\n")) {
            int line = rest.indexOf("\r\n");
            int size = Integer.parseInt(rest.substring(0, line), 16);
            body.writeBytes(rest.substring(line + 2, line + 2 + size).getBytes(StandardCharsets.ISO_8859_1));
            rest = rest.substring(line + 2 + size + 2);
        }
        return body.toByteArray();
    }
}
