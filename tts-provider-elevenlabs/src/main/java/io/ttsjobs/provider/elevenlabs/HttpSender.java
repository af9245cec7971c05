package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderUnavailableException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request and waits for the whole answer.
 *
 * <p>The waiting thread is its own watchdog: the JDK's request timeout ends with the headers, so a body that stalls
 * would be waited for without end. Leaving the wait, for whatever reason, ends the exchange.
 *
 * <p>HTTP/1.1 only. Over cleartext, HTTP/2 begins with an upgrade that makes common servers drop the body of a POST;
 * over TLS a server that retires a shared HTTP/2 connection fails every call on it.
 *
 * <p>The OpenAI module holds the like of this class and of {@link BodyCollector}: provider modules share the SPI and
 * nothing else. Thread-safe.
 */
final class HttpSender implements AutoCloseable {

    private final Deadlines deadlines;
    private final Redactor redactor;
    private final long maxBytes;
    private final Map<BodyCollector, CompletableFuture<?>> inFlight = new ConcurrentHashMap<>();

    private final Object lock = new Object();
    private @Nullable HttpClient client;
    private @Nullable ExecutorService threads;
    private boolean closed;

    HttpSender(Deadlines deadlines, Redactor redactor, long maxBytes) {
        this.deadlines = deadlines;
        this.redactor = redactor;
        this.maxBytes = maxBytes;
    }

    /** Sends once; the body of an answer other than 200 may be cut. */
    HttpResponse<BodyStream> send(HttpRequest request) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the request was sent");
        }
        BodyCollector body = new BodyCollector(maxBytes);
        CompletableFuture<HttpResponse<BodyStream>> call = start(request, body);
        try {
            return await(call, body);
        } finally {
            call.cancel(true);
            inFlight.remove(body);
        }
    }

    /** Ends the calls in flight; the client itself is dropped, which is all that JDK 17 offers. */
    @Override
    public void close() {
        HttpClient last;
        synchronized (lock) {
            closed = true;
            last = client;
            client = null;
            inFlight.values().forEach(call -> call.cancel(true));
            if (threads != null) {
                threads.shutdown();
            }
        }
        if (last != null) {
            shutDown(last);
        }
    }

    private CompletableFuture<HttpResponse<BodyStream>> start(HttpRequest request, BodyCollector body) {
        synchronized (lock) {
            if (closed) {
                throw new ProviderApiException("the provider is closed");
            }
            if (client == null) {
                client = newClient();
            }
            CompletableFuture<HttpResponse<BodyStream>> call = client.sendAsync(request, body::begin);
            inFlight.put(body, call);
            return call;
        }
    }

    private HttpClient newClient() {
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "tts-elevenlabs-http");
            thread.setDaemon(true);
            return thread;
        });
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(deadlines.connect())
                .executor(threads)
                .build();
    }

    private <T> T await(CompletableFuture<T> call, BodyCollector body) throws InterruptedException {
        long started = System.nanoTime();
        while (true) {
            long now = System.nanoTime();
            long wholeLeft = deadlines.whole().toNanos() - (now - started);
            long idleLeft = deadlines.idle().toNanos() - body.nanosSilent(now);
            if (wholeLeft <= 0) {
                throw new ProviderUnavailableException("no whole answer within " + deadlines.whole());
            }
            if (idleLeft <= 0) {
                throw new ProviderUnavailableException("the answer stalled for " + deadlines.idle());
            }
            try {
                return call.get(Math.min(wholeLeft, idleLeft), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                // bytes may have come meanwhile: look again
            } catch (CancellationException | ExecutionException e) {
                throw failure(e.getCause());
            }
        }
    }

    /** Told in words and not as a cause: some of the JDK's messages quote what the server sent. */
    private ProviderException failure(@Nullable Throwable cause) {
        synchronized (lock) {
            if (closed) {
                return new ProviderApiException("the provider was closed during the call");
            }
        }
        if (cause instanceof BodyCollector.TooLargeException) {
            return new ProviderApiException("the answer is larger than " + maxBytes + " bytes");
        }
        StringBuilder text = new StringBuilder("the exchange failed");
        for (Throwable one = cause; one != null; one = one.getCause()) {
            text.append(": ").append(one.getClass().getSimpleName());
            if (one.getMessage() != null && one.getCause() == null) {
                text.append(" (").append(one.getMessage()).append(')');
            }
        }
        return new ProviderUnavailableException(redactor.clean(text.toString()));
    }

    /** JDK 21 and later can end a client at once; the build is for 17. */
    private static void shutDown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (NoSuchMethodException e) {
            // JDK 17: the client's thread ends when the client is collected
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an HTTP client could not be ended", e);
        }
    }
}
