package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentencesCommandTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void sentences_text_isOneLineEachWithOffsets() {
        Cli cli = Cli.empty(directory).input("One\ntwo. Three.");

        assertThat(cli.run("sentences", "-", "--lang", "en")).isEqualTo(ExitCode.DONE);

        assertThat(cli.out()).isEqualTo("0\t8\tOne two.\n9\t15\tThree.\n");
    }

    @Test
    void sentences_jsonl_answersEachLineUnderItsId() {
        Cli cli = Cli.empty(directory)
                .input("{\"id\": \"a/1\", \"lang\": \"en\", \"text\": \"One. Two.\", \"tags\": [\"x\", {}]}\n"
                        + "\n"
                        + "{\"text\": \"\", \"id\": \"b\"}\n");

        assertThat(cli.run("sentences", "--jsonl", "-")).isEqualTo(ExitCode.DONE);

        assertThat(cli.out()).isEqualTo("{\"id\":\"a/1\",\"spans\":[[0,4],[5,9]]}\n{\"id\":\"b\",\"spans\":[]}\n");
    }

    @Test
    void sentences_brokenJson_namesTheLine() {
        assertThat(errorOf("{\"id\": \"a\", \"text\": \"One.\"}\n{\"id\": \n"))
                .startsWith("tts sentences: standard input: line ");
    }

    @Test
    void sentences_lineWithoutText_isBadInput() {
        assertThat(errorOf("{\"id\": \"a\", \"text\": \"One.\"}\n{\"id\": \"b\"}\n"))
                .isEqualTo("tts sentences: standard input: line 2: \"id\" and \"text\" must both be there\n");
    }

    @Test
    void sentences_lineThatIsNoObject_isBadInput() {
        assertThat(errorOf("[1]\n")).contains("line 1: a JSON object is expected");
    }

    @Test
    void sentences_idThatIsNoString_isBadInput() {
        assertThat(errorOf("{\"id\": 1, \"text\": \"One.\"}\n")).contains("line 1: \"id\" must be a string");
    }

    @Test
    void sentences_malformedLanguage_isBadInput() {
        assertThat(errorOf("{\"id\": \"a\", \"lang\": \"e n\", \"text\": \"One.\"}\n"))
                .contains("line 1: 'e n' is not");
    }

    private String errorOf(String input) {
        Cli cli = Cli.empty(directory).input(input);
        assertThat(cli.run("sentences", "--jsonl", "-")).isEqualTo(ExitCode.BAD_INPUT);
        return cli.err();
    }
}
