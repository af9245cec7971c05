package io.ttsjobs.http;

import io.ttsjobs.spi.ProviderApiException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of one answer, as a stream that its reader is not made to wait for longer than the deadlines allow.
 *
 * <p>It asks the connection for more only when what came is used up, so a body of any size passes through little memory.
 */
final class BodyPipe extends InputStream implements BodySubscriber<BodyPipe> {

    private final Deadlines.Watch watch;
    private final ExchangeFailure failures;
    private final long maxBytes;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Object lock = new Object();
    private Flow.@Nullable Subscription source;
    private boolean abandoned;

    private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
    private long received;
    private boolean ended;

    /**
     * What the connection tells the reader.
     *
     * @param buffers bytes that came
     * @param last whether no more will come
     * @param failure why not, or null
     */
    private record Event(
            List<ByteBuffer> buffers,
            boolean last,
            @Nullable Throwable failure) {}

    BodyPipe(Deadlines.Watch watch, ExchangeFailure failures, long maxBytes) {
        this.watch = watch;
        this.failures = failures;
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<BodyPipe> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        synchronized (lock) {
            source = subscription;
            if (abandoned) {
                subscription.cancel();
                return;
            }
        }
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        events.add(new Event(buffers, false, null));
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Event(List.of(), true, failure));
    }

    @Override
    public void onComplete() {
        events.add(new Event(List.of(), true, null));
    }

    /** Hangs up; after the end of the body that does nothing. */
    void abandon() {
        synchronized (lock) {
            abandoned = true;
            if (source != null) {
                source.cancel();
            }
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (pieces.isEmpty() && !ended) {
            take(await());
        }
        ByteBuffer piece = pieces.peek();
        if (piece == null) {
            return -1;
        }
        int count = Math.min(length, piece.remaining());
        piece.get(target, offset, count);
        if (!piece.hasRemaining()) {
            pieces.remove();
        }
        return count;
    }

    /** As the parent's, without its exception. */
    @Override
    public void close() {
        abandon();
    }

    /** What is there is taken without a look at the idle deadline: a slow reader is no fault of the server. */
    private Event await() {
        try {
            watch.listen();
            Event event = events.poll(0, TimeUnit.NANOSECONDS);
            while (event == null) {
                event = events.poll(watch.nanosToWait(), TimeUnit.NANOSECONDS);
            }
            return event;
        } catch (InterruptedException e) {
            throw new Interrupted(e);
        }
    }

    private void take(Event event) {
        if (event.failure() != null) {
            throw failures.toException(event.failure());
        }
        ended = event.last();
        for (ByteBuffer buffer : event.buffers()) {
            received += buffer.remaining();
            if (buffer.hasRemaining()) {
                pieces.add(buffer);
            }
        }
        if (received > maxBytes) {
            throw new ProviderApiException("the answer is larger than " + maxBytes + " bytes");
        }
        if (!ended) {
            requestMore();
        }
    }

    /** One piece ahead of the reader, and no more. */
    private void requestMore() {
        synchronized (lock) {
            Objects.requireNonNull(source, "source").request(1);
        }
    }

    /** Carries an interrupt through a reader that knows only errors of I/O. */
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interrupted(InterruptedException cause) {
            super(cause);
        }

        InterruptedException toInterrupt() {
            InterruptedException interrupt = new InterruptedException("interrupted while the answer was read");
            interrupt.initCause(this);
            return interrupt;
        }
    }
}
