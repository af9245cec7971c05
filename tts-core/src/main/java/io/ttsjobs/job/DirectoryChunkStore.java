package io.ttsjobs.job;

import io.ttsjobs.internal.DurableFiles;
import io.ttsjobs.internal.IoReason;
import io.ttsjobs.speech.SynthesisResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two files a chunk, in the directory of its job: {@code 7.audio}, and then {@code 7.json}, which makes it count: what is known
 * of the chunk, and its timings. Of a complete job one file is left, the manifest, with what is known of all.
 */
final class DirectoryChunkStore implements ChunkStore {

    private static final Logger log = LoggerFactory.getLogger(JobStore.class);
    private static final String AUDIO = ".audio";
    private static final String FACTS = ".json";

    /** Finds the directory of a job, and refuses if the store is closed. */
    private final Function<String, JobDirectory> jobs;

    private final Debris debris;

    DirectoryChunkStore(Function<String, JobDirectory> jobs, Debris debris) {
        this.jobs = jobs;
        this.debris = debris;
    }

    /**
     * The record is written after the audio has its name, so a disk that keeps the order of names never has the one without the
     * other; on any other, {@link #find} sees that the audio is not that of the record.
     */
    @Override
    public SynthesisResult keep(String jobId, ChunkRecord chunk, SynthesisResult result) {
        JobDirectory job = jobs.apply(jobId);
        if (!job.exists()) {
            throw new JobNotFoundException(jobId);
        }
        Path audio = file(job, chunk.index(), AUDIO);
        Path facts = file(job, chunk.index(), FACTS);
        try {
            makeDirectory(job);
            DurableFiles.writeAhead(audio, out -> {
                try (InputStream in = result.openAudio()) {
                    in.transferTo(out);
                }
            });
            DurableFiles.write(facts, out -> ChunkJson.write(chunk, result, out));
            return AnswerFacts.copy(result, SynthesisResult.builder(audio, result.format()))
                    .build();
        } catch (IOException e) {
            throw DirectoryJobStore.failure(facts, "cannot be written", e);
        }
    }

    @Override
    public Optional<SynthesisResult> find(String jobId, int index) {
        JobDirectory job = jobs.apply(jobId);
        Path facts = file(job, index, FACTS);
        if (!Files.exists(facts)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ChunkJson.readChunk(facts, file(job, index, AUDIO)).undamaged());
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
        return files(job).size();
    }

    /** The files that make chunks count. */
    private static List<Path> files(JobDirectory job) throws IOException {
        return DurableFiles.list(job.chunks()).stream()
                .filter(file -> file.getFileName().toString().endsWith(FACTS))
                .toList();
    }

    /** The manifest is looked for last: while chunks are read, the job may complete and their files go. */
    @Override
    public List<ChunkRecord> records(String jobId) {
        JobDirectory job = jobs.apply(jobId);
        try {
            List<ChunkRecord> ofChunks = ofChunks(job);
            return Files.exists(job.manifest()) ? ChunkJson.readManifest(job.manifest()) : ofChunks;
        } catch (IOException e) {
            throw DirectoryJobStore.failure(job.path(), "has a manifest that cannot be read", e);
        }
    }

    private static List<ChunkRecord> ofChunks(JobDirectory job) throws IOException {
        List<ChunkRecord> chunks = new ArrayList<>();
        for (Path facts : files(job)) {
            try {
                chunks.add(ChunkJson.readRecord(facts));
            } catch (IOException e) {
                log.debug("{} is gone or damaged: {}", facts, IoReason.of(e));
            }
        }
        chunks.sort(Comparator.comparingInt(ChunkRecord::index));
        return chunks;
    }

    @Override
    public void drop(String jobId, int index) {
        JobDirectory job = jobs.apply(jobId);
        try {
            Files.deleteIfExists(file(job, index, FACTS));
            Files.deleteIfExists(file(job, index, AUDIO));
        } catch (IOException e) {
            throw DirectoryJobStore.failure(job.chunks(), "cannot be deleted from", e);
        }
    }

    /** The manifest is on the disk before the chunks go, in one step; their files are deleted behind. */
    @Override
    public void dropAudio(String jobId) {
        JobDirectory job = jobs.apply(jobId);
        try {
            if (Files.exists(job.chunks())) {
                writeManifest(job);
                debris.discard(job.setChunksAside());
            }
        } catch (IOException e) {
            throw DirectoryJobStore.failure(job.chunks(), "cannot be deleted", e);
        }
    }

    /** Does what {@link #dropAudio(String)} had no time to do. */
    static void dropAudio(JobDirectory job) throws IOException {
        if (Files.exists(job.chunks())) {
            writeManifest(job);
            DurableFiles.deleteDirectory(job.chunks());
        }
    }

    /** A manifest that is there already is whole, and the chunks beside it need not be all. */
    private static void writeManifest(JobDirectory job) throws IOException {
        if (!Files.exists(job.manifest())) {
            List<ChunkRecord> chunks = ofChunks(job);
            DurableFiles.write(job.manifest(), out -> ChunkJson.writeManifest(chunks, out));
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
