package io.ttsjobs.http;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ValidationException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request and has its answer read, within deadlines: no server can hold a call up for longer.
 *
 * <p>{@link HttpRequest#timeout} does not do, for up to JDK 25 it stops counting when the headers have come (JDK-8208693).
 * Leaving an exchange, for whatever reason, hangs up.
 *
 * <p>HTTP/1.1 only. Over cleartext, HTTP/2 begins with an upgrade that makes common servers drop the body of a POST; over
 * TLS a server that retires a shared HTTP/2 connection fails every call on it. Redirects are not followed: they would
 * carry a key to where nobody wanted it. Thread-safe.
 */
public final class HttpSender implements AutoCloseable {

    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final String UNPACKED = "identity";

    private final String name;
    private final Duration connectTimeout;
    private final Deadlines deadlines;
    private final long maxBytes;
    private final @Nullable HttpClient callersClient;
    private final Map<BodyPipe, CompletableFuture<?>> inFlight = new ConcurrentHashMap<>();

    private final Object lock = new Object();
    private @Nullable HttpClient ownClient;
    private @Nullable ExecutorService threads;
    private boolean closed;

    private HttpSender(Builder builder) {
        this.name = builder.name;
        this.connectTimeout = builder.connectTimeout;
        this.deadlines = new Deadlines(builder.deadline, builder.idleTimeout);
        this.maxBytes = builder.maxBytes;
        this.callersClient = builder.client;
    }

    /**
     * Starts a sender with a client of its own.
     *
     * @param name what its threads are called
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Sends a request once and reads the answer. Only the JDK's client sends again by itself, and only what is free: a GET
     * whose connection ends without an answer, and what asks for a login that an authenticator of the caller's client gives.
     *
     * @param <T> what the answer is turned into
     * @param request the request; its version and its {@code Accept-Encoding} do not count, and its timeout, if it has one,
     *     bounds the wait for the head besides the deadlines
     * @param reader reads the answer, of whatever status, on this thread
     * @return what the reader returns
     * @throws io.ttsjobs.spi.ProviderAuthException if an authenticator of the caller's client gives no login that is accepted
     * @throws io.ttsjobs.spi.ProviderUnavailableException if no connection comes about, it breaks, or a deadline passes
     * @throws ProviderApiException if the answer is larger than the bound, or a packed one of status 200, or the sender, or the executor of the
     *     caller's client, is closed
     * @throws InterruptedException if the thread is interrupted before or meanwhile
     */
    public <T> T send(HttpRequest request, AnswerReader<T> reader) throws InterruptedException {
        Objects.requireNonNull(reader, "reader");
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the request was sent");
        }
        Deadlines.Watch watch = deadlines.start();
        ExchangeFailure failures = new ExchangeFailure(request.uri());
        BodyPipe pipe = new BodyPipe(watch, failures, maxBytes);
        CompletableFuture<HttpResponse<BodyPipe>> call = start(request, pipe);
        try {
            HttpResponse<BodyPipe> head = await(call, watch, failures);
            return reader.read(toAnswer(head));
        } catch (BodyPipe.Interrupted e) {
            throw e.toInterrupt();
        } catch (ProviderException e) {
            throw isClosed() ? new ProviderApiException("the provider was closed during the call") : e;
        } finally {
            call.cancel(true);
            pipe.abandon();
            inFlight.remove(pipe);
        }
    }

    /**
     * Ends the calls in flight and lets the client of its own go; a caller's client stays open. May be called twice.
     *
     * <p>From JDK 21 on every thread ends at once. JDK 17 cannot end a client: its one selector thread, a daemon, ends when
     * the garbage collector has found the client unused.
     */
    @Override
    public void close() {
        HttpClient last;
        synchronized (lock) {
            closed = true;
            last = ownClient;
            ownClient = null;
            inFlight.forEach((pipe, call) -> {
                call.cancel(true);
                pipe.onError(new CancellationException());
            });
            if (threads != null) {
                threads.shutdown();
            }
        }
        if (last != null) {
            shutDown(last);
        }
    }

    private boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    private CompletableFuture<HttpResponse<BodyPipe>> start(HttpRequest request, BodyPipe pipe) {
        HttpRequest overHttp1 = overHttp1(request);
        synchronized (lock) {
            if (closed) {
                throw new ProviderApiException("the provider is closed");
            }
            CompletableFuture<HttpResponse<BodyPipe>> call = sendAsync(overHttp1, pipe);
            inFlight.put(pipe, call);
            return call;
        }
    }

    /** A request that does not say how its answer may be packed allows any way (RFC 9110, section 12.5.3). */
    private static HttpRequest overHttp1(HttpRequest request) {
        return HttpRequest.newBuilder(request, (header, value) -> !header.equalsIgnoreCase(ACCEPT_ENCODING))
                .version(HttpClient.Version.HTTP_1_1)
                .header(ACCEPT_ENCODING, UNPACKED)
                .build();
    }

    private CompletableFuture<HttpResponse<BodyPipe>> sendAsync(HttpRequest request, BodyPipe pipe) {
        try {
            return client().sendAsync(request, head -> pipe);
        } catch (RejectedExecutionException e) {
            throw new ProviderApiException("the HTTP client's executor takes no more calls");
        }
    }

    private HttpClient client() {
        if (callersClient != null) {
            return callersClient;
        }
        if (ownClient == null) {
            threads = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
            });
            ownClient = HttpClient.newBuilder()
                    .connectTimeout(connectTimeout)
                    .executor(threads)
                    .build();
        }
        return ownClient;
    }

    private static <T> T await(CompletableFuture<T> call, Deadlines.Watch watch, ExchangeFailure failures)
            throws InterruptedException {
        while (true) {
            try {
                return call.get(watch.nanosToWait(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                // the watch knows which deadline passed
            } catch (CancellationException | ExecutionException e) {
                throw failures.toException(e.getCause());
            }
        }
    }

    /** Of an error whose body is packed, the status and the headers say enough. */
    private static HttpAnswer toAnswer(HttpResponse<BodyPipe> head) {
        if (!isPacked(head.headers())) {
            return new HttpAnswer(head.statusCode(), head.headers(), head.body());
        }
        HttpAnswer bodiless = new HttpAnswer(head.statusCode(), head.headers(), InputStream.nullInputStream());
        if (bodiless.isOk()) {
            throw new ProviderApiException(
                    "the server answered with a packed body, which was not asked for", head.statusCode());
        }
        return bodiless;
    }

    private static boolean isPacked(HttpHeaders headers) {
        return headers.firstValue(CONTENT_ENCODING)
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty() && !value.equals(UNPACKED))
                .isPresent();
    }

    /** The build is for JDK 17, which does not know the method. */
    private static void shutDown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (NoSuchMethodException e) {
            // JDK 17: the client's thread ends when the client is collected
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an HTTP client could not be ended", e);
        }
    }

    /**
     * Reads an answer.
     *
     * @param <T> what the answer is turned into
     */
    @FunctionalInterface
    public interface AnswerReader<T> {
        /**
         * Reads an answer; what it leaves unread is let go.
         *
         * @param answer the answer, of whatever status
         * @return what it is turned into
         */
        T read(HttpAnswer answer);
    }

    /** Builds an {@link HttpSender}; not thread-safe. */
    public static final class Builder {
        /** A century: longer than any call, and short enough to be counted in nanoseconds. */
        private static final Duration FOR_EVER = Duration.ofDays(36_500);

        private final String name;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration deadline = Duration.ofMinutes(5);
        private Duration idleTimeout = Duration.ofSeconds(60);
        private long maxBytes = 256L << 20;
        private @Nullable HttpClient client;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Sets how long a connection may take to come about; 10 s if unset. A caller's client has its own.
         *
         * @param timeout more than zero
         * @return this
         * @throws ValidationException if {@code timeout} is not more than zero
         */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = positive("connectTimeout", timeout);
            return this;
        }

        /**
         * Sets how long a whole answer may take, from the sending of the request; 5 minutes if unset.
         *
         * @param deadline more than zero
         * @return this
         * @throws ValidationException if {@code deadline} is not more than zero
         */
        public Builder deadline(Duration deadline) {
            this.deadline = positive("deadline", deadline);
            return this;
        }

        /**
         * Sets how long an answer that has begun may fall silent; 60 s if unset.
         *
         * @param timeout more than zero
         * @return this
         * @throws ValidationException if {@code timeout} is not more than zero
         */
        public Builder idleTimeout(Duration timeout) {
            this.idleTimeout = positive("idleTimeout", timeout);
            return this;
        }

        /**
         * Sets how large a body may be; 256 MiB if unset.
         *
         * @param bytes at least 1
         * @return this
         * @throws ValidationException if {@code bytes} is below 1
         */
        public Builder maxBytes(long bytes) {
            if (bytes < 1) {
                throw new ValidationException("maxBytes must be at least 1, but is " + bytes);
            }
            this.maxBytes = bytes;
            return this;
        }

        /**
         * Sends with a client of the caller's, for a proxy or certificates of one's own; with one made here if unset.
         *
         * @param client a client that follows no redirects, as is the default; the caller keeps it, and ends it
         * @return this
         * @throws ValidationException if it follows redirects, which would carry a key to another server
         */
        public Builder client(HttpClient client) {
            if (client.followRedirects() != HttpClient.Redirect.NEVER) {
                throw new ValidationException(
                        "client must follow no redirects, but follows " + client.followRedirects());
            }
            this.client = client;
            return this;
        }

        /**
         * Makes the sender. No thread starts before the first request.
         *
         * @return a sender, which the caller closes
         */
        public HttpSender build() {
            return new HttpSender(this);
        }

        private static Duration positive(String name, Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new ValidationException(name + " must be more than zero, but is " + time);
            }
            return time.compareTo(FOR_EVER) > 0 ? FOR_EVER : time;
        }
    }
}
