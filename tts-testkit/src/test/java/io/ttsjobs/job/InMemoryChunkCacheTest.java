package io.ttsjobs.job;

class InMemoryChunkCacheTest extends ChunkCacheContract {

    @Override
    ChunkCache newCache(long maxBytes) {
        return ChunkCache.inMemory(maxBytes);
    }

    @Override
    void later() {}
}
