package io.ttsjobs.benchmarks.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What one command has on the disk while it does not run. */
final class JobFolder {

    static final String TEXT = "text.txt";
    static final String JOBS = "jobs";
    static final String AUDIO = "out.mp3";
    static final String TIMINGS = "out.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;

    /**
     * What a run that nobody disturbed makes.
     *
     * @param audio the audio
     * @param timings the timings without the id of the job
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares these
    record Expected(byte[] audio, JsonNode timings) {}

    JobFolder(Path home) {
        this.home = home;
    }

    Expected expected() throws IOException {
        return new Expected(Files.readAllBytes(home.resolve(AUDIO)), timings());
    }

    private JsonNode timings() throws IOException {
        return JSON.readTree(home.resolve(TIMINGS).toFile()).path("timing");
    }

    /** {@return whether both results are there} */
    boolean isComplete() {
        return Files.exists(home.resolve(AUDIO)) && Files.exists(home.resolve(TIMINGS));
    }

    List<Path> jobs() throws IOException {
        return list(home.resolve(JOBS)).stream()
                .filter(file -> Files.isDirectory(file) && !isHidden(file))
                .toList();
    }

    /** The status of the job, if there is a job. */
    Optional<String> status() throws IOException {
        List<Path> jobs = jobs();
        return jobs.isEmpty() ? Optional.empty() : Optional.of(status(jobs.get(0)));
    }

    private static String status(Path job) throws IOException {
        return JSON.readTree(job.resolve("state.json").toFile()).path("status").asText();
    }

    /** The chunks that need not be paid for again. */
    Set<Integer> recorded(int chunks) throws IOException {
        Set<Integer> recorded = new TreeSet<>();
        for (Path job : jobs()) {
            if (status(job).equals("COMPLETED")) {
                IntStream.range(0, chunks).forEach(recorded::add);
            }
            for (Path file : list(job.resolve("chunks"))) {
                String name = name(file);
                if (name.endsWith(".json")) {
                    recorded.add(Integer.valueOf(name.substring(0, name.length() - ".json".length())));
                }
            }
        }
        return recorded;
    }

    /** Files that are neither whole nor told by their names to be unfinished. */
    List<String> torn(Expected expected) throws IOException {
        List<String> torn = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!isUnfinished(file) && !isWhole(file, expected)) {
                    torn.add(home.relativize(file) + " of " + Files.size(file) + " bytes");
                }
            }
        }
        return torn;
    }

    private boolean isWhole(Path file, Expected expected) throws IOException {
        String name = name(file);
        if (name.equals(TEXT)) {
            return true;
        }
        if (name.endsWith(".mp3")) {
            return Arrays.equals(Files.readAllBytes(file), expected.audio());
        }
        if (name.equals(TIMINGS)) {
            return isJson(file) && timings().equals(expected.timings());
        }
        if (name.endsWith(".json")) {
            return isJson(file) && hasItsAudio(file);
        }
        return name.endsWith(".audio"); // counts only with its record, which tells the size
    }

    private static boolean isJson(Path file) {
        try {
            return JSON.readTree(file.toFile()).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    /** Not asked of the chunks of a job that has completed: those are being deleted. */
    private boolean hasItsAudio(Path file) throws IOException {
        if (status().filter("COMPLETED"::equals).isPresent()) {
            return true;
        }
        JsonNode size = JSON.readTree(file.toFile()).path("sizeBytes");
        Path audio = file.resolveSibling(name(file).replace(".json", ".audio"));
        boolean isRecord = name(file).matches("\\d+\\.json");
        return !isRecord || (Files.exists(audio) && Files.size(audio) == size.asLong());
    }

    private boolean isUnfinished(Path file) {
        for (Path part : home.relativize(file)) {
            if (isHidden(part) || name(part).endsWith(".new")) {
                return true;
            }
        }
        return false;
    }

    /** Files that only a process that runs has a use for. */
    List<String> temporary() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> !file.equals(home) && isUnfinished(file))
                    .filter(file -> !name(file).equals(".lock"))
                    .map(file -> home.relativize(file).toString())
                    .toList();
        }
    }

    /** What is left beside the results, the request and the state of a job that has completed. */
    List<String> leftOver() throws IOException {
        List<String> left = new ArrayList<>(temporary());
        for (Path job : jobs()) {
            list(job).stream()
                    .map(JobFolder::name)
                    .filter(name -> !Set.of("request.json", "state.json", "result.json", "manifest.json")
                            .contains(name))
                    .forEach(left::add);
        }
        return left;
    }

    private static boolean isHidden(Path file) {
        return name(file).startsWith(".");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<Path> list(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
