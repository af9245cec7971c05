package io.ttsjobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@code speak --jobs} has on the disk while no process runs. */
final class JobFiles {

    static final String TEXT = "text.txt";
    static final String JOBS = "jobs";
    static final String AUDIO = "out.mp3";
    static final String TIMINGS = "out.json";

    private final Path home;

    /**
     * What whole files hold.
     *
     * @param audio the audio of the job
     * @param timings the timings without the id of the job
     * @param chunks the audio of each chunk
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares these
    record Expected(byte[] audio, String timings, List<byte[]> chunks) {}

    private JobFiles(Path home) {
        this.home = home;
    }

    static JobFiles in(Path home) {
        return new JobFiles(home);
    }

    /**
     * Learns what to expect.
     *
     * @param calm where a job has completed
     * @param stopped where one has failed after these chunks and no other
     */
    static Expected expected(Path calm, Path stopped) throws IOException {
        Path job = in(stopped).directories().get(0);
        List<byte[]> chunks = new ArrayList<>();
        for (int chunk : IntStream.range(0, Ordeal.CHUNKS.size()).toArray()) {
            chunks.add(Files.readAllBytes(job.resolve("chunks/" + chunk + ".audio")));
        }
        return new Expected(
                Files.readAllBytes(calm.resolve(AUDIO)), withoutJobId(calm.resolve(TIMINGS)), List.copyOf(chunks));
    }

    /** The ids of the jobs. */
    List<String> jobs() throws IOException {
        return directories().stream().map(job -> job.getFileName().toString()).toList();
    }

    /** The chunks that need not be paid for again. */
    Set<Integer> recorded() throws IOException {
        Set<Integer> recorded = new TreeSet<>();
        for (Path job : directories()) {
            if (Files.readString(job.resolve("state.json")).contains("\"status\":\"COMPLETED\"")) {
                IntStream.range(0, Ordeal.CHUNKS.size()).forEach(recorded::add);
            }
            for (Path file : filesUnder(job.resolve("chunks"))) {
                String name = file.getFileName().toString();
                if (name.endsWith(".json")) {
                    recorded.add(Integer.valueOf(name.replace(".json", "")));
                }
            }
        }
        return recorded;
    }

    /** Files that are neither whole nor told by their names to be unfinished. */
    List<String> torn(Expected expected) throws IOException {
        List<String> torn = new ArrayList<>();
        for (Path file : filesUnder(home.resolve(JOBS))) {
            if (!isUnfinished(file) && !isWhole(file, expected)) {
                torn.add(home.relativize(file) + ", " + Files.size(file) + " bytes");
            }
        }
        Path audio = home.resolve(AUDIO);
        if (Files.exists(audio) && !Arrays.equals(Files.readAllBytes(audio), expected.audio())) {
            torn.add(AUDIO + ", " + Files.size(audio) + " bytes");
        }
        Path timings = home.resolve(TIMINGS);
        if (Files.exists(timings) && !withoutJobId(timings).equals(expected.timings())) {
            torn.add(TIMINGS + ": " + Files.readString(timings));
        }
        return torn;
    }

    /** The results that are not there. */
    List<String> missing(List<String> results) {
        return results.stream()
                .filter(file -> Files.notExists(home.resolve(file)))
                .toList();
    }

    /** Files that somebody was at when the process ended, and did not tidy up. */
    List<String> unfinished() throws IOException {
        return filesUnder(home).stream()
                .map(file -> home.relativize(file).toString())
                .filter(file -> file.contains(".tts-") || file.endsWith(".new"))
                .toList();
    }

    private boolean isUnfinished(Path file) {
        for (Path part : home.resolve(JOBS).relativize(file)) {
            String name = part.toString();
            if (name.startsWith(".") || name.endsWith(".new")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(Path file, Expected expected) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".audio")) {
            int chunk = Integer.parseInt(name.replace(".audio", ""));
            return Arrays.equals(Files.readAllBytes(file), expected.chunks().get(chunk));
        }
        if (name.endsWith(".mp3")) {
            return Arrays.equals(Files.readAllBytes(file), expected.audio());
        }
        return name.endsWith(".json") && isJson(file);
    }

    private static boolean isJson(Path file) {
        try {
            JsonText.parse(Files.readString(file));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What is in the directory of a job that has completed and in those above, and does not belong there. */
    static List<String> leftOver(Path home) throws IOException {
        List<String> left = new ArrayList<>();
        Path jobs = home.resolve(JOBS);
        String job = String.join("|", in(home).jobs());
        try (Stream<Path> files = Files.walk(home)) {
            files.map(file -> home.relativize(file).toString())
                    .filter(file -> !file.isEmpty())
                    .filter(file -> !Set.of(TEXT, AUDIO, TIMINGS, JOBS).contains(file))
                    .map(file -> file.startsWith(JOBS + "/") ? file.substring(JOBS.length() + 1) : file)
                    .filter(file -> !file.matches("\\.lock|(" + job
                            + ")(\\.mp3|/request\\.json|/state\\.json|/result\\.json|/manifest\\.json)?"))
                    .forEach(left::add);
        }
        if (!Files.exists(jobs)) {
            left.add("no " + JOBS);
        }
        return left;
    }

    private List<Path> directories() throws IOException {
        Path jobs = home.resolve(JOBS);
        if (Files.notExists(jobs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(jobs)) {
            return files.filter(file -> Files.isDirectory(file)
                            && !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static List<Path> filesUnder(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String withoutJobId(Path timings) throws IOException {
        return Files.readString(timings).replaceFirst("\"job_id\" ?: ?\"[^\"]*\"", "");
    }
}
