package io.ttsjobs.job;

import io.ttsjobs.testkit.JobStoreContract;

/** The store of the specification keeps the contract. */
final class InMemoryJobStoreTest extends JobStoreContract {

    @Override
    protected JobStore newStore() {
        return JobStore.inMemory();
    }
}
