package io.ttsjobs.benchmarks.wire;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.testkit.ManualClock;
import io.ttsjobs.testkit.SpeechServer;
import io.ttsjobs.testkit.Unreachable;
import io.ttsjobs.testkit.WireFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What becomes of a job when a service fails: every fault, on the first, a middle and the last chunk, as the
 * specification retries.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.ttsjobs.benchmarks.wire.FaultTable [openai|elevenlabs]}
 */
public final class FaultTable {

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofMillis(400);

    /** Five chunks, each a sentence. */
    private static final List<String> CHUNKS = List.of(
            "Call me Ishmael, if you please.",
            "Some years ago I had no money.",
            "So I thought I would sail a bit.",
            "It is a way of mine, I must say.",
            "With me it drives off the spleen.");

    private final Path folder;

    /**
     * What became of a job.
     *
     * @param service who spoke
     * @param fault what went wrong
     * @param position with which chunk
     * @param status how the job ended
     * @param message what the job says
     * @param calls how many calls the service got
     * @param paidTwice how many chunks were paid more than once
     * @param took the time it took
     * @param waited the time that it waited by the clock of the test, which runs at once
     * @param leaks where the key turned up
     */
    record Row(
            String service,
            String fault,
            String position,
            JobStatus status,
            String message,
            int calls,
            long paidTwice,
            Duration took,
            Duration waited,
            List<String> leaks) {

        @Override
        public String toString() {
            return String.format(
                    "| %s | %s | %s | %s | %d | %.1f s | %d s | %s |",
                    service,
                    fault,
                    position,
                    status,
                    calls,
                    took.toMillis() / 1000.0,
                    waited.toSeconds(),
                    message + (paidTwice > 0 ? " PAID TWICE" : "") + (leaks.isEmpty() ? "" : " LEAKS " + leaks));
        }
    }

    FaultTable(Path folder) {
        this.folder = folder;
    }

    /**
     * Prints the table.
     *
     * @param args the services; both if there are none
     * @throws IOException if no temporary directory can be made
     */
    public static void main(String[] args) throws IOException {
        FaultTable table = new FaultTable(Files.createTempDirectory("fault-table"));
        System.out.println("| service | fault | chunk | job | calls | took | waited | message |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        List<Row> rows = new ArrayList<>();
        for (Service service : Service.values()) {
            if (args.length == 0 || List.of(args).contains(service.id)) {
                table.run(service, row -> {
                    rows.add(row);
                    System.out.println(row);
                });
            }
        }
        System.out.println();
        System.out.println(summary(rows));
    }

    static String summary(List<Row> rows) {
        Duration longest =
                rows.stream().map(Row::took).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return rows.size() + " rows; completed "
                + rows.stream()
                        .filter(row -> row.status() == JobStatus.COMPLETED)
                        .count() + ", failed "
                + rows.stream().filter(row -> row.status() == JobStatus.FAILED).count() + "; longest "
                + longest.toMillis() + " ms; leaks of the key "
                + rows.stream().filter(row -> !row.leaks().isEmpty()).count() + "; chunks paid twice "
                + rows.stream().mapToLong(Row::paidTwice).sum();
    }

    void run(Service service, Consumer<Row> to) {
        unreachable(service, "connection refused", Unreachable::refusing, to);
        unreachable(service, "host unknown", Unreachable::unknownHost, to);
        unreachable(service, "no TLS", Unreachable::withoutTls, to);
        unreachable(service, "no connection comes about", Unreachable::unanswering, to);
        for (WireFault fault : WireFault.values()) {
            spoilt(service, fault, fault.description(), Integer.MAX_VALUE, to);
        }
        spoilt(service, WireFault.STATUS_429, "status 429, 3 times", 3, to);
        spoilt(service, WireFault.STATUS_503, "status 503, once", 1, to);
    }

    private void unreachable(Service service, String fault, Supplier<Unreachable> where, Consumer<Row> to) {
        try (Unreachable nowhere = where.get();
                SpeechServer unused = new SpeechServer()) {
            to.accept(run(service, nowhere.url(), unused, fault, "all"));
        }
    }

    private void spoilt(Service service, WireFault fault, String name, int attempts, Consumer<Row> to) {
        List<String> positions = List.of("first", "middle", "last");
        for (int i = 0; i < positions.size(); i++) {
            String chunk = CHUNKS.get(i * (CHUNKS.size() - 1) / 2);
            try (SpeechServer server = new SpeechServer()) {
                server.fault(call -> call.text().equals(chunk) && call.attempt() <= attempts, fault);
                to.accept(run(service, server.url(), server, name, positions.get(i)));
            }
        }
    }

    private Row run(Service service, String url, SpeechServer server, String fault, String position) {
        ManualClock clock = ManualClock.create();
        Path home = newFolder();
        long started = System.nanoTime();
        GenerationJob job;
        try (ProviderRegistry providers = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                        .add(service.id, service.provider(url, DEADLINE, IDLE))
                        .build();
                JobStore store = JobStore.directory(home.resolve("jobs"));
                JobManager jobs = JobManager.builder(providers)
                        .store(store)
                        .audioStorage(AudioStorage.directory(home.resolve("audio")))
                        .clock(clock)
                        .sleeper(clock)
                        .concurrency(2)
                        .build()) {
            job = jobs.submit(request(service)).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        List<String> leaks = new ArrayList<>(leaks(home));
        if ((job + " " + job.errorMessage()).contains(Service.KEY)) {
            leaks.add("message");
        }
        return new Row(
                service.id,
                fault,
                position,
                job.status(),
                job.errorCode()
                        .map(code -> code + ": " + job.errorMessage().orElse(""))
                        .orElse(""),
                server.calls().size(),
                CHUNKS.stream().filter(chunk -> server.timesPaid(chunk) > 1).count(),
                took,
                clock.sleeps().stream().reduce(Duration.ZERO, Duration::plus),
                leaks);
    }

    private static GenerationRequest request(Service service) {
        return GenerationRequest.builder(service.id, service.voice, String.join(" ", CHUNKS))
                .maxChunkLength(CHUNKS.stream().mapToInt(String::length).max().orElseThrow())
                .build();
    }

    private Path newFolder() {
        try {
            return Files.createTempDirectory(folder, "job");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> leaks(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(FaultTable::holdsKey)
                    .map(Path::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsKey(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(Service.KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
