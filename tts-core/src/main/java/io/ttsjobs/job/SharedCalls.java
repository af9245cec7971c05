package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that the jobs of one manager share: an answer that is in the cache is not asked for, and of identical calls at the
 * same time one is made and the others wait for it. Without a cache nothing is shared.
 *
 * <p>Whoever makes a call has a thread already, and whoever waits holds no permit of the provider, so the wait ends. Thread-safe.
 */
final class SharedCalls {

    private static final Logger log = LoggerFactory.getLogger(ChunkCache.class);

    private final Optional<ChunkCache> cache;
    private final ConcurrentMap<ChunkKey, Flight> flights = new ConcurrentHashMap<>();
    private final AtomicBoolean complained = new AtomicBoolean();

    SharedCalls(Optional<ChunkCache> cache) {
        this.cache = cache;
    }

    /**
     * Answers a request, by the cache, an identical call, or a call of its own; it throws what that throws, and then the next that
     * waits makes the call.
     *
     * @param waiting how to wait
     * @param call makes the call
     */
    SynthesisResult answer(String provider, SynthesisRequest request, Waiting waiting, Call call)
            throws InterruptedException {
        if (cache.isEmpty()) {
            return call.make();
        }
        ChunkKey key = ChunkKey.of(provider, request);
        while (true) {
            Flight own = new Flight();
            Flight other = flights.putIfAbsent(key, own);
            if (other == null) {
                return fly(cache.get(), key, own, call);
            }
            waiting.await(other.landed::await);
            SynthesisResult answer = other.answer;
            if (answer != null) {
                return free(answer);
            }
        }
    }

    /** The cache has the answer before the flight is over, so that nobody comes between. */
    private SynthesisResult fly(ChunkCache from, ChunkKey key, Flight flight, Call call) throws InterruptedException {
        try {
            Optional<SynthesisResult> found = guarded(() -> from.find(key)).flatMap(known -> known);
            if (found.isPresent()) {
                flight.answer = found.get();
                return free(found.get());
            }
            SynthesisResult made = call.make();
            flight.answer = made;
            guarded(() -> {
                from.keep(key, made);
                return true;
            });
            return made;
        } finally {
            flights.remove(key, flight);
            flight.landed.countDown();
        }
    }

    /** Makes the cache forget an answer that turned out to be no use. */
    void drop(String provider, SynthesisRequest request) {
        cache.ifPresent(from -> guarded(() -> {
            from.drop(ChunkKey.of(provider, request));
            return true;
        }));
    }

    /** A cache that fails is as one that is empty; a job of a thousand chunks need not say so as often. */
    private <T> Optional<T> guarded(Supplier<T> use) {
        try {
            return Optional.of(use.get());
        } catch (RuntimeException e) {
            if (complained.compareAndSet(false, true)) {
                log.warn("The chunk cache fails, and jobs go on without it: {}", e.toString());
            } else {
                log.debug("The chunk cache fails", e);
            }
            return Optional.empty();
        }
    }

    /** The answer for one who pays nothing for it. */
    private static SynthesisResult free(SynthesisResult answer) {
        SynthesisResult.Builder free = SynthesisResult.builder(answer::openAudio, answer.audioSize(), answer.format());
        return AnswerFacts.copy(answer, free).billedCharacters(BigDecimal.ZERO).build();
    }

    /** Asks the provider. */
    @FunctionalInterface
    interface Call {
        SynthesisResult make() throws InterruptedException;
    }

    /** Waits for something that others do, so that whoever waits can be told to stop. */
    @FunctionalInterface
    interface Waiting {
        void await(Event event) throws InterruptedException;
    }

    /** Comes some time. */
    @FunctionalInterface
    interface Event {
        void await() throws InterruptedException;
    }

    /** A call that others wait for; landed without an answer, it has failed. */
    private static final class Flight {
        final CountDownLatch landed = new CountDownLatch(1);
        volatile @Nullable SynthesisResult answer;
    }
}
