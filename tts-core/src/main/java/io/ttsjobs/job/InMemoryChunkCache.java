package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers as the bytes of their entries, by which its size is known. */
final class InMemoryChunkCache implements ChunkCache {

    private final long maxBytes;

    private final Object lock = new Object();
    /** By the time of their last use, the oldest first, and by the hash alone: a key holds the text. */
    private final Map<String, byte[]> entries = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    InMemoryChunkCache(long maxBytes) {
        this.maxBytes = DirectoryChunkCache.atLeastOne(maxBytes);
    }

    @Override
    public Optional<SynthesisResult> find(ChunkKey key) {
        byte[] entry;
        synchronized (lock) {
            entry = entries.get(key.sha256());
        }
        try {
            return entry == null ? Optional.empty() : Optional.of(CacheEntry.read(key, entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(ChunkKey key, SynthesisResult answer) {
        if (answer.audioSize() > maxBytes) {
            return;
        }
        byte[] entry = entry(key, answer);
        synchronized (lock) {
            forget(key);
            entries.put(key.sha256(), entry);
            bytes += entry.length;
            makeRoom();
        }
    }

    @Override
    public void drop(ChunkKey key) {
        synchronized (lock) {
            forget(key);
        }
    }

    private void forget(ChunkKey key) {
        byte[] entry = entries.remove(key.sha256());
        bytes -= entry == null ? 0 : entry.length;
    }

    private void makeRoom() {
        for (Iterator<byte[]> oldest = entries.values().iterator(); bytes > maxBytes; oldest.remove()) {
            bytes -= oldest.next().length;
        }
    }

    private static byte[] entry(ChunkKey key, SynthesisResult answer) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        try {
            CacheEntry.write(key, answer, entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entry.toByteArray();
    }
}
