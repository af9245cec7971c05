package io.ttsjobs.simulation;

import io.ttsjobs.job.ChunkRecord;
import io.ttsjobs.job.ChunkStore;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.speech.SynthesisResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The least that a durable store can be: maps in memory that outlive its processes. */
final class ModelDisk implements Disk, JobStore, ChunkStore {

    private final JobStore jobs = JobStore.inMemory();
    private final Map<String, Map<Integer, SynthesisResult>> chunks = new TreeMap<>();
    private final Map<String, Map<Integer, ChunkRecord>> records = new TreeMap<>();

    /** Does what a durable store does that finds jobs of a dead process. */
    @Override
    public JobStore open() {
        for (GenerationJob job : jobs.list()) {
            if (job.status() == JobStatus.IN_PROGRESS) {
                GenerationJob.Builder orphan = job.toBuilder().status(JobStatus.PENDING);
                jobs.update(job, orphan.progress(count(job.id()), Duration.ZERO).build());
            } else if (job.status() == JobStatus.COMPLETED) {
                dropAudio(job.id());
            }
        }
        return this;
    }

    @Override
    public void create(GenerationJob job) {
        jobs.create(job);
    }

    @Override
    public GenerationJob get(String jobId) {
        return jobs.get(jobId);
    }

    @Override
    public boolean update(GenerationJob expected, GenerationJob updated) {
        return jobs.update(expected, updated);
    }

    @Override
    public List<GenerationJob> list() {
        return jobs.list();
    }

    @Override
    public boolean remove(String jobId) {
        chunks.remove(jobId);
        records.remove(jobId);
        return jobs.remove(jobId);
    }

    @Override
    public Optional<ChunkStore> chunks() {
        return Optional.of(this);
    }

    @Override
    public SynthesisResult keep(String jobId, ChunkRecord chunk, SynthesisResult result) {
        of(jobId).put(chunk.index(), result);
        records.computeIfAbsent(jobId, id -> new TreeMap<>()).put(chunk.index(), chunk);
        return result;
    }

    @Override
    public Optional<SynthesisResult> find(String jobId, int index) {
        return Optional.ofNullable(of(jobId).get(index));
    }

    @Override
    public int count(String jobId) {
        return of(jobId).size();
    }

    @Override
    public List<ChunkRecord> records(String jobId) {
        return List.copyOf(records.getOrDefault(jobId, Map.of()).values());
    }

    @Override
    public void drop(String jobId, int index) {
        of(jobId).remove(index);
        records.getOrDefault(jobId, new TreeMap<>()).remove(index);
    }

    @Override
    public void dropAudio(String jobId) {
        chunks.remove(jobId);
    }

    private Map<Integer, SynthesisResult> of(String jobId) {
        return chunks.computeIfAbsent(jobId, id -> new TreeMap<>());
    }
}
