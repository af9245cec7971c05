package io.ttsjobs.job;

class InMemoryChunkCacheTest extends SizedCacheContract {

    @Override
    ChunkCache newCache(long maxBytes) {
        return ChunkCache.inMemory(maxBytes);
    }

    @Override
    void later() {}
}
