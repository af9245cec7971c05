package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputTextTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void read_malformedBytes_namesTheirOffset() {
        byte[] bytes = "Gr\u00FC\u00DFe".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(errorOf(bytes)).contains("standard input: is not UTF-8: the byte at offset 2 (0xfc)");
    }

    @Test
    void read_truncatedCharacter_namesItsOffset() {
        byte[] bytes = {'a', (byte) 0xE2, (byte) 0x82};

        assertThat(errorOf(bytes)).contains("the byte at offset 1 (0xe2)");
    }

    @Test
    void read_encodedSurrogate_isMalformed() {
        byte[] bytes = {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80};

        assertThat(errorOf(bytes)).contains("the byte at offset 1 (0xed)");
    }

    @Test
    void read_nulByte_looksBinary() {
        assertThat(errorOf(new byte[] {'a', 'b', 0, 'c'})).contains("looks binary: there is a NUL byte at offset 2");
    }

    @Test
    void read_utf16_isNamed() {
        assertThat(errorOf("\uFEFFHello".getBytes(StandardCharsets.UTF_16LE))).contains("looks like UTF-16");
    }

    @Test
    void read_byteOrderMarkAlone_hasNoText() {
        assertThat(errorOf("\uFEFF\n".getBytes(StandardCharsets.UTF_8))).contains("standard input: has no text");
    }

    @Test
    void read_charactersBeyondTheFirstPlane_countTwo() {
        Cli cli = Cli.in(directory).input("\uD83D\uDE00 Hi.");

        cli.run("sentences", "-");

        assertThat(cli.out()).isEqualTo("0\t6\t\uD83D\uDE00 Hi.\n");
    }

    @Test
    void read_carriageReturns_count() {
        Cli cli = Cli.in(directory).input("One.\r\n\r\nTwo.\r\n");

        cli.run("sentences", "-");

        assertThat(cli.out()).isEqualTo("0\t4\tOne.\n8\t12\tTwo.\n");
    }

    private String errorOf(byte[] bytes) {
        Cli cli = Cli.in(directory).input(bytes);
        assertThat(cli.run("sentences", "-")).isEqualTo(ExitCode.BAD_INPUT);
        return cli.err();
    }
}
