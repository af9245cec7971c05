package io.ttsjobs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("file");
    }

    @Test
    void write_existingFile_isReplaced() throws IOException {
        Files.writeString(file, "the old content");
        DurableFiles.write(file, text("new"));
        assertThat(file).hasContent("new");
    }

    @Test
    void writeAhead_existingFile_isReplaced() throws IOException {
        Files.writeString(file, "the old content");
        DurableFiles.writeAhead(file, text("new"));
        assertThat(file).hasContent("new");
    }

    @Test
    void writeAhead_contentThatFails_leavesTheOld() throws IOException {
        Files.writeString(file, "old");
        assertThatThrownBy(() -> DurableFiles.writeAhead(file, DurableFilesTest::failHalfWay))
                .hasMessage("full");
        assertThat(file).hasContent("old");
    }

    @Test
    void write_contentThatFails_leavesTheOld() throws IOException {
        Files.writeString(file, "old");
        assertThatThrownBy(() -> DurableFiles.write(file, DurableFilesTest::failHalfWay))
                .hasMessage("full");
        assertThat(file).hasContent("old");
    }

    @Test
    void write_contentThatFails_leavesNothingElse() {
        assertThatThrownBy(() -> DurableFiles.write(file, DurableFilesTest::failHalfWay))
                .hasMessage("full");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void write_nameOfADirectory_leavesNothingElse() throws IOException {
        Files.createDirectories(file.resolve("full"));
        assertThatThrownBy(() -> DurableFiles.write(file, text("new"))).isInstanceOf(IOException.class);
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void write_leftoverOfACrash_isNotInTheWay() throws IOException {
        Files.writeString(directory.resolve("file.new"), "half a f");
        DurableFiles.write(file, text("new"));
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void write_interruptedThread_writesAndKeepsTheInterrupt() throws IOException {
        Thread.currentThread().interrupt();
        DurableFiles.write(file, text("new"));
        boolean interrupted = Thread.interrupted();
        assertThat(interrupted).isTrue();
        assertThat(file).hasContent("new");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void deleteDirectory_linkInIt_isNotFollowed() throws IOException {
        Files.writeString(file, "precious");
        Path doomed = Files.createDirectory(directory.resolve("doomed"));
        Files.createSymbolicLink(doomed.resolve("link"), file);
        DurableFiles.deleteDirectory(doomed);
        assertThat(directory.toFile().list()).containsExactly("file");
    }

    @Test
    void deleteDirectory_none_isHarmless() throws IOException {
        DurableFiles.deleteDirectory(directory.resolve("none"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void list_none_isEmpty() throws IOException {
        assertThat(DurableFiles.list(directory.resolve("none"))).isEmpty();
    }

    private static DurableFiles.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void failHalfWay(OutputStream out) throws IOException {
        out.write(new byte[100_000]);
        throw new IOException("full");
    }
}
