package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProvider.Timings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SpeakCommandTest {

    private static final String TEXT = "Call me Ishmael. Some years ago.\n\nIt was late.\n";

    @TempDir
    Path directory = Path.of("");

    @Test
    void speak_file_writesAudioNamedAfterIt() throws IOException {
        Cli cli = Cli.in(directory).file("moby.dick.txt", TEXT);

        assertThat(cli.run("speak", "moby.dick.txt")).isEqualTo(ExitCode.DONE);

        assertThat(cli.files()).containsExactly("moby.dick.txt", "moby.dick.wav");
    }

    @Test
    void speak_standardInput_writesSpeech() throws IOException {
        Cli cli = Cli.in(directory).input(TEXT);

        assertThat(cli.run("speak", "-")).isEqualTo(ExitCode.DONE);

        assertThat(cli.files()).containsExactly("speech.wav");
    }

    @Test
    void speak_done_saysSoInOneLineOnStandardError() throws IOException {
        Cli cli = Cli.in(directory).input("Four.");

        cli.run("speak", "-", "-o", "four.wav", "--timings", "four.json");

        assertThat(cli.err()).startsWith("wrote four.wav: 0.3 s of audio in ").endsWith("; also four.json\n");
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void speak_sideFileThatCannotBeWritten_isNamed() throws IOException {
        MockTtsProvider speaker = MockTtsProvider.builder()
                .latency(Duration.ofMillis(1), latency -> makeDirectories("late.json/in-the-way"))
                .build();
        Cli cli = Cli.in(directory, speaker).input("Four.");

        assertThat(cli.run("speak", "-", "--timings", "late.json")).isEqualTo(ExitCode.FAILED);

        assertThat(cli.err()).startsWith("AUDIO_PROCESSING_ERROR: late.json cannot be written: ");
    }

    private void makeDirectories(String path) {
        try {
            Files.createDirectories(directory.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void speak_quiet_saysNothing() {
        Cli cli = Cli.in(directory).input(TEXT);

        cli.run("speak", "-", "--quiet");

        assertThat(cli.err()).isEmpty();
    }

    @Test
    void speak_endingOfOutput_asksForFormat() throws IOException {
        Cli cli = Cli.in(directory).input(TEXT);

        assertThat(cli.run("speak", "-", "-o", "a.MP3", "--json")).isEqualTo(ExitCode.DONE);

        assertThat(JsonText.object(cli.json())).containsEntry("format", "mp3");
    }

    @Test
    void speak_firstChars_makesTheFirstChunkShort() throws IOException {
        Cli cli = Cli.in(directory).input(TEXT);

        cli.run("speak", "-", "-o", "a.wav", "--first-chars", "5", "--json");

        assertThat(JsonText.object(cli.json())).containsEntry("chunks", 2L);
    }

    @Test
    void speak_json_isTheFinishedJob() throws IOException {
        Cli cli = Cli.in(directory).input(TEXT);

        cli.run("speak", "-", "-o", "a.wav", "--max-chars", "20", "--json", "--voice", "bass");

        Map<String, @Nullable Object> job = JsonText.object(cli.json());
        assertThat(job.keySet())
                .containsExactly(
                        "job_id",
                        "status",
                        "provider",
                        "voice",
                        "model",
                        "text_length",
                        "billed_characters",
                        "chunks",
                        "completed_chunks",
                        "duration_ms",
                        "format",
                        "size_bytes",
                        "timing_source",
                        "audio_file",
                        "error_code",
                        "error_message",
                        "created_at",
                        "finished_at");
        assertThat(job)
                .containsEntry("status", "COMPLETED")
                .containsEntry("provider", "freetts")
                .containsEntry("voice", "bass")
                .containsEntry("model", null)
                .containsEntry("text_length", (long) TEXT.length())
                .containsEntry("billed_characters", 43L)
                .containsEntry("chunks", 3L)
                .containsEntry("completed_chunks", 3L)
                .containsEntry("size_bytes", Files.size(directory.resolve("a.wav")))
                .containsEntry("timing_source", "provider")
                .containsEntry("audio_file", directory.resolve("a.wav").toString())
                .containsEntry("error_code", null);
    }

    @Test
    void speak_timings_areSlicesOfTheTextInOrder() throws IOException {
        Cli cli = Cli.in(directory).file("in.txt", TEXT);

        cli.run("speak", "in.txt", "--max-chars", "20", "--timings", "t.json");

        Map<String, @Nullable Object> file = JsonText.object(JsonText.parse(cli.read("t.json")));
        Map<String, @Nullable Object> timing = JsonText.object(file.get("timing"));
        long lastEnd = 0;
        for (Object item : JsonText.list(timing.get("words"))) {
            Map<String, @Nullable Object> word = JsonText.object(item);
            assertThat(word.get("word")).isEqualTo(slice(TEXT, word));
            assertThat(number(word, "start_ms")).isGreaterThanOrEqualTo(lastEnd);
            lastEnd = number(word, "end_ms");
        }
        assertThat(number(file, "duration_ms")).isGreaterThanOrEqualTo(lastEnd);
    }

    @Test
    void speak_timings_haveTheShapePromised() throws IOException {
        Cli cli = Cli.in(directory).input("Call me.");

        cli.run("speak", "-", "-o", "a.wav", "--timings", "t.json");

        Map<String, @Nullable Object> file = JsonText.object(JsonText.parse(cli.read("t.json")));
        Map<String, @Nullable Object> timing = JsonText.object(file.get("timing"));
        assertThat(file.keySet()).containsExactly("job_id", "duration_ms", "format", "size_bytes", "timing");
        assertThat(timing.keySet()).containsExactly("timing_type", "source", "words", "sentences");
        assertThat(timing).containsEntry("timing_type", "word").containsEntry("source", "provider");
        assertThat(JsonText.list(timing.get("words")).get(0))
                .isEqualTo(Map.of("word", "Call", "start_ms", 0L, "end_ms", 240L, "start_char", 0L, "end_char", 4L));
        assertThat(JsonText.object(JsonText.list(timing.get("sentences")).get(0))
                        .keySet())
                .containsExactly("sentence", "start_ms", "end_ms", "start_char", "end_char");
    }

    @Test
    void speak_providersOwnOptions_reachIt() {
        MockTtsProvider mock = MockTtsProvider.builder()
                .option("mood", "calm", "a=b")
                .option("pitch", "low")
                .build();
        Cli cli = Cli.in(directory, mock).input(TEXT);

        assertThat(cli.run("speak", "-", "--option", "pitch=low", "--option", "mood=a=b"))
                .isEqualTo(ExitCode.DONE);

        assertThat(mock.requests().get(0).options()).isEqualTo(Map.of("mood", "a=b", "pitch", "low"));
    }

    @Test
    void speak_optionValueThatTheProviderRefuses_isBadInput() {
        MockTtsProvider mock = MockTtsProvider.builder().option("mood", "calm").build();
        Cli cli = Cli.in(directory, mock).input(TEXT);

        assertThat(cli.run("speak", "-", "--option", "mood=wild")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err()).contains("option mood must be one of [calm], but is wild");
    }

    @Test
    void speak_audioTooShortForItsText_fails() {
        Cli cli = Cli.in(directory, hasty()).input(TEXT.repeat(5));

        assertThat(cli.run("speak", "-")).isEqualTo(ExitCode.FAILED);

        assertThat(cli.err()).startsWith("AUDIO_PROCESSING_ERROR: Audio processing failed: chunk 0 (characters 0 to ");
    }

    @Test
    void speak_audioTooShortWhereAnyLengthWillDo_isWritten() {
        Cli cli = Cli.in(directory, hasty()).input(TEXT.repeat(5));

        assertThat(cli.run("speak", "-", "--any-length")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void speak_providerThatTellsItsPrice_reportsIt() throws IOException {
        MockTtsProvider mock = MockTtsProvider.builder()
                .billing(request -> new BigDecimal("10.50"))
                .build();
        Cli cli = Cli.in(directory, mock).input(TEXT);

        cli.run("speak", "-", "--max-chars", "20", "--json");

        assertThat(JsonText.object(cli.json())).containsEntry("billed_characters", 31.5);
        assertThat(cli.err()).endsWith(" x real time), 31.5 characters billed\n");
    }

    @Test
    void speak_timingsMissingFromAChunk_areMarkedByItsRange() throws IOException {
        MockTtsProvider mock = MockTtsProvider.builder()
                .misbehave(request -> request.text().startsWith("Some"), Fault.NO_TIMINGS)
                .build();
        Cli cli = Cli.in(directory, mock).input(TEXT);

        cli.run("speak", "-", "-o", "a.wav", "--max-chars", "20", "--timings", "t.json");

        Map<String, @Nullable Object> file = JsonText.object(JsonText.parse(cli.read("t.json")));
        Map<String, @Nullable Object> timing = JsonText.object(file.get("timing"));
        assertThat(timing)
                .containsEntry("timing_type", "word")
                .containsEntry("source", "estimated")
                .containsEntry("estimated_ranges", List.of(List.of(17L, 32L)));
    }

    @Test
    void speak_providerWithoutTimings_estimatesSentences() throws IOException {
        Cli cli = Cli.in(
                        directory,
                        MockTtsProvider.builder().timings(Timings.NONE).build())
                .input(TEXT);

        cli.run("speak", "-", "-o", "a.wav", "--timings", "t.json");

        Map<String, @Nullable Object> file = JsonText.object(JsonText.parse(cli.read("t.json")));
        Map<String, @Nullable Object> timing = JsonText.object(file.get("timing"));
        assertThat(timing)
                .containsEntry("timing_type", "sentence")
                .containsEntry("source", "estimated")
                .containsKey("confidence");
        assertThat(JsonText.list(timing.get("sentences"))).hasSize(3);
    }

    @Test
    void speak_byteOrderMark_isNotSpokenButCounts() throws IOException {
        MockTtsProvider mock = MockTtsProvider.create();
        Cli cli = Cli.in(directory, mock).input("\uFEFFCall me.");

        cli.run("speak", "-", "-o", "a.wav", "--timings", "t.json");

        Map<String, @Nullable Object> file = JsonText.object(JsonText.parse(cli.read("t.json")));
        Map<String, @Nullable Object> timing = JsonText.object(file.get("timing"));
        assertThat(mock.requests().get(0).text()).isEqualTo("Call me.");
        assertThat(JsonText.object(JsonText.list(timing.get("words")).get(0))).containsEntry("start_char", 1L);
    }

    @Test
    void speak_subtitles_areWrittenInEachFormat() throws IOException {
        Cli cli = Cli.in(directory).input("Call me.");

        cli.run("speak", "-", "-o", "a.wav", "--subtitles", "a.vtt", "--subtitles", "a.srt");

        assertThat(cli.read("a.vtt")).startsWith("WEBVTT\n\n00:00:00.000 --> ");
        assertThat(cli.read("a.srt")).startsWith("1\n00:00:00,000 --> ");
    }

    @Test
    void speak_existingOutput_isReplaced() throws IOException {
        Cli cli = Cli.in(directory).file("a.wav", "old").input(TEXT);

        assertThat(cli.run("speak", "-", "-o", "a.wav")).isEqualTo(ExitCode.DONE);

        assertThat(Files.size(directory.resolve("a.wav"))).isGreaterThan(1000);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void speak_linkAsOutput_writesWhatItPointsTo() throws IOException {
        Cli cli = Cli.in(directory).file("real.wav", "old").input(TEXT);
        Files.createSymbolicLink(directory.resolve("link.wav"), directory.resolve("real.wav"));

        assertThat(cli.run("speak", "-", "-o", "link.wav")).isEqualTo(ExitCode.DONE);

        assertThat(Files.isSymbolicLink(directory.resolve("link.wav"))).isTrue();
        assertThat(Files.size(directory.resolve("real.wav"))).isGreaterThan(1000);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void speak_output_hasThePermissionsOfAnyNewFile() throws IOException {
        Cli cli = Cli.in(directory).input(TEXT);

        cli.run("speak", "-", "-o", "a.wav");

        Path usual = Files.createFile(directory.resolve("usual"));
        assertThat(Files.getPosixFilePermissions(directory.resolve("a.wav"), LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void temporaryDirectory_isForThisUserAlone() throws IOException {
        OutputFile output = OutputFile.check("a.wav", Cli.in(directory).context(), List.of());

        try (TemporaryFiles.Directory scratch = output.scratch()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scratch.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void speak_options_reachTheProvider() {
        MockTtsProvider mock = MockTtsProvider.builder().models("m1").build();
        Cli cli = Cli.empty(directory).with("other", mock).input(TEXT);

        int exitCode = cli.run("speak", "-", "--provider", "other", "--model", "m1", "--speed", "1.5");

        assertThat(exitCode).isEqualTo(ExitCode.DONE);
        assertThat(mock.requests()).allSatisfy(request -> {
            assertThat(request.model()).contains("m1");
            assertThat(request.speed()).isEqualTo(1.5);
            assertThat(request.voiceId()).isEqualTo(MockTtsProvider.DEFAULT_VOICE);
        });
    }

    @Test
    void speak_gap_liesBetweenChunks() throws IOException {
        Cli with = Cli.in(directory).input("One. Two.");
        Cli without = Cli.in(directory).input("One. Two.");

        with.run("speak", "-", "-o", "a.wav", "--max-chars", "5", "--gap", "700", "--json");
        without.run("speak", "-", "-o", "b.wav", "--max-chars", "5", "--gap", "0", "--json");

        assertThat(number(JsonText.object(with.json()), "duration_ms")
                        - number(JsonText.object(without.json()), "duration_ms"))
                .isEqualTo(700);
    }

    @Test
    void speak_concurrency_boundsTheCalls() {
        MockTtsProvider mock =
                MockTtsProvider.builder().textLimit(TextLimit.utf16(16)).build();
        Cli cli = Cli.in(directory, mock).input(TEXT);

        cli.run("speak", "-", "--concurrency", "1");

        assertThat(mock.highestConcurrency()).isEqualTo(1);
    }

    @Test
    void speak_resilient_triesAgainWhatWasUnavailable() {
        MockTtsProvider mock = MockTtsProvider.builder()
                .failCall(1, () -> new ProviderUnavailableException("down"))
                .build();

        assertThat(Cli.in(directory, mock).input(TEXT).run("speak", "-", "--retry", "resilient"))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void speak_spec_doesNotTryAgainWhatWasUnavailable() {
        MockTtsProvider mock = MockTtsProvider.builder()
                .failCall(1, () -> new ProviderUnavailableException("down"))
                .build();

        assertThat(Cli.in(directory, mock).input(TEXT).run("speak", "-", "--retry", "spec"))
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void speak_failure_isOneLineWithTheCode() throws IOException {
        MockTtsProvider mock = MockTtsProvider.builder()
                .fail(request -> true, () -> new ProviderApiException("out of order"))
                .build();
        Cli cli = Cli.in(directory, mock).input(TEXT);

        assertThat(cli.run("speak", "-", "-o", "a.wav")).isEqualTo(ExitCode.FAILED);

        assertThat(cli.err()).isEqualTo("PROVIDER_API_ERROR: out of order\n");
        assertThat(cli.files()).isEmpty();
    }

    @Test
    void speak_verboseFailure_showsTheTrace() {
        MockTtsProvider mock = MockTtsProvider.builder()
                .fail(request -> true, () -> new ProviderApiException("out of order"))
                .build();
        Cli cli = Cli.in(directory, mock).input(TEXT);

        cli.run("speak", "-", "--verbose");

        assertThat(cli.err()).contains("\tat io.ttsjobs.cli.").endsWith("PROVIDER_API_ERROR: out of order\n");
    }

    @Test
    void speak_failureWithJson_printsTheJobToo() throws IOException {
        MockTtsProvider mock = MockTtsProvider.builder()
                .fail(request -> true, () -> new ProviderAuthException("no"))
                .build();
        Cli cli = Cli.in(directory, mock).input(TEXT);

        assertThat(cli.run("speak", "-", "--json")).isEqualTo(ExitCode.FAILED);

        assertThat(JsonText.object(cli.json()))
                .containsEntry("status", "FAILED")
                .containsEntry("error_code", "PROVIDER_AUTH_ERROR")
                .containsEntry("audio_file", null)
                .containsEntry("size_bytes", null);
    }

    @Test
    void speak_failure_leavesTheOldOutput() throws IOException {
        MockTtsProvider mock = MockTtsProvider.builder()
                .fail(request -> true, () -> new ProviderApiException("out of order"))
                .build();
        Cli cli = Cli.in(directory, mock).file("a.wav", "old").input(TEXT);

        cli.run("speak", "-", "-o", "a.wav");

        assertThat(cli.read("a.wav")).isEqualTo("old");
    }

    @Test
    void speak_unknownVoice_isBadInputThatNamesTheVoices() {
        Cli cli = Cli.in(directory).input(TEXT);

        assertThat(cli.run("speak", "-", "--voice", "nobody")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err()).contains("nobody").contains("alto").contains("bass");
    }

    @Test
    void speak_interrupted_endsWith130AndLeavesNothing() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        MockTtsProvider mock = MockTtsProvider.builder()
                .latency(Duration.ZERO, duration -> {
                    called.countDown();
                    never.await();
                })
                .build();
        Cli cli = Cli.in(directory, mock).input(TEXT);
        AtomicInteger exitCode = new AtomicInteger(-1);
        Thread command = new Thread(() -> exitCode.set(cli.run("speak", "-", "-o", "a.wav")));

        command.start();
        called.await();
        command.interrupt();
        command.join();

        assertThat(exitCode).hasValue(ExitCode.INTERRUPTED);
        assertThat(cli.files()).isEmpty();
        assertThat(cli.temporaryFiles.isEmpty()).isTrue();
        assertThat(cli.err()).isEqualTo("tts speak: interrupted\n");
    }

    private static String slice(String text, Map<String, @Nullable Object> timing) {
        return text.substring((int) number(timing, "start_char"), (int) number(timing, "end_char"));
    }

    private static long number(Map<String, @Nullable Object> object, String name) {
        if (object.get(name) instanceof Long number) {
            return number;
        }
        throw new AssertionError(name + " is no whole number in " + object);
    }

    @Test
    void speak_audioStorageDirectorySet_makesTheAudioThere() throws IOException {
        Path storage = Files.createDirectory(directory.resolve("storage"));
        Cli cli = Cli.in(directory).audioStorageDirectory("storage").input("One two.");

        assertThat(cli.run("speak", "-", "-o", "a.wav")).isEqualTo(ExitCode.DONE);

        assertThat(directory.resolve("a.wav")).isNotEmptyFile();
        assertThat(storage).isEmptyDirectory();
    }

    @Test
    void speak_audioStorageDirectoryThatIsAFile_isRefused() throws IOException {
        Cli cli = Cli.in(directory)
                .file("file", "x")
                .audioStorageDirectory("file")
                .input("One two.");

        assertThat(cli.run("speak", "-", "-o", "a.wav")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err()).contains("AUDIO_STORAGE_DIR is file, which cannot be used");
    }

    private static MockTtsProvider hasty() {
        return MockTtsProvider.builder().pace(Duration.ofMillis(1)).build();
    }
}
