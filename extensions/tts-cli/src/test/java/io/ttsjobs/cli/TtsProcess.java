package io.ttsjobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The command in a process of its own, which a test can end as the system would. */
final class TtsProcess implements AutoCloseable {

    /** What SIGKILL and SIGTERM leave as exit codes if a process has no say in it. */
    static final int KILLED = 128 + 9;

    static final int TERMINATED = 128 + 15;

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path results;
    private final Path errors;

    private TtsProcess(Process process, Path results, Path errors) {
        this.process = process;
        this.results = results;
        this.errors = errors;
    }

    /**
     * Starts it.
     *
     * @param directory where it runs
     * @param errors the file for its standard error; that for its standard output is beside it
     */
    static TtsProcess start(Path directory, Path errors, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(arguments);
        Path results = errors.resolveSibling(errors.getFileName() + ".out");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectOutput(results.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || name.startsWith("AUDIO_"));
        builder.environment().putAll(environment);
        return new TtsProcess(builder.start(), results, errors);
    }

    /** Waits for an event, but not beyond the end of the process. */
    void awaitEventOrEnd(CompletableFuture<Void> event) throws InterruptedException {
        try {
            CompletableFuture.anyOf(event, process.onExit()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("neither the event nor the end of the process came", e);
        }
    }

    /** Waits some time; true if the process ends meanwhile. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    void kill() {
        process.destroyForcibly();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    int awaitExitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end");
        }
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(results);
    }

    String err() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
