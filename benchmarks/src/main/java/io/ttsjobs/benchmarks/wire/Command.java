package io.ttsjobs.benchmarks.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs {@code ./tts} as a user would, and shows what it says. */
final class Command {

    private Command() {}

    /**
     * Runs the command to its end.
     *
     * @return the exit code
     */
    static int tts(Map<String, String> environment, List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add("./tts");
        words.addAll(arguments);
        System.out.println("$ " + String.join(" ", words));
        ProcessBuilder process = new ProcessBuilder(words).inheritIO();
        process.environment().putAll(environment);
        return process.start().waitFor();
    }
}
