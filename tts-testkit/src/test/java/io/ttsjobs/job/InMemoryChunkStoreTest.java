package io.ttsjobs.job;

import io.ttsjobs.testkit.ChunkStoreContract;

/** The records in memory keep the contract. */
final class InMemoryChunkStoreTest extends ChunkStoreContract {

    @Override
    protected JobStore newStore() {
        return JobStore.inMemory();
    }

    @Override
    protected boolean keepsAudio() {
        return false;
    }
}
