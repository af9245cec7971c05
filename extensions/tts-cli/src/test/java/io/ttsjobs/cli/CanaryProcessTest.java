package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.cli.CanaryServer.Habit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link CanaryKeyTest} for the command in a process of its own, whose key comes as users give it. */
@Timeout(120)
class CanaryProcessTest {

    @TempDir
    Path home = Path.of("");

    @TempDir
    Path outside = Path.of("");

    static Stream<Arguments> runs() {
        return Stream.of(PlayedService.values())
                .flatMap(service ->
                        Stream.of(Habit.SPEAKS, Habit.ANSWERS_401).map(habit -> Arguments.of(service, habit)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void speak_serverEchoesTheKey_showsItNowhere(PlayedService service, Habit habit)
            throws IOException, InterruptedException {
        Evidence evidence = new Evidence();
        try (CanaryServer server = new CanaryServer(habit);
                TtsProcess process = start(service, server)) {
            int expected = habit == Habit.SPEAKS ? ExitCode.DONE : ExitCode.FAILED;
            assertThat(process.awaitExitCode()).as(process.err()).isEqualTo(expected);
            evidence.add("standard output", process.out());
            evidence.add("standard error, logs at level TRACE included", process.err());
        }
        evidence.addFilesBelow(home);
        assertThat(evidence.showsKey()).isEmpty();
    }

    private TtsProcess start(PlayedService service, CanaryServer server) throws IOException {
        Files.writeString(home.resolve("text.txt"), "Call me Ishmael.");
        Map<String, String> environment = new HashMap<>(service.environment(server.url(), CanaryKey.VALUE));
        environment.put("JAVA_TOOL_OPTIONS", "-Dorg.slf4j.simpleLogger.log.io.ttsjobs=trace");
        List<String> command = new ArrayList<>(List.of("speak", "text.txt", "--verbose", "--json"));
        command.addAll(service.options());
        command.addAll(List.of("--jobs", "jobs", "--cache", "cache", "-o", "out.mp3", "--timings", "out.json"));
        return TtsProcess.start(home, outside.resolve("err"), environment, command);
    }
}
