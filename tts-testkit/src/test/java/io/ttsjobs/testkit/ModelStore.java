package io.ttsjobs.testkit;

import io.ttsjobs.job.ChunkRecord;
import io.ttsjobs.job.ChunkStore;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.speech.SynthesisResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The least that a sound store of jobs and chunks can be: maps in memory, under one lock. */
public class ModelStore implements JobStore, ChunkStore {
    final JobStore jobs = JobStore.inMemory();
    final Map<String, Map<Integer, ChunkRecord>> records = new TreeMap<>();
    final Map<String, Map<Integer, SynthesisResult>> results = new TreeMap<>();

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
    public synchronized boolean remove(String jobId) {
        records.remove(jobId);
        results.remove(jobId);
        return jobs.remove(jobId);
    }

    @Override
    public Optional<ChunkStore> chunks() {
        return Optional.of(this);
    }

    @Override
    public synchronized SynthesisResult keep(String jobId, ChunkRecord chunk, SynthesisResult result) {
        jobs.get(jobId);
        put(jobId, chunk, result);
        return result;
    }

    void put(String jobId, ChunkRecord chunk, SynthesisResult result) {
        recordsOf(jobId).put(chunk.index(), chunk);
        resultsOf(jobId).put(chunk.index(), result);
    }

    Map<Integer, ChunkRecord> recordsOf(String jobId) {
        return records.computeIfAbsent(jobId, id -> new TreeMap<>());
    }

    Map<Integer, SynthesisResult> resultsOf(String jobId) {
        return results.computeIfAbsent(jobId, id -> new TreeMap<>());
    }

    @Override
    public synchronized Optional<SynthesisResult> find(String jobId, int index) {
        return Optional.ofNullable(resultsOf(jobId).get(index));
    }

    @Override
    public synchronized int count(String jobId) {
        return resultsOf(jobId).size();
    }

    @Override
    public synchronized List<ChunkRecord> records(String jobId) {
        return List.copyOf(recordsOf(jobId).values());
    }

    @Override
    public synchronized void drop(String jobId, int index) {
        recordsOf(jobId).remove(index);
        resultsOf(jobId).remove(index);
    }

    @Override
    public synchronized void dropAudio(String jobId) {
        results.remove(jobId);
    }
}
