package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {

    private final TemporaryFiles temporaryFiles = new TemporaryFiles();

    @TempDir
    Path directory = Path.of("");

    @Test
    void beside_target_isInTheSameDirectory() throws IOException {
        try (TemporaryFiles.Directory scratch = temporaryFiles.beside(directory.resolve("a.wav"))) {
            assertThat(scratch.path().getParent()).isEqualTo(directory);
        }
    }

    @Test
    void close_directoryWithFiles_deletesIt() throws IOException {
        try (TemporaryFiles.Directory scratch = temporaryFiles.beside(directory.resolve("a.wav"))) {
            Files.createDirectories(scratch.path().resolve("b/c"));
            Files.writeString(scratch.path().resolve("b/c/d"), "d");
        }

        assertThat(directory).isEmptyDirectory();
        assertThat(temporaryFiles.isEmpty()).isTrue();
    }

    @Test
    @SuppressWarnings("MustBeClosedChecker")
    void deleteAll_openDirectories_deletesThem() throws IOException {
        TemporaryFiles.Directory first = temporaryFiles.beside(directory.resolve("a.wav"));
        TemporaryFiles.Directory second = temporaryFiles.beside(directory.resolve("a.wav"));
        Files.writeString(first.path().resolve("x"), "x");

        temporaryFiles.deleteAll();

        assertThat(directory).isEmptyDirectory();
        first.close();
        second.close();
    }

    /** A signal may come while the program begins; what it makes then, nobody would delete. */
    @Test
    void beside_afterDeleteAll_makesNothing() {
        temporaryFiles.deleteAll();

        assertThatThrownBy(
                        () -> temporaryFiles.beside(directory.resolve("a.wav")).close())
                .isInstanceOf(InterruptedIOException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void beside_leftoverOfAProcessThatDied_deletesIt() throws IOException {
        Files.createFile(directory.resolve(".tts-1.lock"));
        Files.createDirectory(directory.resolve(".tts-1"));
        Files.writeString(directory.resolve(".tts-1/content"), "half a f");

        temporaryFiles.beside(directory.resolve("a.wav")).close();

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void beside_filesOfSomebodyWhoLives_leavesThemAlone() throws IOException {
        try (TemporaryFiles.Directory other = new TemporaryFiles().beside(directory.resolve("b.wav"))) {
            temporaryFiles.beside(directory.resolve("a.wav")).close();
            assertThat(other.path()).isDirectory();
        }
    }

    @Test
    void beside_directoryWithoutALock_isNotOurs() throws IOException {
        Files.createDirectory(directory.resolve(".tts-1"));
        temporaryFiles.beside(directory.resolve("a.wav")).close();
        assertThat(directory.resolve(".tts-1")).isDirectory();
    }

    @Test
    void write_contentFails_leavesTheOldFileAndNothingElse() throws IOException {
        Cli cli = Cli.empty(directory).file("t.json", "old");
        OutputFile output = OutputFile.check("t.json", cli.context(), List.of());

        assertThatThrownBy(() -> output.write(out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("full");
                }))
                .isInstanceOf(IOException.class);

        assertThat(cli.files()).containsExactly("t.json");
        assertThat(cli.read("t.json")).isEqualTo("old");
    }
}
