package io.ttsjobs.job;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names that are no job's, and that a careless program would make a path of. */
final class HostileIds {

    private static final List<String> DOTS = List.of(
            "..",
            ".",
            "%2e%2e",
            "%252e%252e",
            "\u2024\u2024",
            "\uff0e\uff0e",
            "\u2025",
            "\u2026",
            "\u00b7\u00b7",
            "\u3002\u3002",
            ".. ",
            "...",
            "..;",
            "%c0%ae%c0%ae");

    private static final List<String> SLASHES =
            List.of("/", "\\", "%2f", "%5c", "%252f", "\u2215", "\u2044", "\uff0f", "\uff3c", "//", "/./", "%c0%af");

    private static final List<String> ROOTS = List.of(
            "/etc/passwd",
            "//etc/passwd",
            "/",
            "C:\\Windows",
            "C:",
            "\\\\server\\share",
            "\\\\?\\C:\\x",
            "file:///etc/passwd",
            "~",
            "~root",
            "$HOME",
            "${HOME}",
            "%TEMP%",
            "`id`",
            "$(id)",
            "|id",
            ";id",
            "&",
            "*",
            "?",
            "[a-z]",
            "{a,b}",
            "\"",
            "'",
            "<",
            ">",
            "",
            " ",
            "\t",
            "\n",
            "\r\n",
            "\u0000",
            "\u001b[2J",
            "\u200b",
            "\u202e",
            "\ufeff",
            "\ud800",
            "\ud83d\ude00",
            "\u0130",
            "\u017f",
            "\u212a",
            "\u00e9",
            "e\u0301",
            "\uff21",
            "\u0661");

    /** What stands in the directories of the store and the storage, or nearly so. */
    private static final List<String> INSIDE = List.of(
            ".lock",
            ".real.new",
            ".real.gone",
            "real/state.json",
            "real/chunks",
            "real.mp3",
            "real.wav",
            ".real.x.part");

    private HostileIds() {}

    /** {@return more than two hundred, each once} */
    static List<String> all() {
        Set<String> ids = new LinkedHashSet<>(ROOTS);
        ids.addAll(INSIDE);
        for (String dots : DOTS) {
            for (String slash : SLASHES) {
                ids.add(dots + slash + "canary");
            }
            ids.add(dots);
            ids.add(dots + "/" + dots + "/canary");
        }
        for (String reserved : List.of("CON", "NUL", "AUX", "PRN", "COM1", "LPT1", "CONIN$")) {
            ids.add(reserved + ".");
            ids.add(reserved + ".txt");
            ids.add(reserved + ":");
        }
        for (String end :
                List.of(".", " ", "\u0000", "\n", "/", "\\", "/.", "/..", "::$DATA", ".mp3", "\u0000.mp3", "%00")) {
            ids.add("real" + end);
            ids.add(end + "real");
        }
        for (int length : new int[] {65, 255, 256, 4_096, 100_000}) {
            ids.add("a".repeat(length));
            ids.add("../".repeat(length));
        }
        return new ArrayList<>(ids);
    }

    /** {@return sound names of jobs that there are not: a system that minds them, or case, must not take them for another} */
    static List<String> unknown() {
        return List.of(
                "CON",
                "NUL",
                "AUX",
                "COM1",
                "LPT1",
                "-",
                "--help",
                "_",
                "0",
                "REAL",
                "Real",
                "rea",
                "reall",
                "lock",
                "a".repeat(64));
    }
}
