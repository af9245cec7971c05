package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.testkit.MockTtsProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code speak --cache}: three chunks were spoken before, and then the last one is edited. */
@Timeout(60)
class SpeakCacheTest {

    private static final String TEXT = "Call me Ishmael. Some years ago.\n\nIt was late.\n";

    @TempDir
    Path directory = Path.of("");

    /** A command closes its provider, so the second command has its own. */
    private final MockTtsProvider mock = MockTtsProvider.create();

    @BeforeEach
    void speakFirst() {
        Cli.in(directory, MockTtsProvider.create()).input(TEXT).run(command("first.wav"));
    }

    /** In any order: both calls are made at once. */
    @Test
    void speak_editedText_paysForTheEditAndItsNeighbour() {
        edited().run(command("second.wav"));
        assertThat(mock.requests())
                .extracting(SynthesisRequest::text)
                .containsExactlyInAnyOrder("Some years ago.", "It was dark.");
    }

    @Test
    void speak_editedText_countsWhatWasAskedFor() throws IOException {
        Cli cli = edited();
        cli.run("speak", "-", "--max-chars", "20", "--cache", "cache", "-o", "second.wav", "--json");
        assertThat(JsonText.object(cli.json())).containsEntry("billed_characters", 27L);
    }

    @Test
    void speak_sameTextAgain_writesTheSameFileAndPaysNothing() {
        Cli.in(directory, mock).input(TEXT).run(command("second.wav"));
        assertThat(directory.resolve("second.wav")).hasSameBinaryContentAs(directory.resolve("first.wav"));
        assertThat(mock.requests()).isEmpty();
    }

    @Test
    void speak_cacheThatIsAFile_speaksAllTheSame() throws IOException {
        Files.createFile(directory.resolve("file"));
        int exitCode = edited().run("speak", "-", "--cache", "file", "-o", "second.wav");
        assertThat(exitCode).isEqualTo(ExitCode.DONE);
    }

    @Test
    void speak_blankCache_isRefused() {
        Cli cli = edited();
        assertThat(cli.run("speak", "-", "--cache", " ")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(cli.err()).contains("--cache must name a directory, but is blank");
    }

    private Cli edited() {
        return Cli.in(directory, mock).input(TEXT.replace("late", "dark"));
    }

    private static String[] command(String output) {
        return new String[] {"speak", "-", "--max-chars", "20", "--cache", "cache", "-o", output};
    }
}
