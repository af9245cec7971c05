package io.ttsjobs.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An address at which no HTTP call gets as far as a request; {@link WireFault} has what goes wrong after that.
 *
 * <p>Nothing leaves the machine, but for the question after a name that no name server knows (RFC 6761). Close it to free
 * its port.
 */
public final class Unreachable implements AutoCloseable {

    private static final int FILL_MILLIS = 200;

    private final String url;
    private final List<Closeable> held;

    private Unreachable(String url, List<Closeable> held) {
        this.url = url;
        this.held = held;
    }

    /**
     * A port that nobody listens on, and nobody else gets while this is open.
     *
     * @return an address whose connections are refused
     */
    public static Unreachable refusing() {
        try {
            Socket unheard = new Socket();
            unheard.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new Unreachable("http://127.0.0.1:" + unheard.getLocalPort(), List.of(unheard));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A host that does not exist.
     *
     * @return an address whose name is not found
     */
    public static Unreachable unknownHost() {
        return new Unreachable("http://nonexistent.invalid", List.of());
    }

    /**
     * A server that speaks no TLS, under an https URL.
     *
     * @return an address whose handshake fails
     */
    public static Unreachable withoutTls() {
        ServerSocket listener = listen(1);
        Thread thread = new Thread(() -> answerInClear(listener), "without-tls");
        thread.setDaemon(true);
        thread.start();
        return new Unreachable("https://127.0.0.1:" + listener.getLocalPort(), List.of(listener));
    }

    /**
     * A server too busy to take a connection. It is known to work on Linux, which drops what a full queue does not hold.
     *
     * @return an address whose connections neither come about nor fail
     */
    public static Unreachable unanswering() {
        ServerSocket listener = listen(1);
        List<Closeable> held = new ArrayList<>();
        held.add(listener);
        try {
            while (true) {
                Socket filler = new Socket();
                held.add(filler);
                filler.connect(listener.getLocalSocketAddress(), FILL_MILLIS);
            }
        } catch (SocketTimeoutException e) {
            return new Unreachable("http://127.0.0.1:" + listener.getLocalPort(), List.copyOf(held));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where nothing is reached.
     *
     * @return a URL without a slash at the end
     */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        try {
            for (Closeable one : held) {
                one.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listen(int backlog) {
        try {
            return new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answerInClear(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket peer = listener.accept()) {
                peer.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // the client has hung up, or this is closed
            }
        }
    }
}
