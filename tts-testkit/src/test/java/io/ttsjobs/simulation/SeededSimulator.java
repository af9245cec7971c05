package io.ttsjobs.simulation;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.JobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the world of a seed, lets a user live in it, and judges what happened. */
public final class SeededSimulator implements Simulator {

    private final Path root;
    private final Calm calm;
    private final Deque<Path> idle = new ConcurrentLinkedDeque<>();
    private final AtomicLong worlds = new AtomicLong();

    /**
     * Makes a simulator; called by {@link Simulator#create()} from another runtime package, and so public.
     *
     * @throws IOException if no temporary directory can be made
     */
    public SeededSimulator() throws IOException {
        this.root = Files.createTempDirectory("simulation");
        this.calm = new Calm(root.resolve("calm"));
    }

    @Override
    public Verdict play(long seed, String defect, boolean onDisk) throws InterruptedException {
        Path directory = takeDirectory();
        Path jobs = directory.resolve("jobs");
        Disk disk = onDisk ? new DirectoryDisk(jobs) : new ModelDisk();
        try {
            return play(seed, Defect.valueOf(defect), directory.resolve("audio"), disk);
        } finally {
            empty(directory.resolve("audio"));
            empty(jobs);
            idle.push(directory);
        }
    }

    /** A directory serves one world after the other, because making and deleting one takes long. */
    private Path takeDirectory() {
        Path free = idle.poll();
        if (free != null) {
            return free;
        }
        try {
            Path made = Files.createDirectory(root.resolve("world-" + worlds.incrementAndGet()));
            Files.createDirectory(made.resolve("audio"));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict play(long seed, Defect defect, Path audio, Disk disk) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        World world = new World(Settings.draw(random, defect), random, audio);
        User user = new User(world, disk);
        @Nullable String stuck = world.scheduler.run(user);
        try (JobStore opened = disk.open()) {
            return new Verdict(
                    seed, broken(world, stuck, user, opened), () -> log(world), counts(world, opened.list()));
        }
    }

    private List<String> broken(World world, @Nullable String stuck, User user, JobStore opened) {
        if (stuck != null) {
            return List.of("I1 every job ends: " + stuck);
        }
        if (!world.scheduler.errors().isEmpty()) {
            return List.of("I1 every job ends: a thread ended with " + world.scheduler.errors());
        }
        return new Invariants(world, opened, calm).broken(user.isContent(opened));
    }

    private static List<String> log(World world) {
        return Stream.concat(
                        Stream.of(world.settings.toString()),
                        world.history.stream().map(Event::toString))
                .toList();
    }

    private static Map<String, Integer> counts(World world, List<GenerationJob> jobs) {
        Map<String, Integer> counts = new TreeMap<>();
        world.history.forEach(event -> counts.merge(event.kind().name(), 1, Integer::sum));
        jobs.forEach(job -> counts.merge("jobs " + job.status(), 1, Integer::sum));
        counts.put("steps", world.scheduler.steps());
        return counts;
    }

    @Override
    public void close() {
        empty(root);
        if (!root.toFile().delete()) {
            throw new IllegalStateException(root + " cannot be deleted");
        }
    }

    private static void empty(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> !file.equals(directory))
                    .sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
