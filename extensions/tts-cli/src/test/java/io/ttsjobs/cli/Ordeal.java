package io.ttsjobs.cli;

import io.ttsjobs.testkit.SpeechServer;
import io.ttsjobs.testkit.SpeechServer.Call;
import io.ttsjobs.testkit.WireFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * One text that is spoken by processes which are ended one after the other, at random moments, until one comes through:
 * by the same command again, or by one that goes on with the job which the first has left.
 *
 * <p>A moment counts from the start of a process, from one of its calls, or from its last call, so that the beginning,
 * the calls, and the joining and publication at the end all have their share. As long as phases are aimed at, the moment is
 * the first one of such a phase.
 */
final class Ordeal {

    static final int CONCURRENCY = 4;

    /** Each becomes a chunk, because no two of them fit into one. */
    static final List<String> CHUNKS = IntStream.range(10, 34)
            .mapToObj(number -> "This is sentence number " + number + " of a book.")
            .toList();

    private static final Duration CALL = Duration.ofMillis(25);

    private final Path home;
    private final PlayedService service;
    private final Death death;
    private final Command command;
    private final Random random;
    private final Set<Phase> aims;
    private final Reference reference;
    private final Story story = new Story();
    private final Map<Integer, Long> callsWhenRecorded = new HashMap<>();
    private volatile Trigger trigger = new Trigger(0);

    /** How a process ends before its time. */
    enum Death {
        SIGKILL("KILL"),
        SIGTERM("TERM"),
        SIGINT("INT");

        private final String signal;

        Death(String signal) {
            this.signal = signal;
        }

        /** Whether the process has a say in it. */
        boolean isOrderly() {
            return this != SIGKILL;
        }
    }

    /** What goes on after a death. */
    enum Command {
        SPEAK,
        RESUME
    }

    /** What a process was at when it was ended. */
    enum Phase {
        BEFORE_THE_FIRST_CALL,
        BETWEEN_CALLS,
        AFTER_THE_LAST_CALL
    }

    /** What must never be. */
    enum Wrong {
        FAILED,
        LOST,
        TORN,
        PAID_AGAIN,
        DIFFERENT,
        LEFT_OVER
    }

    /** What became of the text. */
    static final class Story {
        private final Map<Phase, Integer> deaths = new EnumMap<>(Phase.class);
        private final Map<Wrong, List<String>> wrongs = new EnumMap<>(Wrong.class);
        private int calls;

        int deaths() {
            return deaths.values().stream().mapToInt(Integer::intValue).sum();
        }

        int deaths(Phase phase) {
            return deaths.getOrDefault(phase, 0);
        }

        /** Calls that an undisturbed run would not have made. */
        int extraCalls() {
            return calls - CHUNKS.size();
        }

        List<String> wrongs(Wrong wrong) {
            return wrongs.getOrDefault(wrong, List.of());
        }

        private void add(Wrong wrong, String what) {
            wrongs.computeIfAbsent(wrong, none -> new ArrayList<>()).add("death " + deaths() + ": " + what);
        }
    }

    /**
     * An undisturbed run.
     *
     * @param files what it makes
     * @param life how long it lives
     * @param tail how much of that comes after its last call began
     */
    record Reference(JobFiles.Expected files, Duration life, Duration tail) {}

    /** When to end a process: so long after one of its calls, or after its start if that is call 0. */
    private record Moment(int call, Duration after) {}

    /** Waits for a call of the process that runs. */
    private static final class Trigger {
        private final int call;
        private final AtomicInteger seen = new AtomicInteger();
        private final CompletableFuture<Void> reached = new CompletableFuture<>();
        private volatile long lastCallNanos;

        Trigger(int call) {
            this.call = call;
            if (call == 0) {
                reached.complete(null);
            }
        }

        void called() {
            lastCallNanos = System.nanoTime();
            if (seen.incrementAndGet() >= call) {
                reached.complete(null);
            }
        }
    }

    /**
     * An ordeal that is yet to come.
     *
     * @param aims the phases in which a process is to end first; each goes from the set once one has
     */
    Ordeal(
            Path home,
            PlayedService service,
            Death death,
            Command command,
            Random random,
            Set<Phase> aims,
            Reference reference) {
        this.home = home;
        this.service = service;
        this.death = death;
        this.command = command;
        this.random = random;
        this.aims = aims;
        this.reference = reference;
    }

    /** Runs the command undisturbed, and once more so that it stops before its end and its chunks are there to see. */
    static Reference measure(Path home, PlayedService service) throws IOException, InterruptedException {
        Trigger calls = new Trigger(0);
        Path calm = Files.createDirectories(home.resolve("calm"));
        Path stopped = Files.createDirectories(home.resolve("stopped"));
        Duration life;
        Duration tail;
        try (SpeechServer server = new SpeechServer().onCall(call -> answerSlowly(calls))) {
            long start = System.nanoTime();
            require(ExitCode.DONE, calm, service, server, CHUNKS);
            life = Duration.ofNanos(System.nanoTime() - start);
            tail = life.minusNanos(calls.lastCallNanos - start);
            List<String> longer = new ArrayList<>(CHUNKS);
            longer.add("One sentence too many is in this one.");
            server.fault(call -> call.text().equals(longer.get(CHUNKS.size())), WireFault.STATUS_400);
            require(ExitCode.FAILED, stopped, service, server, longer);
        }
        return new Reference(JobFiles.expected(calm, stopped), life, tail);
    }

    private static void require(
            int exitCode, Path folder, PlayedService service, SpeechServer server, List<String> chunks)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve(JobFiles.TEXT), String.join("\n\n", chunks));
        try (TtsProcess process = start(folder, service, server, speak(service))) {
            if (process.awaitExitCode() != exitCode) {
                throw new AssertionError("exit code " + exitCode + " is expected: " + process.err());
            }
        }
    }

    private static TtsProcess start(Path folder, PlayedService service, SpeechServer server, List<String> command)
            throws IOException {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--jobs", JobFiles.JOBS, "-o", JobFiles.AUDIO));
        arguments.addAll(List.of("--concurrency", Integer.toString(CONCURRENCY)));
        Path errors = folder.resolveSibling(folder.getFileName() + ".err");
        return TtsProcess.start(folder, errors, service.environment(server), arguments);
    }

    private static List<String> speak(PlayedService service) {
        List<String> arguments = new ArrayList<>(List.of("speak", JobFiles.TEXT, "--max-chars", "40"));
        arguments.addAll(service.options());
        arguments.addAll(List.of("--timings", JobFiles.TIMINGS));
        return arguments;
    }

    /** A process may have died before there was a job. */
    private List<String> nextCommand() throws IOException {
        List<String> jobs = JobFiles.in(home).jobs();
        boolean resumes = command == Command.RESUME && !jobs.isEmpty();
        return resumes ? List.of("jobs", "resume", jobs.get(0)) : speak(service);
    }

    /** There are no timings from a command that knows of none. */
    private List<String> results() {
        return command == Command.RESUME ? List.of(JobFiles.AUDIO) : List.of(JobFiles.AUDIO, JobFiles.TIMINGS);
    }

    /** The call lasts, as one to a service does; that is no wait of the test's. */
    private static void answerSlowly(Trigger calls) {
        calls.called();
        LockSupport.parkNanos(CALL.toNanos());
    }

    Story run() throws IOException, InterruptedException {
        Files.writeString(home.resolve(JobFiles.TEXT), String.join("\n\n", CHUNKS));
        try (SpeechServer server = new SpeechServer().onCall(call -> answerSlowly(trigger))) {
            while (!dies(server)) {
                noteRecorded(server);
            }
            story.calls = server.calls().size();
            callsWhenRecorded.forEach((chunk, calls) -> {
                if (calls != callsFor(server, chunk)) {
                    story.add(Wrong.PAID_AGAIN, "chunk " + chunk + " was recorded, and asked for again");
                }
            });
        }
        JobFiles files = JobFiles.in(home);
        files.torn(reference.files()).forEach(file -> story.add(Wrong.DIFFERENT, file));
        files.missing(results()).forEach(file -> story.add(Wrong.DIFFERENT, file + " is not there"));
        JobFiles.leftOver(home).forEach(file -> story.add(Wrong.LEFT_OVER, file));
        return story;
    }

    /** {@return whether a process came through} */
    private boolean dies(SpeechServer server) throws IOException, InterruptedException {
        int missing = CHUNKS.size() - JobFiles.in(home).recorded().size();
        Moment moment = aims.isEmpty() || missing < 2
                ? draw(missing)
                : first(aims.iterator().next(), missing);
        trigger = new Trigger(moment.call());
        try (TtsProcess process = start(home, service, server, nextCommand())) {
            process.awaitEventOrEnd(trigger.reached);
            boolean ended = process.endsWithin(moment.after());
            Phase phase = phase(trigger.seen.get(), missing);
            if (!ended) {
                end(process);
            }
            int exitCode = process.awaitExitCode();
            if (exitCode == ExitCode.DONE) {
                return true;
            }
            story.deaths.merge(phase, 1, Integer::sum);
            aims.remove(phase);
            if (ended || !isExpected(exitCode, phase)) {
                story.add(Wrong.FAILED, "exit code " + exitCode + " in " + phase + ": " + process.err());
            }
            inspect();
            return false;
        }
    }

    private Moment draw(int missing) {
        int kind = missing == 0 ? 0 : random.nextInt(3);
        return switch (kind) {
            case 0 -> new Moment(0, upTo(reference.life()));
            case 1 -> new Moment(1 + random.nextInt(missing), upTo(CALL.multipliedBy(2)));
            default -> new Moment(missing, upTo(reference.tail()));
        };
    }

    /** The process is far from its first call when it has just been started, and from its end while its last call lasts. */
    private static Moment first(Phase phase, int missing) {
        return switch (phase) {
            case BEFORE_THE_FIRST_CALL -> new Moment(0, Duration.ZERO);
            case BETWEEN_CALLS -> new Moment(1, Duration.ZERO);
            case AFTER_THE_LAST_CALL -> new Moment(missing, Duration.ZERO);
        };
    }

    private Duration upTo(Duration most) {
        return Duration.ofNanos(random.nextLong(most.toNanos()));
    }

    private static Phase phase(int calls, int missing) {
        if (calls >= missing) {
            return Phase.AFTER_THE_LAST_CALL;
        }
        return calls == 0 ? Phase.BEFORE_THE_FIRST_CALL : Phase.BETWEEN_CALLS;
    }

    private void end(TtsProcess process) throws IOException, InterruptedException {
        if (death.isOrderly()) {
            process.signal(death.signal);
        } else {
            process.kill();
        }
    }

    /** A signal that comes before the command has a say, or after it has had its say, ends the JVM in its own way. */
    private boolean isExpected(int exitCode, Phase phase) {
        if (!death.isOrderly()) {
            return exitCode == TtsProcess.KILLED;
        }
        return exitCode == ExitCode.INTERRUPTED || (exitCode == TtsProcess.TERMINATED && phase != Phase.BETWEEN_CALLS);
    }

    private void inspect() throws IOException {
        JobFiles files = JobFiles.in(home);
        if (files.jobs().size() > 1
                || (!callsWhenRecorded.isEmpty() && files.jobs().isEmpty())) {
            story.add(Wrong.LOST, "jobs are " + files.jobs());
        }
        files.torn(reference.files()).forEach(file -> story.add(Wrong.TORN, file));
        if (death.isOrderly()) {
            files.unfinished().forEach(file -> story.add(Wrong.LEFT_OVER, file));
        }
    }

    private void noteRecorded(SpeechServer server) throws IOException {
        for (int chunk : JobFiles.in(home).recorded()) {
            callsWhenRecorded.putIfAbsent(chunk, callsFor(server, chunk));
        }
    }

    private static long callsFor(SpeechServer server, int chunk) {
        return server.calls().stream()
                .map(Call::text)
                .filter(CHUNKS.get(chunk)::equals)
                .count();
    }
}
