package io.ttsjobs.job;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Jobs in a map; compare-and-set is the map's own atomic replacement. */
final class InMemoryJobStore implements JobStore {

    private final ConcurrentMap<String, GenerationJob> jobs = new ConcurrentHashMap<>();
    private final InMemoryChunkStore chunks = new InMemoryChunkStore(jobs::containsKey);

    @Override
    public void create(GenerationJob job) {
        if (jobs.putIfAbsent(job.id(), job) != null) {
            throw new IllegalStateException("there is a job with the id " + job.id());
        }
    }

    @Override
    public GenerationJob get(String jobId) {
        GenerationJob job = jobs.get(jobId);
        if (job == null) {
            throw new JobNotFoundException(jobId);
        }
        return job;
    }

    /**
     * {@link GenerationJob} compares by identity, so the second step cannot mistake a newer value for the read one. If it
     * finds another, it looks again: the job may be gone, which is no lost race.
     */
    @Override
    public boolean update(GenerationJob expected, GenerationJob updated) {
        GenerationJob stored;
        do {
            stored = get(expected.id());
            if (stored.version() != expected.version()) {
                return false;
            }
        } while (!jobs.replace(expected.id(), stored, updated));
        return true;
    }

    @Override
    public List<GenerationJob> list() {
        return jobs.values().stream().sorted(GenerationJob.OLDEST_FIRST).toList();
    }

    @Override
    public boolean remove(String jobId) {
        boolean removed = jobs.remove(jobId) != null;
        chunks.forget(jobId);
        return removed;
    }

    @Override
    public Optional<ChunkStore> chunks() {
        return Optional.of(chunks);
    }
}
