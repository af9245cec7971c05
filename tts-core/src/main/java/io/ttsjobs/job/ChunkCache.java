package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps answers of providers across jobs, so that a job over an edited text pays only for what has changed.
 *
 * <p>An answer is found only for just the same request to the provider of the same name, its neighbours included (see
 * {@link ChunkKey}): the chunks beside an edit are paid for again, because a provider may speak a chunk otherwise for what stands
 * around it. A chunk that comes from the cache has 0 {@linkplain ChunkRecord#attempts() attempts} and 0 billed characters in the
 * manifest of its job, and the budget of a job counts 0 for it once it is there.
 *
 * <p>A cache never fails a job: what it throws is logged, and the provider is asked. It may forget anything at any time. It knows a
 * provider by its name alone, so two servers behind one name need two caches.
 *
 * <p>Thread-safe, and free to be shared between managers. Identical calls that are in flight at one manager are joined by the
 * manager.
 *
 * <p>The rules, which the testkit's contract checks by these numbers:
 *
 * <ul>
 *   <li><b>K1</b> What is found is as it was kept, but for the price; an answer that is kept later takes its place.
 *   <li><b>K2</b> An answer is found by its own key alone.
 *   <li><b>K3</b> A dropped answer is gone, and no other is; one that is not there can be dropped.
 *   <li><b>K4</b> A found answer stays whole whatever becomes of the cache.
 * </ul>
 */
public interface ChunkCache {

    /**
     * Makes a cache that lasts, one file for each answer, named by the hash of its key.
     *
     * <p>When more than {@code maxBytes} are there, those that were not used for longest are deleted, by the time of the file,
     * until a tenth is free. A damaged file is deleted and its chunk asked for again. Files hold audio, times and request ids, not the
     * text, and are their owner's alone. The directory may have other files in it, which are left alone.
     *
     * <p>Several processes may use one directory: each file appears whole or not at all. A process learns of the files of
     * others when it makes room, so together they may exceed the limit until then.
     *
     * @param directory is made when the first answer is kept
     * @param maxBytes at least 1; an answer that is larger is not kept
     * @return the cache, which need not be closed
     * @throws IllegalArgumentException if {@code maxBytes} is below 1
     */
    static ChunkCache directory(Path directory, long maxBytes) {
        return new DirectoryChunkCache(directory, maxBytes);
    }

    /**
     * Makes a cache that lasts as long as this object.
     *
     * @param maxBytes at least 1; what was not used for longest goes first
     * @return the cache
     * @throws IllegalArgumentException if {@code maxBytes} is below 1
     */
    static ChunkCache inMemory(long maxBytes) {
        return new InMemoryChunkCache(maxBytes);
    }

    /**
     * Finds an answer.
     *
     * @param key what is asked
     * @return the answer with its timings, note and request id, which stays whole whatever becomes of the cache; empty if it is not
     *     there, or damaged
     */
    Optional<SynthesisResult> find(ChunkKey key);

    /**
     * Keeps an answer, in place of one that may be there, or does not.
     *
     * @param key what was asked
     * @param answer what the provider said
     */
    void keep(ChunkKey key, SynthesisResult answer);

    /**
     * Forgets an answer that turned out to be no use, if it is there.
     *
     * @param key what was asked
     */
    void drop(ChunkKey key);
}
