package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** Records of chunks in a map. It keeps no audio: that of a book would fill the memory. */
final class InMemoryChunkStore implements ChunkStore {

    private final Map<String, NavigableMap<Integer, ChunkRecord>> records = new ConcurrentHashMap<>();
    private final Predicate<String> isJob;

    InMemoryChunkStore(Predicate<String> isJob) {
        this.isJob = isJob;
    }

    /** A job that is removed meanwhile is noticed by one side or the other, so no record outlives it. */
    @Override
    public SynthesisResult keep(String jobId, ChunkRecord chunk, SynthesisResult result) {
        records.computeIfAbsent(jobId, id -> new ConcurrentSkipListMap<>()).put(chunk.index(), chunk);
        if (!isJob.test(jobId)) {
            forget(jobId);
            throw new JobNotFoundException(jobId);
        }
        return result;
    }

    @Override
    public Optional<SynthesisResult> find(String jobId, int index) {
        return Optional.empty();
    }

    @Override
    public int count(String jobId) {
        return 0;
    }

    @Override
    public List<ChunkRecord> records(String jobId) {
        return List.copyOf(ofJob(jobId).values());
    }

    @Override
    public void drop(String jobId, int index) {
        ofJob(jobId).remove(index);
    }

    @Override
    public void dropAudio(String jobId) {
        // there is none
    }

    /** For a job that is removed. */
    void forget(String jobId) {
        records.remove(jobId);
    }

    private NavigableMap<Integer, ChunkRecord> ofJob(String jobId) {
        return records.getOrDefault(jobId, new ConcurrentSkipListMap<>());
    }
}
