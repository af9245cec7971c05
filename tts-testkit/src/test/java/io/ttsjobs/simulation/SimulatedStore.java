package io.ttsjobs.simulation;

import io.ttsjobs.job.ChunkRecord;
import io.ttsjobs.job.ChunkStore;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.simulation.Event.Kind;
import io.ttsjobs.speech.SynthesisResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The store as one process sees it: others get ahead of its writes, and at one of them, before or after it, it dies. */
final class SimulatedStore implements JobStore, ChunkStore {

    private final World world;
    private final Life life;
    private final JobStore jobs;
    private final ChunkStore chunks;
    private Runnable delayed = () -> {};
    private Runnable undo = () -> {};

    SimulatedStore(World world, Life life, JobStore jobs) {
        this.world = world;
        this.life = life;
        this.jobs = jobs;
        this.chunks = jobs.chunks().orElseThrow();
        if (world.has(Defect.STORE_FORGETS_THE_LAST_CHUNK)) {
            life.atDeath(() -> undo.run());
        }
    }

    private <T> T write(Supplier<T> write) {
        life.requireAlive();
        world.scheduler.pause();
        life.requireAlive();
        boolean last = life.isLastWrite();
        if (last && world.random.nextBoolean()) {
            life.die();
            throw new ProcessDied();
        }
        delayed.run();
        delayed = () -> {};
        T written = write.get();
        if (last) {
            life.die();
            throw new ProcessDied();
        }
        return written;
    }

    @Override
    public void create(GenerationJob job) {
        world.jobs.put(job.id(), Story.jobOf(job.request()));
        write(() -> {
            jobs.create(world.has(Defect.STORE_CUTS_THE_PLAN) ? withoutItsEnd(job) : job);
            world.note(life, Kind.CREATED, world.job(job.id()), job);
            return job;
        });
    }

    private static GenerationJob withoutItsEnd(GenerationJob job) {
        return GenerationJob.builder(
                        job.id(),
                        job.request(),
                        job.plan().subList(0, Math.max(1, job.totalChunks() - 1)),
                        job.createdAt())
                .build();
    }

    @Override
    public GenerationJob get(String jobId) {
        return jobs.get(jobId);
    }

    @Override
    public boolean update(GenerationJob expected, GenerationJob updated) {
        return write(() -> {
            if (world.has(Defect.STORE_REFUSES_A_WRITE) && world.onceIn(30)) {
                return false;
            }
            boolean won = jobs.update(expected, updated);
            if (won) {
                SimulatedThread.current().workFor(Story.jobOf(updated.request()));
                boolean begun = expected.status() == JobStatus.PENDING && updated.status() == JobStatus.IN_PROGRESS;
                world.note(life, begun ? Kind.BEGUN : Kind.STORED, world.job(updated.id()), written(updated));
            }
            return won;
        });
    }

    private GenerationJob written(GenerationJob updated) {
        boolean back = world.has(Defect.STORE_TURNS_PROGRESS_BACK) && updated.completedChunks() == 2;
        return back
                ? updated.toBuilder()
                        .version(updated.version())
                        .progress(0, updated.audioDuration())
                        .build()
                : updated;
    }

    @Override
    public List<GenerationJob> list() {
        return jobs.list();
    }

    @Override
    public boolean remove(String jobId) {
        return write(() -> jobs.remove(jobId));
    }

    @Override
    public Optional<ChunkStore> chunks() {
        return Optional.of(this);
    }

    @Override
    public SynthesisResult keep(String jobId, ChunkRecord record, SynthesisResult result) {
        int index = record.index();
        return write(() -> {
            Chunk chunk = world.chunk(jobId, index);
            if (world.has(Defect.STORE_SWALLOWS_A_CHUNK) && index == 1) {
                return result;
            }
            if (record.attempts() == 0) {
                boolean garbage = result.audioSize() == SimulatedProvider.GARBAGE.length;
                world.note(life, garbage ? Kind.GIVEN_GARBAGE : Kind.GIVEN, chunk, "");
            }
            world.note(life, Kind.KEPT, chunk, result.billedCharacters().orElseThrow());
            if (world.has(Defect.STORE_REPORTS_TOO_EARLY)) {
                delayed = () -> chunks.keep(jobId, record, result);
                return result;
            }
            undo = () -> chunks.drop(jobId, index);
            boolean free = world.has(Defect.STORE_LOSES_THE_BILL);
            return chunks.keep(jobId, placed(record, free), free ? free(result) : result);
        });
    }

    private ChunkRecord placed(ChunkRecord record, boolean free) {
        ChunkRecord.Builder placed = ChunkRecord.builder(
                        place(record.index()), record.span(), record.provider(), record.voiceId())
                .attempts(record.attempts())
                .audio(record.sha256(), record.audioSize(), record.format())
                .finishedAt(record.finishedAt());
        if (!free) {
            record.billedCharacters().ifPresent(placed::billedCharacters);
            record.jobBilledCharacters().ifPresent(placed::jobBilledCharacters);
            placed.jobSpentCharacters(record.jobSpentCharacters());
        }
        return placed.build();
    }

    private static SynthesisResult free(SynthesisResult result) {
        return SynthesisResult.builder(result::openAudio, result.audioSize(), result.format())
                .words(result.words())
                .build();
    }

    private int place(int index) {
        return world.has(Defect.STORE_SWAPS_CHUNKS) && index < 2 ? 1 - index : index;
    }

    @Override
    public Optional<SynthesisResult> find(String jobId, int index) {
        return world.has(Defect.STORE_FINDS_NOTHING) ? Optional.empty() : chunks.find(jobId, index);
    }

    @Override
    public int count(String jobId) {
        return chunks.count(jobId);
    }

    @Override
    public List<ChunkRecord> records(String jobId) {
        return chunks.records(jobId);
    }

    @Override
    public void drop(String jobId, int index) {
        write(() -> {
            chunks.drop(jobId, index);
            world.note(life, Kind.DROPPED, world.chunk(jobId, index), "");
            return index;
        });
    }

    @Override
    public void dropAudio(String jobId) {
        write(() -> {
            chunks.dropAudio(jobId);
            world.note(life, Kind.DROPPED_ALL, world.job(jobId), "");
            return jobId;
        });
    }
}
