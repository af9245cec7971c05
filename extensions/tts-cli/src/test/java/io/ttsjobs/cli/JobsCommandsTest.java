package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.job.ChunkRecord;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.text.TextSpan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tts jobs}: what is kept can be seen, taken up, and thrown away. */
@Timeout(60)
class JobsCommandsTest {

    /** Three chunks of at most 20 characters. */
    private static final String TEXT = "Call me Ishmael. Some years ago.\n\nIt was late.\n";

    @TempDir
    Path directory = Path.of("");

    private final AtomicBoolean broken = new AtomicBoolean();
    private final List<MockTtsProvider> mocks = new ArrayList<>();

    @Test
    void list_jobs_showsOneALine() {
        completed();
        Cli cli = cli();

        assertThat(cli.run("jobs", "list", "--jobs", "jobs")).isEqualTo(ExitCode.DONE);

        assertThat(cli.out())
                .isEqualTo("ID" + " ".repeat(36) + "STATUS     CHUNKS  TEXT  AGE  VOICE\n" + theJob().id()
                        + "  COMPLETED  3/3     47    0 s  alto\n");
    }

    @Test
    void list_failedJob_showsHowFarItIs() {
        failed();
        Cli cli = cli();
        cli.run("jobs", "list", "--jobs", "jobs");
        assertThat(cli.out()).contains("  FAILED  1/3     47    0 s  alto\n");
    }

    @Test
    void list_jobThatCannotBeRead_isToldOf() throws IOException {
        completed();
        Path damaged = directory.resolve("jobs").resolve(newJob());
        Files.writeString(damaged.resolve("request.json"), "");
        Cli cli = cli();
        assertThat(cli.run("jobs", "list", "--jobs", "jobs")).isEqualTo(ExitCode.DONE);
        assertThat(cli.out()).contains("COMPLETED").doesNotContain("new");
        assertThat(cli.err()).startsWith("tts jobs list: " + damaged + " cannot be read: it is damaged");
    }

    @Test
    void list_json_hasNoTextAndTheMoment() throws IOException {
        failed();
        Cli cli = cli();

        cli.run("jobs", "list", "--jobs", "jobs", "--json");

        List<Object> jobs = JsonText.list(JsonText.object(cli.json()).get("jobs"));
        assertThat(JsonText.object(jobs.get(0)))
                .containsEntry("job_id", theJob().id())
                .containsEntry("status", "FAILED")
                .containsEntry("completed_chunks", 1L)
                .containsEntry("text_length", 47L)
                .containsEntry("created_at", theJob().createdAt().toString())
                .containsEntry(
                        "finished_at", theJob().finishedAt().orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "list --json", "show ID", "show ID --json"})
    void anyCommand_ofAJob_showsNoText(String command) {
        failed();
        Cli cli = cli();
        cli.run(("jobs " + command.replace("ID", theJob().id()) + " --jobs jobs").split(" ", -1));
        assertThat(cli.out() + cli.err()).doesNotContain("Ishmael").doesNotContain("late");
    }

    @Test
    void show_completedJob_tellsEverything() {
        completed();
        GenerationJob job = theJob();
        Cli cli = cli();

        assertThat(cli.run("jobs", "show", job.id(), "--jobs", "jobs")).isEqualTo(ExitCode.DONE);

        assertThat(cli.out().replaceAll("[0-9a-f]{12}  ", "<checksum>    "))
                .isEqualTo("""
                        job       %s
                        status    COMPLETED
                        created   2000-01-01 00:00:00 UTC (0 s ago)
                        ended     2000-01-01 00:00:00 UTC (0 s ago)
                        provider  freetts
                        voice     alto
                        text      47 UTF-16 units
                        chunks    3 of 3
                        billed    7.5 characters
                        audio     2.8 s, wav (pcm_s16le, 24000 Hz, 1 ch), 133,544 bytes
                        file      %s
                        timing    provider

                        CHUNK  TEXT   BYTES   TIMING    CALLS  BILLED  SHA-256       REQUEST
                        0      0-16   46,124  provider  1      2.5     <checksum>    mock-1
                        1      17-32  43,244  provider  1      2.5     <checksum>    mock-2
                        2      34-46  34,604  provider  1      2.5     <checksum>    mock-3
                        """.formatted(job.id(), job.audioFile().orElseThrow()));
    }

    @Test
    void show_everyLine_fitsEightyColumns() {
        completed();
        Cli cli = cli();
        cli.run("jobs", "show", theJob().id(), "--jobs", "jobs");
        assertThat(cli.out().lines().filter(line -> !line.startsWith("file")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(79));
    }

    @Test
    void show_failedJob_tellsTheError() {
        failed();
        Cli cli = cli();
        cli.run("jobs", "show", theJob().id(), "--jobs", "jobs");
        assertThat(cli.out()).contains("\nerror     PROVIDER_API_ERROR: out of order\n");
    }

    @Test
    void show_jobWithoutAChunk_saysSo() {
        failed();
        Cli cli = cli();
        String other = newJob();
        cli.run("jobs", "show", other, "--jobs", "jobs");
        assertThat(cli.out()).endsWith("\n\nno chunk is finished\n");
    }

    @Test
    void show_json_hasTheManifest() throws IOException {
        completed();
        Cli cli = cli();

        cli.run("jobs", "show", theJob().id(), "--jobs", "jobs", "--json");

        Map<String, @Nullable Object> job = JsonText.object(cli.json());
        Map<String, @Nullable Object> last =
                JsonText.object(JsonText.list(job.get("manifest")).get(2));
        assertThat(job).containsEntry("status", "COMPLETED");
        assertThat(last)
                .containsOnlyKeys(
                        "index",
                        "start_char",
                        "end_char",
                        "provider",
                        "voice",
                        "model",
                        "attempts",
                        "request_id",
                        "billed_characters",
                        "sha256",
                        "size_bytes",
                        "format",
                        "timing_source",
                        "timing_note",
                        "finished_at")
                .containsEntry("index", 2L)
                .containsEntry("start_char", 34L)
                .containsEntry("end_char", 46L)
                .containsEntry("provider", "freetts")
                .containsEntry("attempts", 1L)
                .containsEntry("billed_characters", 2.5)
                .containsEntry("model", null)
                .containsEntry("timing_source", "provider");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "resume", "cancel"})
    void anyCommand_unknownId_isBadInputThatNamesIt(String command) {
        completed();
        Cli cli = cli();
        assertThat(cli.run("jobs", command, "nobody", "--jobs", "jobs")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(cli.err()).startsWith("tts jobs " + command + ": ").contains("nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show ID", "resume ID", "cancel ID", "cleanup --older-than 0s"})
    void anyCommand_jobsInUse_isBadInputThatSaysSo(String command) {
        failed();
        String id = theJob().id();
        Cli cli = cli();
        try (JobStore other = JobStore.directory(directory.resolve("jobs"))) {
            assertThat(cli.run(("jobs " + command.replace("ID", id) + " --jobs jobs").split(" ", -1)))
                    .isEqualTo(ExitCode.BAD_INPUT);
            assertThat(other.get(id).status()).isEqualTo(JobStatus.FAILED);
        }
        assertThat(cli.err()).endsWith("cannot be used: it is open already in this process\n");
    }

    @Test
    void resume_failedJob_paysForMissingChunksOnly() {
        failed();
        cli().run("jobs", "resume", theJob().id(), "--jobs", "jobs");
        assertThat(paid()).isEqualTo(3);
    }

    @Test
    void resume_failedJob_writesTheAudioOfARunWithoutFailure() throws IOException {
        failed();
        Cli cli = cli();
        assertThat(cli.run("jobs", "resume", theJob().id(), "--jobs", "jobs")).isEqualTo(ExitCode.DONE);
        assertThat(theJob().audioFile().orElseThrow()).hasBinaryContent(undisturbed());
    }

    @Test
    void resume_failedJob_saysWhereTheAudioIs() {
        failed();
        Cli cli = cli();
        cli.run("jobs", "resume", theJob().id(), "--jobs", "jobs");
        assertThat(cli.err())
                .startsWith("going on with job " + theJob().id() + ": 1 of 3 chunks are already there\nwrote "
                        + theJob().audioFile().orElseThrow() + ": 2.8 s of audio in ");
    }

    @Test
    void resume_output_isACopy() throws IOException {
        failed();
        Cli cli = cli();
        cli.run("jobs", "resume", theJob().id(), "--jobs", "jobs", "-o", "copy.wav");
        assertThat(directory.resolve("copy.wav")).hasBinaryContent(undisturbed());
        assertThat(theJob().audioFile().orElseThrow()).exists();
    }

    @Test
    void resume_completedJob_copiesAndPaysForNothing() throws IOException {
        completed();
        int before = paid();
        Cli cli = cli();
        assertThat(cli.run("jobs", "resume", theJob().id(), "--jobs", "jobs", "-o", "copy.wav"))
                .isEqualTo(ExitCode.DONE);
        assertThat(paid()).isEqualTo(before);
        assertThat(directory.resolve("copy.wav")).hasBinaryContent(undisturbed());
    }

    @Test
    void resume_completedJobWithoutOutput_saysThatItIsThere() {
        completed();
        Cli cli = cli();
        cli.run("jobs", "resume", theJob().id(), "--jobs", "jobs");
        assertThat(cli.err())
                .isEqualTo("there is " + theJob().audioFile().orElseThrow() + ": 2.8 s of audio, made earlier by job "
                        + theJob().id() + "\n");
    }

    @Test
    void resume_quiet_saysNothing() {
        failed();
        Cli cli = cli();
        cli.run("jobs", "resume", theJob().id(), "--jobs", "jobs", "--quiet");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void resume_json_isTheFinishedJob() throws IOException {
        failed();
        Cli cli = cli();
        cli.run("jobs", "resume", theJob().id(), "--jobs", "jobs", "--json");
        assertThat(JsonText.object(cli.json()))
                .containsEntry("status", "COMPLETED")
                .containsEntry("audio_file", theJob().audioFile().orElseThrow().toString());
    }

    /** The first chunk was paid for before, without a cache. */
    @Test
    void resume_cache_keepsWhatItPaysForToo() {
        failed();
        cli().run("jobs", "resume", theJob().id(), "--jobs", "jobs", "--cache", "cache");
        int before = paid();
        cli().run("speak", "-", "--max-chars", "20", "--cache", "cache", "-o", "b.wav");
        assertThat(paid()).isEqualTo(before + 1);
    }

    @Test
    void resume_blankCache_isBadInput() {
        failed();
        Cli cli = cli();
        assertThat(cli.run("jobs", "resume", theJob().id(), "--jobs", "jobs", "--cache", " "))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(cli.err()).contains("--cache must name a directory, but is blank");
    }

    @Test
    void resume_stillBroken_failsWithTheCode() {
        failed();
        broken.set(true);
        Cli cli = cli();
        assertThat(cli.run("jobs", "resume", theJob().id(), "--jobs", "jobs")).isEqualTo(ExitCode.FAILED);
        assertThat(cli.err())
                .endsWith("tts jobs resume: what is done is kept; the same command goes on where it stopped\n"
                        + "PROVIDER_API_ERROR: out of order\n");
    }

    /** What the second chunk would be billed is not known before it is asked for, so its length counts. */
    @Test
    void resume_budgetTooSmall_saysWhatGoesOn() {
        failed();
        Cli cli = cli();
        assertThat(cli.run("jobs", "resume", theJob().id(), "--jobs", "jobs", "--budget", "3"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(cli.err())
                .contains(
                        "tts jobs resume: what is done is kept; with a higher --budget the same command goes on where it"
                                + " stopped\nBUDGET_EXCEEDED: The budget of 3 characters ");
    }

    @Test
    void resume_higherBudget_completes() {
        failed();
        cli().run("jobs", "resume", theJob().id(), "--jobs", "jobs", "--budget", "3");
        assertThat(cli().run("jobs", "resume", theJob().id(), "--jobs", "jobs", "--budget", "100"))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void resume_audioTooShortWhereAnyLengthWillDo_completes() {
        hasty().run("speak", "-", "--jobs", "jobs", "-o", "a.wav");
        assertThat(hasty().run("jobs", "resume", theJob().id(), "--jobs", "jobs", "--any-length"))
                .isEqualTo(ExitCode.DONE);
    }

    /** Speaks each character in a millisecond. */
    private Cli hasty() {
        MockTtsProvider mock =
                MockTtsProvider.builder().pace(Duration.ofMillis(1)).build();
        return Cli.in(directory, mock).input(TEXT.repeat(5));
    }

    @Test
    void resume_wrongEnding_isBadInput() {
        failed();
        Cli cli = cli();
        assertThat(cli.run("jobs", "resume", theJob().id(), "--jobs", "jobs", "-o", "copy.mp3"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(cli.err())
                .isEqualTo("tts jobs resume: -o copy.mp3: the ending contradicts the job, which makes wav\n");
    }

    @Test
    void resume_providerThatIsNotThere_isBadInput() {
        failed();
        Cli cli = Cli.empty(directory).with("other", MockTtsProvider.create());
        assertThat(cli.run("jobs", "resume", theJob().id(), "--jobs", "jobs")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(cli.err()).contains("no provider is named freetts");
    }

    @Test
    void resume_interrupted_endsWith130AndSaysHowToGoOn() throws InterruptedException {
        failed();
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        MockTtsProvider slow = MockTtsProvider.builder()
                .latency(Duration.ZERO, duration -> {
                    called.countDown();
                    never.await();
                })
                .build();
        Cli cli = Cli.in(directory, slow);
        String id = theJob().id();
        AtomicInteger exitCode = new AtomicInteger(-1);
        Thread command = new Thread(() -> exitCode.set(cli.run("jobs", "resume", id, "--jobs", "jobs", "--quiet")));
        command.start();
        called.await();
        command.interrupt();
        command.join();
        assertThat(exitCode).hasValue(ExitCode.INTERRUPTED);
        assertThat(cli.err()).isEqualTo("tts jobs resume: interrupted; the same command goes on where it stopped\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "FAILED", "CANCELLED", "IN_PROGRESS"})
    void cancel_jobOfADeadProcess_isCancelled(JobStatus status) {
        failed();
        set(status);
        Cli cli = cli();
        assertThat(cli.run("jobs", "cancel", theJob().id(), "--jobs", "jobs")).isEqualTo(ExitCode.DONE);
        assertThat(cli.out()).isEqualTo("cancelled job " + theJob().id() + "\n");
        assertThat(theJob().status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void cancel_failedJob_keepsItsChunks() {
        failed();
        cli().run("jobs", "cancel", theJob().id(), "--jobs", "jobs");
        cli().run("jobs", "resume", theJob().id(), "--jobs", "jobs");
        assertThat(paid()).isEqualTo(3);
    }

    @Test
    void cancel_json_isTheJob() throws IOException {
        failed();
        Cli cli = cli();
        cli.run("jobs", "cancel", theJob().id(), "--jobs", "jobs", "--json");
        assertThat(JsonText.object(cli.json())).containsEntry("status", "CANCELLED");
    }

    @Test
    void cancel_completedJob_isBadInput() {
        completed();
        Cli cli = cli();
        assertThat(cli.run("jobs", "cancel", theJob().id(), "--jobs", "jobs")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(cli.err())
                .isEqualTo("tts jobs cancel: job " + theJob().id() + " is COMPLETED and cannot be cancelled\n");
    }

    @Test
    void cleanup_oldJobs_removesThemAndTheirAudio() throws IOException {
        completed();
        Path audio = theJob().audioFile().orElseThrow();
        Cli cli = cli();
        cli.clock.advance(Duration.ofHours(24));
        assertThat(cli.run("jobs", "cleanup", "--older-than", "24h", "--jobs", "jobs"))
                .isEqualTo(ExitCode.DONE);
        assertThat(cli.out()).isEqualTo("removed 1 job\n");
        assertThat(audio).doesNotExist();
    }

    @Test
    void cleanup_youngJobs_leavesThem() {
        completed();
        Cli cli = cli();
        cli.clock.advance(Duration.ofHours(23));
        cli.run("jobs", "cleanup", "--older-than", "1d", "--jobs", "jobs");
        assertThat(cli.out()).isEqualTo("removed 0 jobs\n");
    }

    @Test
    void cleanup_json_saysHowMany() throws IOException {
        completed();
        Cli cli = cli();
        cli.run("jobs", "cleanup", "--older-than", "0s", "--jobs", "jobs", "--json");
        assertThat(JsonText.object(cli.json())).isEqualTo(Map.of("removed", 1L));
    }

    @Test
    void show_chunkWithoutTimings_isEstimated() {
        MockTtsProvider mock = MockTtsProvider.builder()
                .misbehave(request -> true, Fault.NO_TIMINGS)
                .build();
        Cli.in(directory, mock).input(TEXT).run("speak", "-", "--jobs", "jobs", "-o", "a.wav");
        Cli cli = cli();
        cli.run("jobs", "show", theJob().id(), "--jobs", "jobs");
        assertThat(cli.out()).contains("  estimated  1 ");
    }

    @Test
    void print_chunkWithANote_tellsItBelowTheTable() throws IOException {
        ChunkRecord noted = ChunkRecord.builder(7, new TextSpan(0, 5), "freetts", "alto")
                .audio("0".repeat(64), 1, AudioFormat.WAV)
                .timingNote("from the normalized text")
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Manifest(List.of(noted)).print(out, "");
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("  -\nchunk 7: from the normalized text\n");
    }

    private void completed() {
        cli().run("speak", "-", "--max-chars", "20", "--concurrency", "1", "--jobs", "jobs", "-o", "a.wav");
    }

    private void failed() {
        broken.set(true);
        completed();
        broken.set(false);
    }

    private void set(JobStatus status) {
        try (JobStore store = JobStore.directory(directory.resolve("jobs"))) {
            GenerationJob job = store.list().get(0);
            store.update(job, job.toBuilder().status(status).build());
        }
    }

    /** Another job, of which nothing is done. */
    private String newJob() {
        GenerationJob old = theJob();
        try (JobStore store = JobStore.directory(directory.resolve("jobs"))) {
            store.create(GenerationJob.builder("new", old.request(), old.plan(), old.createdAt())
                    .build());
        }
        return "new";
    }

    private GenerationJob theJob() {
        try (JobStore store = JobStore.directory(directory.resolve("jobs"))) {
            return store.list().get(0);
        }
    }

    private byte[] undisturbed() throws IOException {
        Cli cli = Cli.in(directory).input(TEXT);
        cli.run("speak", "-", "--max-chars", "20", "-o", "calm.wav");
        return Files.readAllBytes(directory.resolve("calm.wav"));
    }

    private Cli cli() {
        MockTtsProvider mock = MockTtsProvider.builder()
                .billing(request -> new BigDecimal("2.5"))
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
