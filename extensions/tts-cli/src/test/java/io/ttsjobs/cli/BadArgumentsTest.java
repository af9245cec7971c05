package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ttsjobs.testkit.MockTtsProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong is told in words before anything is sent, and ends with 2. */
class BadArgumentsTest {

    @TempDir
    Path directory = Path.of("");

    static Stream<Arguments> badArguments() {
        return Stream.of(
                arguments("speak good.txt --nothing dir", "Unknown option"),
                arguments("speak good.txt --jobs good.txt", "good.txt is not a directory"),
                arguments("speak", "Missing required parameter: 'INPUT'"),
                arguments("speak none.txt", "none.txt: no such file or directory"),
                arguments("speak folder", "folder: is a directory"),
                arguments("speak empty.txt", "empty.txt: has no text"),
                arguments("speak blank.txt", "blank.txt: has no text"),
                arguments("speak -", "standard input: has no text"),
                arguments("speak good.txt --provider nobody", "no provider is named nobody; there is freetts"),
                arguments("speak good.txt --model m", "model"),
                arguments("speak good.txt --format flac", "'flac' is not one of mp3, opus, wav"),
                arguments(
                        "speak good.txt --format opus",
                        "--format opus: the provider does not give that; it gives wav, mp3"),
                arguments("speak good.txt -o a.opus", "-o a.opus: the provider does not give that"),
                arguments("speak good.txt -o a.m4a", "-o a.m4a: the ending names no format"),
                arguments("speak good.txt -o a.mp3 --format wav", "the ending contradicts --format wav"),
                arguments("speak good.txt -o none/a.wav", "none/a.wav: there is no directory"),
                arguments("speak good.txt -o folder --format wav", "folder: is a directory"),
                arguments("speak good.txt -o " + "n".repeat(300) + ".wav", ".wav: cannot be written ("),
                arguments("speak good.txt --timings " + "n".repeat(300) + ".json", ".json: cannot be written ("),
                arguments("speak good.txt -o - --format wav", "not to standard output"),
                arguments("speak good.wav", "good.wav: cannot be written, because it is an input"),
                arguments("speak good.txt --gap -1", "0 to 60000"),
                arguments("speak good.txt --gap 60001", "0 to 60000"),
                arguments("speak good.txt --gap soon", "'soon' is not a whole number of milliseconds"),
                arguments("speak good.txt --speed 9", "speed must be 0.25 to 4.0, but is 9.0"),
                arguments("speak good.txt --speed fast", "'fast' is not a double"),
                arguments("speak good.txt --concurrency 0", "--concurrency must be at least 1, but is 0"),
                arguments("speak good.txt --max-chars 0", "--max-chars must be at least 1, but is 0"),
                arguments("speak good.txt --first-chars 0", "--first-chars must be at least 1, but is 0"),
                arguments("speak good.txt --lang en_US", "'en_US' is not a BCP 47 language tag"),
                arguments("speak good.txt --option pitch=1", "option pitch is not one of [mood]"),
                arguments("speak good.txt --option mood", "'mood' is not NAME=VALUE, such as stability=0.5"),
                arguments("speak good.txt --option =calm", "'=calm' is not NAME=VALUE"),
                arguments("speak good.txt --option mood=calm --option mood=calm", "--option mood is given twice"),
                arguments("speak good.txt --retry never", "'never' is not one of resilient, spec"),
                arguments("speak good.txt --timings t.txt", "--timings t.txt: must end with .json"),
                arguments("speak good.txt --timings none/t.json", "there is no directory"),
                arguments("speak good.txt --subtitles s.ass", "--subtitles s.ass: must end with .vtt or .srt"),
                arguments("speak good.txt --subtitles s.vtt --subtitles s.vtt", "another output"),
                arguments("speak t.json --timings t.json", "t.json: cannot be written, because it is an input"),
                arguments("plan none.txt", "none.txt: no such file"),
                arguments("plan good.txt --max-chars 0", "--max-chars must be at least 1"),
                arguments("plan good.txt --max-chars 9 --unit bytes", "'bytes' is not one of codepoints, utf16, utf8"),
                arguments("plan good.txt --unit utf8", "--unit goes with --max-chars alone"),
                arguments("plan good.txt --provider nobody", "no provider is named nobody"),
                arguments("sentences none.txt", "none.txt: no such file"),
                arguments("sentences none.txt --jsonl", "none.txt: no such file"),
                arguments("sentences good.txt --lang 1", "'1' is not a BCP 47 language tag"),
                arguments("stitch", "Missing required"),
                arguments("stitch good.txt", "Missing required option: '--output=FILE'"),
                arguments("stitch none.wav -o a.wav", "none.wav: no such file"),
                arguments("stitch folder -o a.wav", "folder: is a directory"),
                arguments("voices --provider nobody", "no provider is named nobody"),
                arguments("providers --nothing", "Unknown option: '--nothing'"),
                arguments("jobs", "Missing required subcommand"),
                arguments("jobs lst", "there is no command 'lst'"),
                arguments("jobs list", "Missing required option: '--jobs=DIR'"),
                arguments("jobs list --jobs none", "--jobs 'none': there is no such directory"),
                arguments("jobs list --jobs good.txt", "good.txt is not a directory"),
                arguments("jobs list --jobs folder --jdbc-url x", "Unknown option"),
                arguments("jobs show --jobs folder", "Missing required parameter: 'ID'"),
                arguments("jobs resume a --jobs none --concurrency 0", "--concurrency must be at least 1"),
                arguments("jobs resume a --jobs none --budget -1", "--budget must not be negative, but is -1"),
                arguments("jobs cleanup --jobs none", "Missing required option: '--older-than=AGE'"),
                arguments("jobs cleanup --jobs none --older-than 5", "'5' is not an age such as 90m, 24h or 7d"),
                arguments("jobs cleanup --jobs none --older-than -5h", "'-5h' is not an age"),
                arguments("speek good.txt", "there is no command 'speek'"),
                arguments("", "Missing required subcommand"));
    }

    @ParameterizedTest(name = "tts {0}")
    @MethodSource("badArguments")
    void run_badArguments_saysWhatIsWrongAndSendsNothing(String commandLine, String message) throws IOException {
        MockTtsProvider mock = MockTtsProvider.builder().option("mood", "calm").build();
        Cli cli = Cli.in(directory, mock)
                .file("good.txt", "Good.")
                .file("good.wav", "Text under an odd name.")
                .file("t.json", "Text under an odd name.")
                .file("empty.txt", "")
                .file("blank.txt", " \n\t\n");
        Files.createDirectory(directory.resolve("folder"));

        int exitCode = cli.run(commandLine.isEmpty() ? new String[0] : commandLine.split(" ", -1));

        assertThat(exitCode).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(cli.err()).startsWith("tts").contains(message).doesNotContain("\tat ");
        assertThat(cli.out()).isEmpty();
        assertThat(mock.requests()).isEmpty();
        assertThat(cli.files()).containsExactly("blank.txt", "empty.txt", "folder", "good.txt", "good.wav", "t.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--option", "--voice", "--provider", "--lang", "-o", "--subtitles"})
    void speak_controlCharactersInAnArgument_areShownAndNotObeyed(String option) throws IOException {
        Cli cli = Cli.in(directory).file("good.txt", "Good.");

        assertThat(cli.run("speak", "good.txt", option, "a\n\u001B[2J/=b.wav")).isNotEqualTo(ExitCode.DONE);

        assertThat(cli.err().lines().filter(line -> !line.startsWith("Try "))).hasSize(1);
        assertThat(cli.err()).contains("a \\u001B[2J/").doesNotContain("\u001B");
    }

    @Test
    void speak_nameOfAMegabyte_isCut() throws IOException {
        Cli cli = Cli.in(directory).file("good.txt", "Good.");

        assertThat(cli.run("speak", "good.txt", "--option", "n".repeat(1 << 20) + "=1"))
                .isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err()).hasSizeLessThan(2100).endsWith("nnn ...\n");
    }

    @Test
    void run_misspeltCommand_suggestsTheRightOne() {
        Cli cli = Cli.in(directory);

        cli.run("sentence", "a.txt");

        assertThat(cli.err()).contains("Did you mean: tts sentences");
    }

    @Test
    void speak_providerWithoutKey_namesWhereKeysComeFrom() throws IOException {
        Cli cli = Cli.empty(directory)
                .with("openai", MockTtsProvider.builder().configured(false).build())
                .file("good.txt", "Good.");

        assertThat(cli.run("speak", "good.txt", "--provider", "openai")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err()).contains("provider openai is not configured").contains("OPENAI_API_KEY");
    }

    @Test
    void speak_noProvider_saysThatThereIsNone() throws IOException {
        Cli cli = Cli.empty(directory).file("good.txt", "Good.");

        assertThat(cli.run("speak", "good.txt")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err()).contains("no provider is named freetts; there is none");
    }
}
