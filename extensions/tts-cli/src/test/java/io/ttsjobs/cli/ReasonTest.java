package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void of_fileThatAStreamCannotOpen_saysWhy() {
        assertThat(Reason.of(new FileNotFoundException("/a (b) (Input/output error)")))
                .isEqualTo("Input/output error");
    }

    @Test
    void of_fileThatIsNotThere_isTheSameOfStreamsAndPaths() {
        assertThat(Reason.of(new FileNotFoundException("/a (No such file or directory)")))
                .isEqualTo(Reason.of(new NoSuchFileException("/a")));
    }

    @Test
    void of_fileNotFoundWithoutAReason_isNoSuchFile() {
        assertThat(Reason.of(new FileNotFoundException("/a"))).isEqualTo("no such file or directory");
    }

    @Test
    void of_messageOnly_isTheMessage() {
        assertThat(Reason.of(new IOException("full"))).isEqualTo("full");
    }
}
