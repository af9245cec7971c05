package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebrisTest {

    @TempDir
    Path root;

    private Path directory;

    @BeforeEach
    void fill() throws IOException {
        directory = Files.createDirectory(root.resolve(".a.gone"));
        Files.createFile(directory.resolve("0.audio"));
    }

    @Test
    void close_afterDiscard_hasDeletedIt() {
        Debris debris = new Debris();
        debris.discard(directory);
        debris.close();
        assertThat(directory).doesNotExist();
    }

    @Test
    void close_twice_isHarmless() {
        Debris debris = new Debris();
        debris.discard(directory);
        debris.close();
        debris.close();
        assertThat(directory).doesNotExist();
    }

    @Test
    void close_interrupted_keepsTheInterrupt() {
        Debris debris = new Debris();
        debris.discard(directory);
        Thread.currentThread().interrupt();
        debris.close();
        assertThat(Thread.interrupted()).isTrue();
        debris.close(); // so that nobody deletes any more when the test is over
    }

    @Test
    void discard_afterClose_leavesItToTheNextToOpen() {
        Debris debris = new Debris();
        debris.close();
        debris.discard(directory);
        assertThat(directory).isNotEmptyDirectory();
    }
}
