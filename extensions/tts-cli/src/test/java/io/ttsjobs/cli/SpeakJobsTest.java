package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.job.JobStore;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.testkit.MockTtsProvider;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code speak --jobs}: the same command again goes on where it stopped. */
@Timeout(60)
class SpeakJobsTest {

    /** Three chunks of at most 20 characters. */
    private static final String TEXT = "Call me Ishmael. Some years ago.\n\nIt was late.\n";

    @TempDir
    Path directory = Path.of("");

    private final AtomicBoolean broken = new AtomicBoolean();
    /** A command closes its provider, so each has its own. */
    private final List<MockTtsProvider> mocks = new ArrayList<>();

    @Test
    void speak_jobs_writesTheSameFileAsWithout() throws IOException {
        assertThat(cli().run(command("a.wav"))).isEqualTo(ExitCode.DONE);
        assertThat(directory.resolve("a.wav")).hasBinaryContent(undisturbed());
    }

    @Test
    void speak_failed_saysThatTheSameCommandGoesOn() {
        broken.set(true);
        Cli cli = cli();

        assertThat(cli.run(command("a.wav"))).isEqualTo(ExitCode.FAILED);

        assertThat(cli.err())
                .isEqualTo("tts speak: what is done is kept; the same command goes on where it stopped\n"
                        + "PROVIDER_API_ERROR: out of order\n");
    }

    @Test
    void speak_againAfterFailure_paysForMissingChunksOnly() {
        fail();
        cli().run(command("a.wav"));
        assertThat(paid()).isEqualTo(3);
    }

    @Test
    void speak_againAfterFailure_writesTheFileOfARunWithoutFailure() throws IOException {
        fail();
        assertThat(cli().run(command("a.wav"))).isEqualTo(ExitCode.DONE);
        assertThat(directory.resolve("a.wav")).hasBinaryContent(undisturbed());
    }

    @Test
    void speak_againAfterFailure_saysHowManyChunksWereThere() {
        fail();
        Cli cli = cli();
        cli.run(command("a.wav"));
        assertThat(cli.err()).containsPattern("^going on with job [0-9a-f-]+: 1 of 3 chunks are already there\nwrote ");
    }

    @Test
    void speak_againQuietly_saysNothing() {
        fail();
        Cli cli = cli();
        cli.run("speak", "-", "--max-chars", "20", "--jobs", "jobs", "-o", "a.wav", "--quiet");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void speak_againAfterTheEnd_paysForNothing() {
        cli().run(command("a.wav"));
        cli().run(command("b.wav"));
        assertThat(paid()).isEqualTo(3);
    }

    @Test
    void speak_againAfterTheEnd_writesTheFileAgain() throws IOException {
        cli().run(command("a.wav"));
        Cli cli = cli();
        assertThat(cli.run(command("b.wav"))).isEqualTo(ExitCode.DONE);
        assertThat(directory.resolve("b.wav")).hasBinaryContent(undisturbed());
        assertThat(cli.err()).containsPattern("^wrote b.wav: 2.8 s of audio, made earlier by job [0-9a-f-]+\n$");
    }

    @Test
    void speak_againAfterTheEndAndLossOfTheAudio_paysAgain() throws IOException {
        cli().run(command("a.wav"));
        try (DirectoryStream<Path> audio = Files.newDirectoryStream(directory.resolve("jobs"), "*.wav")) {
            for (Path file : audio) {
                Files.delete(file);
            }
        }
        cli().run(command("b.wav"));
        assertThat(paid()).isEqualTo(6);
    }

    @Test
    void speak_anotherVoice_isAnotherJob() {
        fail();
        cli().run("speak", "-", "--max-chars", "20", "--jobs", "jobs", "-o", "a.wav", "--voice", "bass");
        assertThat(paid()).isEqualTo(1 + 3);
    }

    @Test
    void speak_anotherOption_isAnotherJob() {
        fail();
        List<String> merry = new ArrayList<>(List.of(command("a.wav")));
        merry.addAll(List.of("--option", "mood=merry"));
        cli().run(merry.toArray(String[]::new));
        assertThat(paid()).isEqualTo(1 + 3);
    }

    @Test
    void speak_jobsThatAreAFile_isBadInput() throws IOException {
        Cli cli = cli().file("jobs", "");

        assertThat(cli.run(command("a.wav"))).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err())
                .isEqualTo("tts speak: --jobs jobs: " + directory.resolve("jobs") + " is not a directory\n");
    }

    @ParameterizedTest
    @CsvSource({
        "state.json, '\"schema\":5', '\"schema\":1', 'it is of schema 1, and this version knows schema 5'",
        "request.json, '{', '[', 'it is damaged at line 1'"
    })
    void speak_jobThatCannotBeRead_paysForNothingAndSaysWhich(String file, String from, String to, String why)
            throws IOException {
        fail();
        spoil(file, from, to);
        Cli cli = cli();

        assertThat(cli.run(command("a.wav"))).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err())
                .startsWith("tts speak: --jobs jobs: ")
                .contains(why)
                .hasLineCount(1);
        assertThat(paid()).isEqualTo(1);
    }

    @Test
    void speak_jobThatCannotBeReadBesideItsOwn_goesOn() throws IOException {
        fail();
        spoil("state.json", "\"schema\":5", "\"schema\":1");
        Files.move(onlyJob(), directory.resolve("spoilt"));
        fail();
        Files.move(directory.resolve("spoilt"), directory.resolve("jobs").resolve("spoilt"));
        assertThat(cli().run(command("a.wav"))).isEqualTo(ExitCode.DONE);
    }

    @Test
    void speak_somebodyElsesDirectoryAmongTheJobs_doesNotMind() throws IOException {
        Files.createDirectories(directory.resolve("jobs").resolve("not a job"));
        assertThat(cli().run(command("a.wav"))).isEqualTo(ExitCode.DONE);
    }

    @Test
    void speak_jobsInUse_isBadInput() {
        Cli cli = cli();
        try (JobStore other = JobStore.directory(directory.resolve("jobs"))) {
            assertThat(cli.run(command("a.wav"))).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(other.list()).isEmpty();
        }
        assertThat(cli.err())
                .isEqualTo("tts speak: --jobs jobs: " + directory.resolve("jobs")
                        + " cannot be used: it is open already in this process\n");
    }

    @Test
    void speak_interrupted_saysThatTheSameCommandGoesOn() throws InterruptedException {
        Cli cli = interrupted();
        assertThat(cli.err()).isEqualTo("tts speak: interrupted; the same command goes on where it stopped\n");
    }

    @Test
    void speak_againAfterInterruption_completes() throws InterruptedException {
        interrupted();
        assertThat(cli().run(command("a.wav"))).isEqualTo(ExitCode.DONE);
    }

    @Test
    void speak_budgetTooSmall_failsAndSaysWhatGoesOn() {
        Cli cli = cli();

        assertThat(cli.run(withBudget("31"))).isEqualTo(ExitCode.FAILED);

        assertThat(cli.err())
                .isEqualTo("tts speak: what is done is kept; with a higher --budget the same command goes on where it"
                        + " stopped\nBUDGET_EXCEEDED: The budget of 31 characters does not allow chunk 2: it needs 12,"
                        + " 31 are spent and 0 in flight\n");
    }

    @Test
    void speak_againWithAHigherBudget_paysForTheRestOnly() {
        cli().run(withBudget("31"));
        assertThat(cli().run(withBudget("43"))).isEqualTo(ExitCode.DONE);
        assertThat(paid()).isEqualTo(3);
    }

    @Test
    void speak_againWithoutABudget_hasNoneAnyMore() {
        cli().run(withBudget("31"));
        assertThat(cli().run(command("a.wav"))).isEqualTo(ExitCode.DONE);
        assertThat(paid()).isEqualTo(3);
    }

    @Test
    void speak_negativeBudget_isBadInput() {
        Cli cli = cli();
        assertThat(cli.run(withBudget("-1"))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(cli.err()).contains("--budget must not be negative, but is -1");
    }

    private static String[] withBudget(String characters) {
        List<String> arguments = new ArrayList<>(List.of(command("a.wav")));
        arguments.addAll(List.of("--budget", characters));
        return arguments.toArray(String[]::new);
    }

    private void fail() {
        broken.set(true);
        cli().run(command("a.wav"));
        broken.set(false);
    }

    private void spoil(String file, String from, String to) throws IOException {
        Path path = onlyJob().resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    private Path onlyJob() throws IOException {
        try (DirectoryStream<Path> jobs = Files.newDirectoryStream(directory.resolve("jobs"), Files::isDirectory)) {
            return jobs.iterator().next();
        }
    }

    private Cli interrupted() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        MockTtsProvider slow = MockTtsProvider.builder()
                .latency(Duration.ZERO, duration -> {
                    called.countDown();
                    never.await();
                })
                .build();
        Cli cli = Cli.in(directory, slow).input(TEXT);
        AtomicInteger exitCode = new AtomicInteger(-1);
        Thread command = new Thread(() -> exitCode.set(cli.run(command("a.wav"))));
        command.start();
        called.await();
        command.interrupt();
        command.join();
        assertThat(exitCode).hasValue(ExitCode.INTERRUPTED);
        return cli;
    }

    private byte[] undisturbed() throws IOException {
        Cli cli = Cli.in(directory).input(TEXT);
        cli.run("speak", "-", "--max-chars", "20", "-o", "calm.wav");
        return Files.readAllBytes(directory.resolve("calm.wav"));
    }

    /** One call at a time, so that it is known what is kept. */
    private static String[] command(String output) {
        return new String[] {"speak", "-", "--max-chars", "20", "--concurrency", "1", "--jobs", "jobs", "-o", output};
    }

    private Cli cli() {
        MockTtsProvider mock = MockTtsProvider.builder()
                .option("mood", "calm", "merry")
                .fail(request -> isSecond(request) && broken.get(), () -> new ProviderApiException("out of order"))
                .build();
        mocks.add(mock);
        return Cli.in(directory, mock).input(TEXT);
    }

    private int paid() {
        return mocks.stream().mapToInt(MockTtsProvider::answers).sum();
    }

    private static boolean isSecond(SynthesisRequest request) {
        return request.text().startsWith("Some");
    }
}
