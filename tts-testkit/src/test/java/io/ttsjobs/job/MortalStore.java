package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import java.util.List;
import java.util.Optional;

/** A store of a process that dies after so many writes: from then on nothing is written. */
final class MortalStore implements JobStore, ChunkStore {

    private final JobStore jobs;
    private final ChunkStore chunks;
    private int writesLeft;

    MortalStore(JobStore jobs, int writesLeft) {
        this.jobs = jobs;
        this.chunks = jobs.chunks().orElseThrow();
        this.writesLeft = writesLeft;
    }

    synchronized boolean isDead() {
        return writesLeft < 0;
    }

    private synchronized void write() {
        if (writesLeft >= 0) {
            writesLeft--;
        }
        if (writesLeft < 0) {
            throw new IllegalStateException("the process is dead");
        }
    }

    @Override
    public void create(GenerationJob job) {
        write();
        jobs.create(job);
    }

    @Override
    public GenerationJob get(String jobId) {
        return jobs.get(jobId);
    }

    @Override
    public boolean update(GenerationJob expected, GenerationJob updated) {
        write();
        return jobs.update(expected, updated);
    }

    @Override
    public List<GenerationJob> list() {
        return jobs.list();
    }

    @Override
    public boolean remove(String jobId) {
        write();
        return jobs.remove(jobId);
    }

    @Override
    public Optional<ChunkStore> chunks() {
        return Optional.of(this);
    }

    @Override
    public SynthesisResult keep(String jobId, ChunkRecord chunk, SynthesisResult result) {
        write();
        return chunks.keep(jobId, chunk, result);
    }

    @Override
    public Optional<SynthesisResult> find(String jobId, int index) {
        return chunks.find(jobId, index);
    }

    @Override
    public int count(String jobId) {
        return chunks.count(jobId);
    }

    @Override
    public void drop(String jobId, int index) {
        write();
        chunks.drop(jobId, index);
    }

    @Override
    public List<ChunkRecord> records(String jobId) {
        return chunks.records(jobId);
    }

    @Override
    public void dropAudio(String jobId) {
        write();
        chunks.dropAudio(jobId);
    }
}
