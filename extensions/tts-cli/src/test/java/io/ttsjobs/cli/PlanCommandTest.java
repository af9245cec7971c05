package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.testkit.MockTtsProvider;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void plan_json_hasExactlyThePromisedShape() {
        Cli cli = Cli.empty(directory).input("One. Two.\n");

        assertThat(cli.run("plan", "-", "--max-chars", "5", "--json")).isEqualTo(ExitCode.DONE);

        assertThat(cli.out())
                .isEqualTo("{\"textLength\":10,\"billedCharacters\":8,\"chunks\":["
                        + "{\"index\":0,\"start\":0,\"end\":4},{\"index\":1,\"start\":5,\"end\":9}],"
                        + "\"estimatedDurationMs\":462}\n");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void plan_price_tellsTheCost() throws IOException {
        Cli cli = Cli.empty(directory).input("One. Two.\n");

        cli.run("plan", "-", "--max-chars", "5", "--price", "15.50", "--json");

        assertThat(cli.out()).endsWith("\"estimatedDurationMs\":462,\"cost\":0.00012400}\n");
    }

    @Test
    void plan_priceForPeople_isInTheSummary() {
        Cli cli = Cli.empty(directory).input("One. Two.\n");

        cli.run("plan", "-", "--max-chars", "5", "--price", "15.50");

        assertThat(cli.out()).contains("8 characters would be billed of a text of 10, for 0.000124; about 0.5 s");
    }

    @Test
    void plan_negativePrice_isRefused() {
        Cli cli = Cli.empty(directory).input("One.");

        assertThat(cli.run("plan", "-", "--max-chars", "5", "--price", "-1")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(cli.err()).contains("--price must not be negative, but is -1");
    }

    @Test
    void plan_unit_isWhatMaxCharsCounts() throws IOException {
        String fourBytesEach = "\uD83D\uDE00 \uD83D\uDE00";

        assertThat(chunks(fourBytesEach, "3", "codepoints")).isEqualTo(1);
        assertThat(chunks(fourBytesEach, "4", "utf16")).isEqualTo(2);
        assertThat(chunks(fourBytesEach, "5", "utf8")).isEqualTo(2);
    }

    @Test
    void plan_billedCharacters_areCodePoints() throws IOException {
        Cli cli = Cli.empty(directory).input("\uD83D\uDE00\uD83D\uDE00");

        cli.run("plan", "-", "--max-chars", "9", "--json");

        assertThat(JsonText.object(cli.json())).containsEntry("textLength", 4L).containsEntry("billedCharacters", 2L);
    }

    @Test
    void plan_provider_setsTheLimit() throws IOException {
        MockTtsProvider mock =
                MockTtsProvider.builder().textLimit(TextLimit.utf16(5)).build();
        Cli cli = Cli.empty(directory).with("small", mock).input("One. Two.");

        cli.run("plan", "-", "--provider", "small", "--json");

        assertThat(JsonText.list(JsonText.object(cli.json()).get("chunks"))).hasSize(2);
    }

    @Test
    void plan_providerWithoutKey_isPlannedForAllTheSame() {
        MockTtsProvider mock = MockTtsProvider.builder().configured(false).build();

        assertThat(Cli.in(directory, mock).input("One.").run("plan", "-")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void plan_maxCharsOverTheProvidersLimit_isNoHelp() throws IOException {
        MockTtsProvider mock =
                MockTtsProvider.builder().textLimit(TextLimit.utf16(5)).build();
        Cli cli = Cli.empty(directory).with("small", mock).input("One. Two.");

        cli.run("plan", "-", "--provider", "small", "--max-chars", "100", "--json");

        assertThat(JsonText.list(JsonText.object(cli.json()).get("chunks"))).hasSize(2);
    }

    @Test
    void plan_providerWithTwoLimits_keepsToBothAndNamesThem() {
        Cli cli = Cli.empty(directory).with("two", twoLimits()).input("One. 漢字。漢字。");

        cli.run("plan", "-", "--provider", "two");

        assertThat(cli.out()).startsWith("2 chunks of at most 12 codepoints and 10 tokens; 11 characters");
    }

    @Test
    void plan_maxCharsUnderAProviderWithTwoLimits_keepsTheSecond() {
        Cli cli = Cli.empty(directory).with("two", twoLimits()).input("One. 漢字。漢字。");

        cli.run("plan", "-", "--provider", "two", "--max-chars", "4");

        assertThat(cli.out()).startsWith("3 chunks of at most 4 codepoints and 10 tokens; 10 characters");
    }

    @Test
    void plan_tokensAsUnit_isRefusedWithThoseThatAreAllowed() {
        Cli cli = Cli.empty(directory).input("One.");

        assertThat(cli.run("plan", "-", "--max-chars", "4", "--unit", "tokens")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(cli.err()).contains("'tokens' is not one of codepoints, utf16, utf8");
    }

    @Test
    void plan_forPeople_isASummaryAndATable() {
        Cli cli = Cli.empty(directory).input("One. Two.\n");

        cli.run("plan", "-", "--max-chars", "5");

        assertThat(cli.out()).isEqualTo("""
                        2 chunks of at most 5 utf16; 8 characters would be billed of a text of 10; about 0.5 s of audio
                        CHUNK  START  END  BILLED
                            0      0    4       4
                            1      5    9       4
                        """);
    }

    @Test
    void plan_manyChunks_showsTheFirstTwenty() {
        Cli cli = Cli.empty(directory).input("One. ".repeat(30));

        cli.run("plan", "-", "--max-chars", "4");

        assertThat(cli.out()).endsWith("\n... and 10 more; --json shows all\n");
        assertThat(cli.out().lines()).hasSize(23);
    }

    private static MockTtsProvider twoLimits() {
        return MockTtsProvider.builder()
                .textLimit(TextLimit.codePoints(12).and(TextLimit.tokens(10)))
                .build();
    }

    private int chunks(String text, String max, String unit) throws IOException {
        Cli cli = Cli.empty(directory).input(text);
        cli.run("plan", "-", "--max-chars", max, "--unit", unit, "--json");
        return JsonText.list(JsonText.object(cli.json()).get("chunks")).size();
    }
}
