package io.ttsjobs.job;

import io.ttsjobs.testkit.JobStoreContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The durable store keeps the contract. */
final class DirectoryJobStoreTest extends JobStoreContract {

    @TempDir
    Path directory;

    private final List<JobStore> opened = new ArrayList<>();

    @Override
    protected JobStore newStore() {
        JobStore store = JobStore.directory(directory.resolve("jobs"));
        opened.add(store);
        return store;
    }

    @AfterEach
    void close() {
        opened.forEach(JobStore::close);
    }
}
