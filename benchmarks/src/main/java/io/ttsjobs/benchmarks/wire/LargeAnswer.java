package io.ttsjobs.benchmarks.wire;

import io.ttsjobs.testkit.SpeechServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One answer of ElevenLabs whose audio is 20 MB of base64, taken by a command with a heap of 32 MiB.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.ttsjobs.benchmarks.wire.LargeAnswer [heap in MiB]}
 */
public final class LargeAnswer {

    private static final long BASE64_BYTES = 20_000_000;

    private LargeAnswer() {}

    /**
     * Runs the command.
     *
     * @param args the heap in MiB; 32 if there is none
     * @throws IOException if the command cannot be run
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        String heap = args.length == 0 ? "32" : args[0];
        Path folder = Files.createTempDirectory("large-answer");
        Path text = Files.writeString(
                folder.resolve("text.txt"), "A text, and an answer that is slow and long. ".repeat(60));
        Path out = folder.resolve("out.wav");
        try (SpeechServer server = new SpeechServer().padAudioTo(BASE64_BYTES / 4 * 3)) {
            Map<String, String> environment = new HashMap<>(Service.ELEVENLABS.environment(server.url()));
            environment.put("TTS_JAVA_OPTS", "-Xmx" + heap + "m");
            int exit = Command.tts(
                    environment,
                    List.of(
                            "speak",
                            text.toString(),
                            "--provider",
                            "elevenlabs",
                            "--voice",
                            Service.ELEVENLABS.voice,
                            "--format",
                            "wav",
                            "-o",
                            out.toString()));
            System.out.printf(
                    "heap %s MiB; exit %d; base64 %d bytes; audio %d bytes; file %d bytes%n",
                    heap, exit, BASE64_BYTES, BASE64_BYTES / 4 * 3, Files.exists(out) ? Files.size(out) : 0);
        }
    }
}
