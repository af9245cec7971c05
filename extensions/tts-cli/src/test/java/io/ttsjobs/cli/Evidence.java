package io.ttsjobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What somebody could come to see of a run, and where. Thread-safe. */
final class Evidence {

    private final Map<String, StringBuilder> seen = new LinkedHashMap<>();

    synchronized void add(String where, Object what) {
        seen.computeIfAbsent(where, none -> new StringBuilder()).append(what).append('\n');
    }

    /** With its causes, what was suppressed, and the messages of them all. */
    void addFailure(String where, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        add(where, trace);
    }

    /** Their names, and every byte as a character. */
    void addFilesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                add("names of files", file);
                if (Files.isRegularFile(file)) {
                    add("file " + file.getFileName(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    /** Whether anything was seen there. */
    synchronized boolean has(String where) {
        return seen.containsKey(where);
    }

    /** Where the key shows, and in which spellings. */
    synchronized List<String> showsKey() {
        return seen.entrySet().stream()
                .flatMap(place -> CanaryKey.spellingsIn(place.getValue().toString()).stream()
                        .map(spelling -> place.getKey() + ": " + spelling))
                .toList();
    }
}
