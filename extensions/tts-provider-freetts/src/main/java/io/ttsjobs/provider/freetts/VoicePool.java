package io.ttsjobs.provider.freetts;

import io.ttsjobs.spi.ProviderApiException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Loaded voices of one name, lent to one call each; thread-safe. A voice is loaded when all others are lent. */
final class VoicePool implements AutoCloseable {

    private final String name;
    private final Semaphore free;
    private final Object lock = new Object();
    private final Deque<KevinVoice> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * Makes an empty pool.
     *
     * @param size the most voices to load
     */
    VoicePool(String name, int size) {
        this.name = name;
        this.free = new Semaphore(size);
    }

    /**
     * Borrows a voice, which the caller gives back.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for a voice
     * @throws ProviderApiException if the pool is closed or the voice cannot be loaded
     */
    KevinVoice borrow() throws InterruptedException {
        free.acquire();
        boolean borrowed = false;
        try {
            KevinVoice voice = idle();
            if (voice == null) {
                voice = KevinVoice.load(name);
            }
            borrowed = true;
            return voice;
        } finally {
            if (!borrowed) {
                free.release();
            }
        }
    }

    void giveBack(KevinVoice voice) {
        synchronized (lock) {
            if (closed) {
                voice.unload();
            } else {
                idle.push(voice);
            }
        }
        free.release();
    }

    /** Unloads the idle voices now and each lent one when it comes back. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            idle.forEach(KevinVoice::unload);
            idle.clear();
        }
    }

    private @Nullable KevinVoice idle() {
        synchronized (lock) {
            if (closed) {
                throw new ProviderApiException("freetts: the provider is closed");
            }
            return idle.poll();
        }
    }
}
