package io.ttsjobs.benchmarks.crash;

import io.ttsjobs.testkit.SpeechServer;
import io.ttsjobs.testkit.SpeechServer.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One job whose first process is hit at one point, and whose second is left in peace. */
final class Trial implements AutoCloseable {

    /** Two chunks, one after the other, so that all processes make the same calls for the same files. */
    static final List<String> CHUNKS =
            List.of("Call me Ishmael, if you please, sir.", "Some years ago I had no money left.");

    private static final int KILLED = 128 + 9;

    /** The JDK does not tell why an fsync failed. */
    private static final List<String> REASONS = List.of("Input/output error", "No space left on device", "sync failed");

    private final Setting setting;
    private final Path home;
    private final SpeechServer server = new SpeechServer();

    /**
     * What all trials of a lane have in common.
     *
     * @param jar the command
     * @param own the jar that the class of the random numbers is in
     * @param security the file that names it
     * @param home the folder of the job, the same for each trial
     * @param log the file for strace
     */
    record Setting(Path jar, Path own, Path security, Path home, Path log) {}

    /** What must never be, and how a process may end. */
    record Outcome(Fault fault, Trace.Point point, boolean hit, int exitCode, List<String> wrongs) {}

    /** Starts from nothing. */
    Trial(Setting setting) throws IOException {
        this.setting = setting;
        this.home = setting.home();
        delete(home);
        Files.createDirectories(home);
        Files.writeString(home.resolve(JobFolder.TEXT), String.join("\n\n", CHUNKS));
    }

    /** Runs undisturbed and watched. */
    Trace record() throws IOException, InterruptedException {
        List<String> strace = strace("--seccomp-bpf", "-y", "-e", "trace=" + String.join(",", Fault.CALLS));
        int exitCode = run(strace, List.of("-Djava.security.properties=" + setting.security()));
        if (exitCode != 0) {
            throw new IOException("an undisturbed run ends with " + exitCode + ": " + errors());
        }
        return Trace.read(setting.log(), home);
    }

    JobFolder folder() {
        return new JobFolder(home);
    }

    Outcome run(Fault fault, Trace.Point point, JobFolder.Expected expected) throws IOException, InterruptedException {
        List<String> strace = strace(
                "-P",
                home.resolve(point.file()).toString(),
                "-e",
                "trace=" + point.call(),
                "-e",
                "inject=" + point.call() + ":" + fault.injection + ":when=" + point.number());
        if (fault != Fault.KILL) {
            strace.add("--seccomp-bpf"); // fast, but injects no signals
        }
        int exitCode = run(strace, List.of("-Djava.security.properties=" + setting.security()));
        boolean hit = exitCode == KILLED || Files.readString(setting.log()).contains("(INJECTED)");
        List<String> wrongs = new ArrayList<>();
        Set<Integer> recorded = folder().recorded(CHUNKS.size());
        List<Path> jobs = folder().jobs();
        Map<Integer, Long> calls = new HashMap<>();
        recorded.forEach(chunk -> calls.put(chunk, callsFor(chunk)));
        folder().torn(expected).forEach(file -> wrongs.add("torn: " + file));
        if (fault != Fault.KILL) {
            checkEnd(exitCode, wrongs);
        }
        goOn(jobs, expected, wrongs);
        calls.forEach((chunk, before) -> {
            if (callsFor(chunk) > before) {
                wrongs.add("re-paid: chunk " + chunk);
            }
        });
        if (server.calls().size() > CHUNKS.size() + 1) {
            wrongs.add("re-paid: " + server.calls().size() + " calls");
        }
        return new Outcome(fault, point, hit, exitCode, wrongs);
    }

    /** A process that could end in its own way has to say why, settle the job, and tidy up. */
    private void checkEnd(int exitCode, List<String> wrongs) throws IOException {
        String errors = errors();
        if (exitCode != 0 && exitCode != 1 && exitCode != 2) {
            wrongs.add("mute: exit code " + exitCode + ", " + errors);
        } else if (exitCode != 0 && REASONS.stream().noneMatch(errors::contains)) {
            wrongs.add("mute: " + errors);
        }
        String status = folder().status().orElse("none");
        if (exitCode == 1 && !Set.of("FAILED", "COMPLETED", "none").contains(status)) {
            wrongs.add("open: " + status + ", " + errors);
        }
        folder().temporary().forEach(file -> wrongs.add("litter: " + file));
    }

    private void goOn(List<Path> jobs, JobFolder.Expected expected, List<String> wrongs)
            throws IOException, InterruptedException {
        int exitCode = run(List.of(), List.of());
        if (exitCode != 0 || !folder().isComplete()) {
            wrongs.add("lost: the second process ends with " + exitCode + ", " + errors());
        }
        if (!folder().jobs().containsAll(jobs) || folder().jobs().size() != 1) {
            wrongs.add("lost: " + jobs + " became " + folder().jobs());
        }
        folder().torn(expected).forEach(file -> wrongs.add("torn: " + file + " in the end"));
        folder().leftOver().forEach(file -> wrongs.add("leak: " + file + " in the end"));
    }

    private List<String> strace(String... options) {
        List<String> words = new ArrayList<>(List.of("strace", "-f", "-qq"));
        words.addAll(List.of("-o", setting.log().toString()));
        words.addAll(List.of(options));
        return words;
    }

    private int run(List<String> before, List<String> jvmOptions) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(before);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        words.addAll(jvmOptions);
        words.addAll(List.of("-cp", setting.jar() + ":" + setting.own(), "io.ttsjobs.cli.Main"));
        words.addAll(List.of("speak", JobFolder.TEXT, "--jobs", JobFolder.JOBS, "--quiet"));
        words.addAll(List.of("--provider", "openai", "--voice", "alloy", "--concurrency", "1", "--max-chars", "40"));
        words.addAll(List.of("-o", JobFolder.AUDIO, "--timings", JobFolder.TIMINGS));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(home.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errorFile().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || name.startsWith("AUDIO_"));
        builder.environment().put("OPENAI_API_KEY", "any");
        builder.environment().put("OPENAI_BASE_URL", server.openAiUrl());
        return builder.start().waitFor();
    }

    private Path errorFile() {
        return home.resolveSibling(home.getFileName() + ".err");
    }

    private String errors() throws IOException {
        return Files.readString(errorFile()).strip();
    }

    private long callsFor(int chunk) {
        return server.calls().stream()
                .map(Call::text)
                .filter(CHUNKS.get(chunk)::equals)
                .count();
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (Path file :
                        files.sorted((left, right) -> right.compareTo(left)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
