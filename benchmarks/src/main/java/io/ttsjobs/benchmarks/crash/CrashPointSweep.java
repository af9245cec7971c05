package io.ttsjobs.benchmarks.crash;

import io.ttsjobs.benchmarks.crash.Trial.Outcome;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Kills {@code tts speak --jobs} at each of its system calls for files in turn, and fails those that read or write with EIO
 * and ENOSPC, and lets a second process go on.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.ttsjobs.benchmarks.crash.CrashPointSweep [STEP [PART]]}, from the
 * root of the project, which is built. With a STEP of 7, it tries every seventh point; with PART, only points of files that
 * have it in their names. It needs Linux and strace 5.3 or later. The calls are learned from a run that is only watched; the
 * same random numbers in each process give the files the same names.
 *
 * <p>The table has a line for each system call: how many points were hit; how the processes ended that could end in their
 * own way (code 0, 1, 2); and how often a file was torn, a job lost, a recorded chunk paid again, a temporary file left for good
 * (leak) or until the next process (litter), an end not explained (mute), or a job left neither failed nor completed (open).
 * All these should be 0, but for litter where the call that failed was to delete it.
 */
public final class CrashPointSweep {

    private static final List<String> WRONGS = List.of("torn", "lost", "re-paid", "leak", "litter", "mute", "open");

    private final List<Trial.Setting> lanes;

    /** A point and what befalls it. */
    private record Task(Fault fault, Trace.Point point) {}

    private CrashPointSweep(List<Trial.Setting> lanes) {
        this.lanes = lanes;
    }

    /**
     * Sweeps and prints the table.
     *
     * @param args the step from one point to the next, and part of a file name; every point if there are none
     * @throws Exception if a process cannot be run
     */
    public static void main(String[] args) throws Exception {
        Path jar = Path.of("extensions/tts-cli/target/tts.jar").toAbsolutePath();
        if (!hasStrace() || !Files.exists(jar)) {
            System.out.println("This needs strace, and a built " + jar + ".");
            return;
        }
        int step = args.length == 0 ? 1 : Integer.parseInt(args[0]);
        String part = args.length < 2 ? "" : args[1];
        long start = System.nanoTime();
        Path folder = Files.createTempDirectory("crash-point-sweep").toRealPath();
        Collection<Outcome> outcomes = new CrashPointSweep(lanes(jar, folder)).run(step, part);
        print(outcomes);
        System.out.printf(
                Locale.ROOT,
                "%d points hit in %d s; files are in %s%n",
                outcomes.stream().filter(Outcome::hit).count(),
                (System.nanoTime() - start) / 1_000_000_000,
                folder);
    }

    private static boolean hasStrace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-V")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Trial.Setting> lanes(Path jar, Path folder) throws IOException, URISyntaxException {
        Path own = Path.of(CrashPointSweep.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path security = Files.writeString(folder.resolve("java.security"), FixedRandomProvider.securityProperties());
        List<Trial.Setting> lanes = new ArrayList<>();
        for (int lane = 0; lane < Runtime.getRuntime().availableProcessors(); lane++) {
            Path home = folder.resolve("lane" + lane);
            lanes.add(new Trial.Setting(jar, own, security, home, folder.resolve("lane" + lane + ".strace")));
        }
        return lanes;
    }

    private Collection<Outcome> run(int step, String part)
            throws IOException, InterruptedException, ExecutionException {
        List<Task> tasks = new ArrayList<>();
        JobFolder.Expected expected;
        try (Trial calm = new Trial(lanes.get(0))) {
            Trace trace = calm.record();
            expected = calm.folder().expected();
            System.out.println("renamed and not forced to the disk before: " + trace.hastyRenames());
            System.out.println("renamed and not forced to the disk after: " + trace.forgottenRenames());
            for (Fault fault : Fault.values()) {
                trace.points().stream()
                        .filter(point -> fault.befalls(point.call()))
                        .filter(point -> !point.file().equals(JobFolder.TEXT)
                                && point.file().contains(part))
                        .forEach(point -> tasks.add(new Task(fault, point)));
            }
        }
        ConcurrentLinkedQueue<Task> queue = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < tasks.size(); i += step) {
            queue.add(tasks.get(i));
        }
        System.out.println("points: " + queue.size() + " of " + tasks.size());
        return run(queue, expected);
    }

    private Collection<Outcome> run(ConcurrentLinkedQueue<Task> queue, JobFolder.Expected expected)
            throws InterruptedException, ExecutionException {
        ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(lanes.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Trial.Setting lane : lanes) {
                running.add(threads.submit(() -> {
                    for (Task task = queue.poll(); task != null; task = queue.poll()) {
                        try (Trial trial = new Trial(lane)) {
                            Outcome outcome = trial.run(task.fault(), task.point(), expected);
                            outcomes.add(outcome);
                            outcome.wrongs()
                                    .forEach(wrong -> System.out.println(outcome.fault() + " at "
                                            + outcome.point().call() + " "
                                            + outcome.point().number() + " of "
                                            + outcome.point().file() + ": " + wrong));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> lane : running) {
                lane.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return outcomes;
    }

    private static void print(Collection<Outcome> outcomes) {
        Map<String, List<Outcome>> rows = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.hit()) {
                String row = String.format(
                        Locale.ROOT,
                        "%-7s%-10s",
                        outcome.fault(),
                        outcome.point().call());
                rows.computeIfAbsent(row, none -> new ArrayList<>()).add(outcome);
            }
        }
        System.out.printf("%-17s%7s%5s%5s%5s", "", "points", "0", "1", "2");
        WRONGS.forEach(wrong -> System.out.printf("%9s", wrong));
        System.out.println();
        rows.forEach(CrashPointSweep::print);
        print("all", outcomes.stream().filter(Outcome::hit).toList());
    }

    private static void print(String row, List<Outcome> outcomes) {
        System.out.printf("%-17s%7d", row, outcomes.size());
        for (int code = 0; code <= 2; code++) {
            int exitCode = code;
            System.out.printf(
                    "%5d",
                    outcomes.stream()
                            .filter(outcome -> outcome.exitCode() == exitCode)
                            .count());
        }
        for (String wrong : WRONGS) {
            System.out.printf(
                    "%9d",
                    outcomes.stream()
                            .filter(outcome -> outcome.wrongs().stream().anyMatch(one -> one.startsWith(wrong)))
                            .count());
        }
        System.out.println();
    }
}
