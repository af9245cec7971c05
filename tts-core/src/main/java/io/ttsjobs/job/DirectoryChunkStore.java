package io.ttsjobs.job;

import io.ttsjobs.internal.DurableFiles;
import io.ttsjobs.internal.IoReason;
import io.ttsjobs.speech.SynthesisResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two files a chunk, in the directory of its job: {@code 7.audio}, and then {@code 7.json}, which makes it count.
 */
final class DirectoryChunkStore implements ChunkStore {

    private static final Logger log = LoggerFactory.getLogger(JobStore.class);
    private static final String AUDIO = ".audio";
    private static final String TIMINGS = ".json";

    /** Finds the directory of a job, and refuses if the store is closed. */
    private final Function<String, JobDirectory> jobs;

    DirectoryChunkStore(Function<String, JobDirectory> jobs) {
        this.jobs = jobs;
    }

    @Override
    public SynthesisResult keep(String jobId, int index, SynthesisResult result) {
        JobDirectory job = jobs.apply(jobId);
        if (!job.exists()) {
            throw new JobNotFoundException(jobId);
        }
        Path audio = file(job, index, AUDIO);
        Path timings = file(job, index, TIMINGS);
        try {
            makeDirectory(job);
            DurableFiles.write(audio, out -> {
                try (InputStream in = result.openAudio()) {
                    in.transferTo(out);
                }
            });
            DurableFiles.write(timings, out -> JobJson.write(result, out));
            return JobJson.readChunk(timings, audio);
        } catch (IOException e) {
            throw DirectoryJobStore.failure(timings, "cannot be written", e);
        }
    }

    @Override
    public Optional<SynthesisResult> find(String jobId, int index) {
        JobDirectory job = jobs.apply(jobId);
        Path timings = file(job, index, TIMINGS);
        if (!Files.exists(timings)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JobJson.readChunk(timings, file(job, index, AUDIO)));
        } catch (IOException e) {
            log.warn("Chunk {} of job {} is damaged and will be asked for again: {}", index, jobId, IoReason.of(e));
            return Optional.empty();
        }
    }

    @Override
    public int count(String jobId) {
        JobDirectory job = jobs.apply(jobId);
        try {
            return count(job);
        } catch (IOException e) {
            throw DirectoryJobStore.failure(job.chunks(), "cannot be read", e);
        }
    }

    static int count(JobDirectory job) throws IOException {
        return (int) DurableFiles.list(job.chunks()).stream()
                .filter(file -> file.getFileName().toString().endsWith(TIMINGS))
                .count();
    }

    @Override
    public void drop(String jobId, int index) {
        JobDirectory job = jobs.apply(jobId);
        try {
            Files.deleteIfExists(file(job, index, TIMINGS));
            Files.deleteIfExists(file(job, index, AUDIO));
        } catch (IOException e) {
            throw DirectoryJobStore.failure(job.chunks(), "cannot be deleted from", e);
        }
    }

    @Override
    public void dropAll(String jobId) {
        JobDirectory job = jobs.apply(jobId);
        try {
            DurableFiles.deleteDirectory(job.chunks());
        } catch (IOException e) {
            throw DirectoryJobStore.failure(job.chunks(), "cannot be deleted", e);
        }
    }

    private static void makeDirectory(JobDirectory job) throws IOException {
        if (!Files.exists(job.chunks())) {
            DurableFiles.createDirectories(job.chunks());
            DurableFiles.syncDirectory(job.path());
        }
    }

    private static Path file(JobDirectory job, int index, String ending) {
        return job.chunks().resolve(index + ending);
    }
}
