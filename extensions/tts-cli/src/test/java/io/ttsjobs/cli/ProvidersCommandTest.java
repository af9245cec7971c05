package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.MockTtsProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersCommandTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void providers_forPeople_tellsOneAfterTheOther() {
        Cli cli = Cli.empty(directory)
                .with(
                        "fixed",
                        MockTtsProvider.builder().fixedSpeed().configured(false).build())
                .with(
                        "mock",
                        MockTtsProvider.builder()
                                .textLimit(TextLimit.utf8Bytes(900))
                                .option("mood", "calm", "merry")
                                .option("pitch", "low", "high")
                                .build());

        assertThat(cli.run("providers")).isEqualTo(ExitCode.DONE);

        assertThat(cli.out()).isEqualTo("""
                        fixed
                          configured: no
                          longest text: 4,096 utf16
                          formats: wav, mp3
                          speed: fixed
                          word timings: yes
                          calls at once: 4
                          options: none

                        mock
                          configured: yes
                          longest text: 900 utf8
                          formats: wav, mp3
                          speed: 0.25 to 4.0
                          word timings: yes
                          calls at once: 4
                          options:
                            mood: one of calm, merry
                            pitch: one of low, high
                        """);
    }

    @Test
    void providers_json_hasTheShapePromised() throws IOException {
        Cli cli = Cli.in(
                directory,
                MockTtsProvider.builder().option("mood", "calm", "merry").build());

        cli.run("providers", "--json");

        assertThat(cli.json())
                .isEqualTo(Map.of(
                        "providers",
                        List.of(Map.of(
                                "name",
                                "freetts",
                                "displayName",
                                "freetts",
                                "configured",
                                true,
                                "textLimit",
                                Map.of("max", 4096L, "unit", "utf16"),
                                "formats",
                                List.of("wav", "mp3"),
                                "speed",
                                Map.of("min", 0.25, "max", 4.0),
                                "wordTimings",
                                true,
                                "maxConcurrency",
                                4L,
                                "options",
                                List.of(Map.of("name", "mood", "allowed", "one of calm, merry")))),
                        "failures",
                        List.of()));
    }

    @Test
    void providers_limitOfTwoParts_showsBoth() throws IOException {
        MockTtsProvider mock = MockTtsProvider.builder()
                .textLimit(TextLimit.codePoints(4096).and(TextLimit.tokens(2000)))
                .build();
        Cli people = Cli.in(directory, mock);
        Cli script = Cli.in(directory, mock);

        people.run("providers");
        script.run("providers", "--json");

        assertThat(people.out()).contains("  longest text: 4,096 codepoints and 2,000 tokens\n");
        assertThat(script.out())
                .contains("\"textLimit\":{\"max\":4096,\"unit\":\"codepoints\","
                        + "\"second\":{\"max\":2000,\"unit\":\"tokens\"}}");
    }

    @Test
    void providers_optionOfManyWords_fitsATerminal() {
        Cli cli = Cli.in(
                directory,
                MockTtsProvider.builder()
                        .option("mood", "calm".repeat(10), "merry".repeat(8), "sad")
                        .build());

        cli.run("providers");

        assertThat(cli.out())
                .endsWith("    mood: one of " + "calm".repeat(10) + ",\n      " + "merry".repeat(8) + ", sad\n");
    }

    @Test
    void providers_theRealOnes_fitATerminal() {
        Cli cli = Cli.empty(directory);
        ServiceLoader.load(TtsProviderFactory.class).forEach(cli::with);

        cli.run("providers");

        assertThat(cli.out()).contains("openai\n", "elevenlabs\n", "freetts\n").matches("(.{0,80}\n)+");
    }

    @Test
    void providers_oneWithAWrongSetting_isShownWithTheReasonBesideTheOthers() {
        Cli cli = Cli.in(directory).with(new WronglySet());

        assertThat(cli.run("providers")).isEqualTo(ExitCode.DONE);

        assertThat(cli.out())
                .contains("freetts\n  configured: yes\n")
                .endsWith("failed to load: wrong: WRONG_URL is no address\n");
    }

    @Test
    void voices_forPeople_isATableWithTheDefaultFirst() {
        Cli cli = Cli.in(directory);

        assertThat(cli.run("voices")).isEqualTo(ExitCode.DONE);

        assertThat(cli.out()).isEqualTo("""
                        ID    NAME  LANGUAGE  GENDER
                        alto  Alto  en-US     female
                        bass  Bass  en-GB     male
                        """);
    }

    @Test
    void voices_json_hasTheShapePromised() throws IOException {
        Cli cli = Cli.empty(directory).with("other", MockTtsProvider.create());

        cli.run("voices", "--provider", "other", "--json");

        Map<String, @Nullable Object> voices = JsonText.object(cli.json());
        assertThat(voices).containsEntry("provider", "other");
        assertThat(JsonText.list(voices.get("voices")).get(0))
                .isEqualTo(Map.of("id", "alto", "name", "Alto", "language", "en-US", "gender", "female"));
    }

    @Test
    void help_ofEveryCommand_fitsATerminalAndHasAnExample() {
        for (String command : Arrays.asList(
                "speak",
                "plan",
                "sentences",
                "stitch",
                "providers",
                "voices",
                "jobs",
                "jobs list",
                "jobs show",
                "jobs resume",
                "jobs cancel",
                "jobs cleanup")) {
            Cli cli = Cli.in(directory);

            assertThat(cli.run((command + " --help").split(" ", -1))).isEqualTo(ExitCode.DONE);

            assertThat(cli.out()).startsWith("Usage: tts " + command).contains("\n  tts " + command);
            assertThat(cli.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @Test
    void version_isTheBuilds() {
        Cli cli = Cli.in(directory);

        assertThat(cli.run("--version")).isEqualTo(ExitCode.DONE);

        assertThat(cli.out()).matches("tts \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    }

    private static final class WronglySet implements TtsProviderFactory {
        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public TtsProvider create(ProviderConfig config) {
            throw new ValidationException("WRONG_URL is no address");
        }
    }
}
