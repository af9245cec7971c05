package io.ttsjobs.benchmarks.wire;

import io.ttsjobs.testkit.SpeechServer;
import io.ttsjobs.testkit.SpokenText;
import io.ttsjobs.testkit.WireFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A job of 500 chunks at a service that refuses one call in ten with 429 and one in fifty with 503.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.ttsjobs.benchmarks.wire.FlakyService openai|elevenlabs}
 */
public final class FlakyService {

    private static final int CHUNKS = 500;
    private static final long SEED = 20_261_125;

    private FlakyService() {}

    /**
     * Runs the job and counts.
     *
     * @param args the service
     * @throws IOException if the command cannot be run
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Service service = Service.of(args[0]);
        Path folder = Files.createTempDirectory("flaky-service");
        Path text = Files.writeString(folder.resolve("text.txt"), text());
        Map<WireFault, Double> faults = new LinkedHashMap<>();
        faults.put(WireFault.STATUS_429, 0.10);
        faults.put(WireFault.STATUS_503, 0.02);
        try (SpeechServer server = new SpeechServer().faults(SEED, faults)) {
            long started = System.nanoTime();
            int exit = Command.tts(
                    service.environment(server.url()),
                    List.of(
                            "speak",
                            text.toString(),
                            "--provider",
                            service.id,
                            "--voice",
                            service.voice,
                            "--concurrency",
                            "8",
                            "--max-chars",
                            "60",
                            "--retry",
                            "resilient",
                            "-o",
                            folder.resolve("out.mp3").toString()));
            Map<String, Long> paid =
                    server.spoken().stream().collect(Collectors.groupingBy(SpokenText::text, Collectors.counting()));
            System.out.printf(
                    "exit %d; chunks %d; calls %d; refused %d; paid %d; paid twice %d; most calls at once %d; %.1f s%n",
                    exit,
                    paid.size(),
                    server.calls().size(),
                    server.calls().size() - server.spoken().size(),
                    server.spoken().size(),
                    paid.values().stream().filter(times -> times > 1).count(),
                    server.mostCallsAtOnce(),
                    (System.nanoTime() - started) / 1e9);
        }
    }

    private static String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= CHUNKS; i++) {
            text.append("This is chunk number ").append(i).append(" of a longer text.\n\n");
        }
        return text.toString();
    }
}
