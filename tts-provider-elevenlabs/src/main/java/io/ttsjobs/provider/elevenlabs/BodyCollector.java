package io.ttsjobs.provider.elevenlabs;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of one answer up to a bound, and knows when bytes last came.
 *
 * <p>Of an answer other than 200 the start is kept and the rest let go: it only explains an error.
 */
final class BodyCollector implements BodySubscriber<BodyStream> {

    private static final int EXPLANATION_BYTES = 64 * 1024;

    private final long maxBytes;
    private final CompletableFuture<BodyStream> whole = new CompletableFuture<>();
    private final List<ByteBuffer> pieces = new ArrayList<>();
    private long size;
    private boolean explains;
    private Flow.@Nullable Subscription source;
    private volatile @Nullable Long lastArrival;

    BodyCollector(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes the headers, as a body handler. */
    BodySubscriber<BodyStream> begin(HttpResponse.ResponseInfo headers) {
        explains = headers.statusCode() != 200;
        lastArrival = System.nanoTime();
        return this;
    }

    /** How long nothing has come; 0 before the headers, for that wait the whole deadline alone counts. */
    long nanosSilent(long now) {
        Long last = lastArrival;
        return last == null ? 0 : now - last;
    }

    @Override
    public CompletionStage<BodyStream> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (whole.isDone()) {
            return;
        }
        lastArrival = System.nanoTime();
        for (ByteBuffer buffer : buffers) {
            size += buffer.remaining();
            pieces.add(buffer);
        }
        if (explains && size > EXPLANATION_BYTES) {
            end();
            whole.complete(new BodyStream(pieces, size));
        } else if (size > maxBytes) {
            end();
            whole.completeExceptionally(new TooLargeException());
        }
    }

    @Override
    public void onError(Throwable error) {
        whole.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        whole.complete(new BodyStream(pieces, size));
    }

    private void end() {
        if (source != null) {
            source.cancel();
        }
    }

    /** The body exceeds the bound. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
