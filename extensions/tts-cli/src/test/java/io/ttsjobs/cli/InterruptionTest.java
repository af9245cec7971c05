package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.testkit.SpeechServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real process that gets a signal while the server takes its time over the first call. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS) // it has no signals
class InterruptionTest {

    private static final Duration MOMENT = Duration.ofMillis(50);

    @TempDir
    Path home = Path.of("");

    @TempDir
    Path outside = Path.of("");

    private final CompletableFuture<Void> called = new CompletableFuture<>();
    private final CompletableFuture<Void> answer = new CompletableFuture<>();
    private final SpeechServer server = new SpeechServer().onCall(call -> {
        called.complete(null);
        answer.join();
    });

    @BeforeEach
    void writeText() throws IOException {
        Files.writeString(home.resolve("text.txt"), "Call me Ishmael.\n\nSome years ago.");
    }

    @AfterEach
    void stopServer() {
        answer.complete(null);
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void speak_interrupted_doesNotWaitAndLeavesNothing(String signal) throws IOException, InterruptedException {
        try (TtsProcess process = start()) {
            process.awaitEventOrEnd(called);
            process.signal(signal);
            assertThat(process.awaitExitCode()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(process.err()).isEqualTo("tts speak: interrupted\n");
        }
        assertThat(files()).containsExactly("text.txt");
    }

    /** The answer is held back until the command says that it waits, and it starts no other call then. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void speakJobs_interrupted_keepsTheAnswerOfTheCallInFlight(String signal) throws IOException, InterruptedException {
        try (TtsProcess process = start("--jobs", "jobs")) {
            process.awaitEventOrEnd(called);
            process.signal(signal);
            while (!process.err().contains("once more") && !process.endsWithin(MOMENT)) {
                // it goes on waiting
            }
            answer.complete(null);
            assertThat(process.awaitExitCode()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(process.err()).isEqualTo("""
                    tts: waiting for calls that are paid for; interrupt once more to end at once
                    tts speak: interrupted; the same command goes on where it stopped
                    """);
        }
        assertThat(server.calls()).hasSize(1);
        assertThat(JobFiles.in(home).recorded()).containsExactly(0);
    }

    /** The server never answers; without a second signal the command would wait half a minute. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void speakJobs_interruptedAgain_endsAtOnce(String signal) throws IOException, InterruptedException {
        try (TtsProcess process = start("--jobs", "jobs")) {
            process.awaitEventOrEnd(called);
            process.signal(signal);
            long start = System.nanoTime();
            while (!process.endsWithin(MOMENT)) {
                process.signal(signal);
            }
            assertThat(process.awaitExitCode()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(process.err()).endsWith("tts: interrupted; the same command goes on where it stopped\n");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Resumption.GRACE);
        }
        assertThat(JobFiles.in(home).unfinished()).isEmpty();
    }

    private TtsProcess start(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("speak", "text.txt", "-o", "out.mp3", "--max-chars", "20"));
        arguments.addAll(List.of("--concurrency", "1"));
        arguments.addAll(PlayedService.OPENAI.options());
        arguments.addAll(List.of(more));
        return TtsProcess.start(home, outside.resolve("err"), PlayedService.OPENAI.environment(server), arguments);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
