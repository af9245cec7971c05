package io.ttsjobs.benchmarks.timing;

import io.ttsjobs.benchmarks.timing.Narration.Word;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A voice of espeak-ng, which has to be installed, with python3: a script asks its library for the event of each word, and
 * runs as a process of its own.
 */
final class EspeakNarrator implements Narrator {

    private final String voice;

    EspeakNarrator(String voice) {
        this.voice = voice;
    }

    @Override
    public List<Narration> narrate(List<String> texts) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("espeak");
        try {
            Path script = folder.resolve("espeak_words.py");
            try (InputStream source = EspeakNarrator.class.getResourceAsStream("espeak_words.py")) {
                Files.copy(Objects.requireNonNull(source, "espeak_words.py"), script);
            }
            for (int i = 0; i < texts.size(); i++) {
                Files.writeString(folder.resolve(i + ".txt"), texts.get(i));
            }
            run(script, folder, texts.size());
            List<Narration> all = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                all.add(read(folder, i, texts.get(i)));
            }
            return all;
        } finally {
            delete(folder);
        }
    }

    private void run(Path script, Path folder, int texts) throws InterruptedException {
        int code;
        try {
            code = new ProcessBuilder("python3", script.toString(), voice, folder.toString(), Integer.toString(texts))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new VoiceMissingException("espeak:" + voice + " needs python3, which cannot be started");
        }
        if (code != 0) {
            throw new VoiceMissingException("espeak:" + voice + " cannot speak: the script ended with " + code
                    + "; it needs espeak-ng with its library, libespeak-ng.so.1");
        }
    }

    /** A line tells of a word: at which code point it begins, and at which nanosecond. */
    private static Narration read(Path folder, int index, String text) throws IOException {
        List<Word> words = new ArrayList<>();
        int last = -1;
        for (String line : Files.readAllLines(folder.resolve(index + ".words"))) {
            String[] fields = line.split(" ", 2);
            int start = letterFrom(Integer.parseInt(fields[0]), text);
            if (start > last && start < text.length()) { // a number is several words at one place
                words.add(new Word(start, Duration.ofNanos(Long.parseLong(fields[1]))));
                last = start;
            }
        }
        return Narration.of(Files.readAllBytes(folder.resolve(index + ".wav")), words);
    }

    /** Where a clause begins, the place is that of the mark before its first word; what is said of no word has none. */
    private static int letterFrom(int codePoint, String text) {
        if (codePoint < 0 || codePoint >= text.codePointCount(0, text.length())) {
            return text.length();
        }
        int start = text.offsetByCodePoints(0, codePoint);
        while (start < text.length() && !Character.isLetterOrDigit(text.codePointAt(start))) {
            start++;
        }
        return start;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
