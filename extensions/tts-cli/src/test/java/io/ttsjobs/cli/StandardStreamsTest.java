package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardStreamsTest {

    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {"plan - --json", "plan -", "sentences -", "providers", "voices --json", "speak - --json --quiet"
            })
    void run_readerHasLeft_endsQuietly(String commandLine) {
        Cli cli = Cli.in(directory).input("One. Two.").stdout(new BrokenStream("Broken pipe"));

        assertThat(cli.run(commandLine.split(" ", -1))).isEqualTo(ExitCode.DONE);

        assertThat(cli.err()).isEmpty();
    }

    @Test
    void run_fullDisk_isAFailure() {
        Cli cli = Cli.in(directory).input("One. Two.").stdout(new BrokenStream("No space left on device"));

        assertThat(cli.run("plan", "-", "--json")).isEqualTo(ExitCode.FAILED);

        assertThat(cli.err()).isEqualTo("tts plan: cannot write to standard output (No space left on device)\n");
    }

    @Test
    void detect_launcherSaysTerminal_isOneOfThatWidth() {
        assertThat(detect("true", "132", Map.of("TERM", "xterm"))).isEqualTo(new Terminal(true, 132));
    }

    @Test
    void detect_dumbTerminal_isNotDrawnOn() {
        assertThat(detect("true", "132", Map.of("TERM", "dumb")).interactive()).isFalse();
    }

    @Test
    void detect_launcherSaysNoTerminal_isNone() {
        assertThat(detect("false", "80", Map.of()).interactive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',80", "wide,80", "0,80", "-5,80", "' 100 ',100"})
    void detect_columns_fallBackTo80(String told, int columns) {
        assertThat(detect("true", told, Map.of()).columns()).isEqualTo(columns);
    }

    @Test
    void detect_launcherSaysNoWidth_takesTheEnvironments() {
        Properties properties = new Properties();
        properties.setProperty("tts.terminal", "true");

        assertThat(Terminal.detect(properties, Map.of("COLUMNS", "90")).columns())
                .isEqualTo(90);
    }

    private static Terminal detect(String terminal, String columns, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("tts.terminal", terminal);
        properties.setProperty("tts.columns", columns);
        return Terminal.detect(properties, environment);
    }

    private static final class BrokenStream extends OutputStream {
        private final String why;

        BrokenStream(String why) {
            this.why = why;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(why);
        }
    }
}
