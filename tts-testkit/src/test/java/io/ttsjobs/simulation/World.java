package io.ttsjobs.simulation;

import io.ttsjobs.job.ChunkCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/** What outlives the processes of a simulation: time, chance, the history, and the names of the jobs. */
final class World {

    static final Chunk NOTHING = new Chunk(-1, Chunk.WHOLE_JOB);

    final Settings settings;
    final SplittableRandom random;
    final Scheduler scheduler;
    final Path directory;
    final List<Event> history = new ArrayList<>();

    /** What all processes share that the user gives a cache to; with room for all. */
    final ChunkCache cache = ChunkCache.inMemory(Long.MAX_VALUE);

    /** Which of the jobs an id belongs to. */
    final Map<String, Integer> jobs = new HashMap<>();

    /** How many calls of a hundred go wrong now. */
    int trouble;

    World(Settings settings, SplittableRandom random, Path directory) {
        this.settings = settings;
        this.random = random;
        this.scheduler = new Scheduler(random);
        this.directory = directory;
        this.trouble = settings.trouble();
    }

    void note(Life life, Event.Kind kind, Chunk chunk, Object fact) {
        history.add(new Event(scheduler.now(), life.number(), kind, chunk, fact));
    }

    /** How a job was stored last. */
    Optional<Event> lastState(int job) {
        return history.stream()
                .filter(event -> event.changesJob() && event.job() == job)
                .reduce((first, second) -> second);
    }

    Chunk job(String jobId) {
        return chunk(jobId, Chunk.WHOLE_JOB);
    }

    Chunk chunk(String jobId, int index) {
        return new Chunk(Objects.requireNonNull(jobs.get(jobId), jobId), index);
    }

    boolean has(Defect defect) {
        return settings.defect() == defect;
    }

    /** True once in so many times. */
    boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }
}
