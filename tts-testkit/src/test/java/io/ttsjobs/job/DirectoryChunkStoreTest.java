package io.ttsjobs.job;

import io.ttsjobs.testkit.ChunkStoreContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The chunks of the durable store keep the contract. */
final class DirectoryChunkStoreTest extends ChunkStoreContract {

    @TempDir
    Path directory;

    private final List<JobStore> opened = new ArrayList<>();

    @Override
    protected JobStore newStore() {
        JobStore store = JobStore.directory(directory);
        opened.add(store);
        return store;
    }

    @AfterEach
    void close() {
        opened.forEach(JobStore::close);
    }
}
