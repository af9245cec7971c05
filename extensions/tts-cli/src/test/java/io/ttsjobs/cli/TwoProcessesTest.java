package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.testkit.SpeechServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code speak} while another process speaks in the same place, and is in the middle of its call. */
@Timeout(120)
class TwoProcessesTest {

    @TempDir
    Path home = Path.of("");

    private final CompletableFuture<Void> called = new CompletableFuture<>();
    private final CompletableFuture<Void> answer = new CompletableFuture<>();
    private final SpeechServer server = new SpeechServer().onCall(call -> {
        if (call.number() == 1) {
            called.complete(null);
            answer.join();
        }
    });

    @BeforeEach
    void writeText() throws IOException {
        Files.writeString(home.resolve("text.txt"), "Call me Ishmael.");
    }

    @AfterEach
    void stopServer() {
        answer.complete(null);
        server.close();
    }

    @Test
    void speak_jobsInUse_isBadInput() throws IOException, InterruptedException {
        try (TtsProcess first = start("a.mp3", "--jobs", "jobs")) {
            first.awaitEventOrEnd(called);
            try (TtsProcess second = start("b.mp3", "--jobs", "jobs")) {
                assertThat(second.awaitExitCode()).isEqualTo(ExitCode.BAD_INPUT);
                assertThat(second.err())
                        .isEqualTo("tts speak: --jobs jobs: " + home.resolve("jobs")
                                + " cannot be used: another process uses it\n");
            }
        }
    }

    @Test
    void speak_jobsInUse_disturbsNobody() throws IOException, InterruptedException {
        try (TtsProcess first = start("a.mp3", "--jobs", "jobs")) {
            first.awaitEventOrEnd(called);
            try (TtsProcess second = start("b.mp3", "--jobs", "jobs")) {
                second.awaitExitCode();
            }
            answer.complete(null);
            assertThat(first.awaitExitCode()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void speak_sameDirectory_leavesTheOthersFilesAlone() throws IOException, InterruptedException {
        try (TtsProcess first = start("a.mp3")) {
            first.awaitEventOrEnd(called);
            try (TtsProcess second = start("b.mp3")) {
                assertThat(second.awaitExitCode()).isEqualTo(ExitCode.DONE);
            }
            answer.complete(null);
            assertThat(first.awaitExitCode()).isEqualTo(ExitCode.DONE);
        }
    }

    private TtsProcess start(String output, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("speak", "text.txt", "-o", output));
        arguments.addAll(PlayedService.OPENAI.options());
        arguments.addAll(List.of(more));
        Path errors = home.resolve(output + ".err");
        return TtsProcess.start(home, errors, PlayedService.OPENAI.environment(server), arguments);
    }
}
