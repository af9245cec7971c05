package io.ttsjobs.benchmarks.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The system calls that a process made for the files of one directory, as strace saw them. */
final class Trace {

    private static final Pattern CALL =
            Pattern.compile("^(\\d+) +(\\w+)\\((?:AT_FDCWD[^,]*, )?(?:\"([^\"]*)\"|\\d+<([^>]*)>)(?:, \"([^\"]*)\")?");

    private final List<Call> calls;

    /** A call; the target is that of a rename, and else empty. */
    private record Call(String thread, String name, String file, String target) {}

    /**
     * A place where a process can be hit.
     *
     * @param call the system call
     * @param file what it is for
     * @param number counts the calls of that name for that file in a thread, from 1
     */
    record Point(String call, String file, int number) {}

    private Trace(List<Call> calls) {
        this.calls = calls;
    }

    /**
     * Reads a log.
     *
     * @param log what {@code strace -f -y} wrote
     * @param home names of files count from here; others do not count
     */
    static Trace read(Path log, Path home) throws IOException {
        List<Call> calls = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher call = CALL.matcher(line);
            if (call.find()) {
                String file = call.group(3) == null ? call.group(4) : call.group(3);
                String target = call.group(2).equals("rename") ? call.group(5) : "";
                if (file.startsWith(home + "/")) {
                    calls.add(new Call(call.group(1), call.group(2), inside(home, file), inside(home, target)));
                }
            }
        }
        return new Trace(calls);
    }

    private static String inside(Path home, String file) {
        return file.startsWith(home + "/") ? file.substring(home.toString().length() + 1) : file;
    }

    /** Every point, in the order of the calls. strace counts the calls of each thread on its own. */
    Set<Point> points() {
        Set<Point> points = new LinkedHashSet<>();
        Map<Call, Integer> numbers = new HashMap<>();
        for (Call call : calls) {
            int number = numbers.merge(new Call(call.thread(), call.name(), call.file(), ""), 1, Integer::sum);
            points.add(new Point(call.name(), call.file(), number));
        }
        return points;
    }

    /**
     * Renames that could reach the disk before what they name: nobody forced the file there since it was written. What a
     * loss of power does cannot be tried here, so this stands for it.
     */
    List<String> hastyRenames() {
        List<String> hasty = new ArrayList<>();
        Map<String, Boolean> forced = new HashMap<>();
        for (Call call : calls) {
            switch (call.name()) {
                case "write" -> forced.put(call.file(), false);
                case "fsync" -> forced.put(call.file(), true);
                case "rename" -> {
                    if (Boolean.FALSE.equals(forced.get(call.file()))) {
                        hasty.add(call.file() + " -> " + call.target());
                    }
                }
                default -> {
                    // others make nothing that could be lost
                }
            }
        }
        return hasty;
    }

    /** Renames of the store after which nobody forced the directory to the disk. */
    List<String> forgottenRenames() {
        List<String> forgotten = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Call rename = calls.get(i);
            if (rename.name().equals("rename") && rename.target().startsWith(JobFolder.JOBS)) {
                Path target = Path.of(rename.target());
                String directory =
                        target.getParent() == null ? "" : target.getParent().toString();
                boolean forced = calls.subList(i, calls.size()).stream()
                        .anyMatch(call ->
                                call.name().equals("fsync") && call.file().equals(directory));
                if (!forced) {
                    forgotten.add(rename.target());
                }
            }
        }
        return forgotten;
    }
}
