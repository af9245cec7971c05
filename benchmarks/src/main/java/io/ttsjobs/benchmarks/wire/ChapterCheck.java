package io.ttsjobs.benchmarks.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.testkit.SpeechServer;
import io.ttsjobs.testkit.SpokenText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Speaks a chapter by the command and holds its timeline against what the service knows that it spoke.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.ttsjobs.benchmarks.wire.ChapterCheck openai|elevenlabs CHAPTER
 * [FORMAT] [MODEL]}. In WAV the place of a chunk is known to the sample, as the sum of what was spoken and the gaps; in
 * MP3 it is not asked: the clock of each chunk counts from its first word, and sentences are left out.
 */
public final class ChapterCheck {

    private static final int GAP_MILLIS = 100;

    private final String text;
    private final List<Placed> chunks;

    /**
     * A chunk as it was spoken.
     *
     * @param start where its text begins
     * @param startNanos when its speech begins
     * @param spoken what was spoken
     */
    private record Placed(int start, long startNanos, SpokenText spoken) {}

    private ChapterCheck(String text, List<Placed> chunks) {
        this.text = text;
        this.chunks = chunks;
    }

    /**
     * Runs the command and compares.
     *
     * @param args the service, the chapter, and a format and a model if wished
     * @throws IOException if the command cannot be run
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Service service = Service.of(args[0]);
        Path chapter = Path.of(args[1]);
        String format = args.length > 2 ? args[2] : "wav";
        Path folder = Files.createTempDirectory("chapter-check");
        Path timings = folder.resolve("timings.json");
        Path out = folder.resolve("out." + format);
        try (SpeechServer server = new SpeechServer()) {
            List<String> arguments = new ArrayList<>(List.of(
                    "speak",
                    chapter.toString(),
                    "--provider",
                    service.id,
                    "--voice",
                    service.voice,
                    "--format",
                    format,
                    "--timings",
                    timings.toString(),
                    "-o",
                    out.toString()));
            if (args.length > 3) {
                arguments.addAll(List.of("--model", args[3]));
            }
            int exit = Command.tts(service.environment(server.url()), arguments);
            System.out.println("exit " + exit + "; " + out);
            if (exit == 0) {
                JsonNode timing = new ObjectMapper().readTree(timings.toFile()).path("timing");
                place(Files.readString(chapter), server.spoken()).compare(timing, format.equals("wav"));
            }
        }
    }

    /** Finds each chunk in the text, and when it begins if nothing but samples is joined. */
    private static ChapterCheck place(String text, List<SpokenText> spoken) {
        Map<String, SpokenText> byText = new HashMap<>();
        spoken.forEach(one -> byText.put(one.text(), one));
        List<Placed> placed = new ArrayList<>();
        long samples = 0;
        int at = 0;
        while (placed.size() < spoken.size()) {
            at = next(text, at, byText);
            SpokenText chunk = longestAt(text, at, byText);
            long rate = chunk.sampleRate();
            placed.add(new Placed(at, samples * 1_000_000_000L / rate, chunk));
            samples += chunk.samples() + GAP_MILLIS * rate / 1000;
            at += chunk.text().length();
        }
        return new ChapterCheck(text, placed);
    }

    private static int next(String text, int from, Map<String, SpokenText> byText) {
        for (int at = from; at < text.length(); at++) {
            int here = at;
            if (byText.keySet().stream().anyMatch(chunk -> text.startsWith(chunk, here))) {
                return at;
            }
        }
        throw new IllegalStateException("no chunk begins after character " + from);
    }

    private static SpokenText longestAt(String text, int at, Map<String, SpokenText> byText) {
        return byText.values().stream()
                .filter(chunk -> text.startsWith(chunk.text(), at))
                .max((left, right) ->
                        Integer.compare(left.text().length(), right.text().length()))
                .orElseThrow();
    }

    private void compare(JsonNode timing, boolean absolute) {
        System.out.printf(
                "chunks %d; timing %s from %s; words %d; sentences %d%n",
                chunks.size(),
                timing.path("timing_type").asText(),
                timing.path("source").asText(),
                timing.path("words").size(),
                timing.path("sentences").size());
        if (!timing.path("words").isEmpty()) {
            compareWords(timing.path("words"), absolute);
        }
        if (absolute) {
            compareSentences(timing.path("sentences"));
        }
    }

    private void compareWords(JsonNode words, boolean absolute) {
        List<Long> errors = new ArrayList<>();
        int missing = 0;
        int next = 0;
        for (Placed chunk : chunks) {
            Map<Integer, JsonNode> given = new HashMap<>();
            int end = chunk.start() + chunk.spoken().text().length();
            while (next < words.size() && words.get(next).path("start_char").asInt() < end) {
                given.put(words.get(next).path("start_char").asInt() - chunk.start(), words.get(next));
                next++;
            }
            missing += addErrors(chunk, given, absolute, errors);
        }
        System.out.println("words: truth has " + (errors.size() / 2 + missing) + ", not timed " + missing
                + "; error in ms " + spread(errors));
    }

    /** {@return how many words have no timing} */
    private static int addErrors(Placed chunk, Map<Integer, JsonNode> given, boolean absolute, List<Long> errors) {
        long base = absolute ? chunk.startNanos() : startByFirstWord(chunk, given);
        int missing = 0;
        for (WordTiming truth : chunk.spoken().words()) {
            JsonNode word = given.get(truth.startChar());
            if (word == null
                    || word.path("word").asText().length() != truth.word().length()) {
                missing++;
            } else {
                errors.add(error(word.path("start_ms").asLong(), base, truth.start()));
                errors.add(error(word.path("end_ms").asLong(), base, truth.end()));
            }
        }
        return missing;
    }

    private static long startByFirstWord(Placed chunk, Map<Integer, JsonNode> given) {
        return given.entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .map(first -> first.getValue().path("start_ms").asLong() * 1_000_000
                        - chunk.spoken().start(first.getKey()).toNanos())
                .orElse(0L);
    }

    private static long error(long givenMillis, long baseNanos, Duration truth) {
        return Math.abs(givenMillis - Math.round((baseNanos + truth.toNanos()) / 1e6));
    }

    private void compareSentences(JsonNode sentences) {
        List<Long> errors = new ArrayList<>();
        for (JsonNode sentence : sentences) {
            int at = sentence.path("start_char").asInt();
            while (!Character.isLetterOrDigit(text.charAt(at))
                    && at < sentence.path("end_char").asInt() - 1) {
                at++;
            }
            for (Placed chunk : chunks) {
                int inside = at - chunk.start();
                if (inside >= 0 && inside < chunk.spoken().text().length()) {
                    errors.add(error(
                            sentence.path("start_ms").asLong(),
                            chunk.startNanos(),
                            chunk.spoken().start(inside)));
                }
            }
        }
        System.out.println("sentence starts: error in ms " + spread(errors));
    }

    private static String spread(List<Long> errors) {
        long[] sorted = errors.stream().mapToLong(one -> one).sorted().toArray();
        if (sorted.length == 0) {
            return "none";
        }
        return "median " + sorted[sorted.length / 2] + ", 95 % " + sorted[sorted.length * 95 / 100] + ", most "
                + sorted[sorted.length - 1] + "; above 1 ms "
                + Arrays.stream(sorted).filter(one -> one > 1).count() + " of " + sorted.length;
    }
}
