package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.internal.DurableFiles;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProvider.Timings;
import io.ttsjobs.text.TextSpan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a directory store finds when it is opened again, by the same program or after a crash. */
class JobsReopenedTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");

    /** A lone surrogate, an emoji, controls and quotes: what JSON or UTF-8 could lose. */
    private static final String TEXT = "Say \"\\\u0000\u001b\ud83d\ude00 \ud800 \u2028\u00e9.\r\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "FAILED", "CANCELLED"})
    void get_jobAfterReopening_isEqual(JobStatus status) {
        GenerationJob job = builder("a")
                .version(7)
                .status(status)
                .progress(1, Duration.ofNanos(1_234_567_891))
                .billedCharacters(new BigDecimal("1234.50"))
                .spentCharacters(new BigDecimal("2345.60"))
                .budget(OptionalLong.of(5_000))
                .finishedAt(NOON.plusNanos(1))
                .error(ErrorCode.PROVIDER_API_ERROR, "out of \"order\"")
                .build();
        create(job);
        assertThat(JobFacts.of(reopened("a"))).isEqualTo(JobFacts.of(job));
    }

    @Test
    void get_plainJobAfterReopening_isEqual() {
        GenerationJob job = GenerationJob.builder(
                        "a",
                        GenerationRequest.builder("mock", "alto", TEXT).build(),
                        List.of(new TextSpan(0, TEXT.length())),
                        NOON)
                .build();
        create(job);
        assertThat(JobFacts.of(reopened("a"))).isEqualTo(JobFacts.of(job));
    }

    @Test
    void get_changedJobAfterReopening_isTheLastVersion() {
        GenerationJob first = builder("a").build();
        GenerationJob second = first.toBuilder().status(JobStatus.FAILED).build();
        try (JobStore store = JobStore.directory(directory)) {
            store.create(first);
            store.update(first, second);
        }
        assertThat(JobFacts.of(reopened("a"))).isEqualTo(JobFacts.of(second));
    }

    @ParameterizedTest
    @EnumSource(Timings.class)
    void get_completedJobAfterReopening_hasAudioAndTimeline(Timings timings) {
        GenerationJob job;
        MockTtsProvider provider = MockTtsProvider.builder().timings(timings).build();
        try (JobStore store = JobStore.directory(directory);
                Workshop workshop = Workshop.of(directory, provider, store)) {
            job = workshop.run();
        }
        assertThat(JobFacts.of(reopened(job.id()))).isEqualTo(JobFacts.of(job));
    }

    @Test
    void get_jobPartlyEstimatedAfterReopening_isEqual() {
        GenerationJob job;
        MockTtsProvider provider = MockTtsProvider.builder()
                .textLimit(Workshop.LIMIT)
                .misbehave(request -> request.text().startsWith("Carol"), Fault.NO_TIMINGS)
                .build();
        try (JobStore store = JobStore.directory(directory);
                Workshop workshop = Workshop.of(directory, provider, store)) {
            job = workshop.run();
        }
        assertThat(JobFacts.of(reopened(job.id()))).isEqualTo(JobFacts.of(job));
    }

    @Test
    void open_diedBetweenResultAndState_hasNoAudioYet() throws IOException {
        GenerationJob job;
        try (JobStore store = JobStore.directory(directory);
                Workshop workshop = Workshop.of(directory, MockTtsProvider.create(), store)) {
            job = workshop.run();
        }
        Path state = directory.resolve(job.id()).resolve("state.json");
        Files.writeString(state, Files.readString(state).replace("COMPLETED", "IN_PROGRESS"));
        assertThat(reopened(job.id()))
                .extracting(GenerationJob::status, GenerationJob::audioFile, GenerationJob::audioMetadata)
                .containsExactly(JobStatus.PENDING, Optional.empty(), Optional.empty());
    }

    @Test
    void open_jobInProgress_isPendingAgain() {
        create(builder("a").version(3).status(JobStatus.IN_PROGRESS).build());
        assertThat(reopened("a"))
                .extracting(GenerationJob::status, GenerationJob::version)
                .containsExactly(JobStatus.PENDING, 4L);
    }

    @Test
    void open_secondTimeInOneProcess_isRefused() {
        try (JobStore store = JobStore.directory(directory)) {
            assertThatThrownBy(() -> JobStore.directory(directory))
                    .isInstanceOf(TtsException.class)
                    .hasMessage(directory + " cannot be used: it is open already in this process");
            assertThat(store.list()).isEmpty();
        }
    }

    @Test
    void open_afterClose_isAllowed() {
        JobStore.directory(directory).close();
        assertThat(reopenedJobs()).isEmpty();
    }

    @Test
    void open_file_isRefused() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> JobStore.directory(file))
                .isInstanceOf(TtsException.class)
                .hasMessage(file + " is not a directory");
    }

    @Test
    void get_afterClose_isRefused() {
        JobStore store = JobStore.directory(directory);
        store.close();
        assertThatThrownBy(() -> store.get("a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void close_twice_isHarmless() {
        JobStore store = JobStore.directory(directory);
        store.close();
        store.close();
        assertThat(reopenedJobs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../a", "a/b", "", ".lock", "a\u0000"})
    void get_hostileId_isRefused(String id) {
        try (JobStore store = JobStore.directory(directory)) {
            assertThatThrownBy(() -> store.get(id)).isInstanceOf(ValidationException.class);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void create_placeThatIsTaken_leavesNothing() throws IOException {
        Files.createSymbolicLink(directory.resolve("a"), directory.resolve("nowhere"));
        try (JobStore store = JobStore.directory(directory)) {
            assertThatThrownBy(() -> store.create(builder("a").build()))
                    .isInstanceOf(TtsException.class)
                    .hasMessageStartingWith(directory.resolve("a") + " cannot be written: ");
            assertThat(directory.resolve(".a.new")).doesNotExist();
        }
    }

    @Test
    void open_halfCreatedJob_isRemoved() throws IOException {
        Files.createDirectory(directory.resolve(".a.new"));
        Files.writeString(directory.resolve(".a.new").resolve("request.json"), "{");
        JobStore.directory(directory).close();
        assertThat(directory.resolve(".a.new")).doesNotExist();
    }

    @Test
    void open_halfRemovedJob_isRemoved() throws IOException {
        Files.createDirectories(directory.resolve(".a.gone").resolve("chunks"));
        JobStore.directory(directory).close();
        assertThat(directory.resolve(".a.gone")).doesNotExist();
    }

    @Test
    void list_jobWhoseDirectoryWasDeletedByHand_isLeftOut() throws IOException {
        try (JobStore store = JobStore.directory(directory)) {
            store.create(builder("a").build());
            store.create(builder("b").build());
            DurableFiles.deleteDirectory(directory.resolve("a"));
            assertThat(store.list()).extracting(GenerationJob::id).containsExactly("b");
        }
    }

    @Test
    void list_directoryOfSomebodyElse_isNoJob() throws IOException {
        create(builder("a").build());
        Files.createDirectory(directory.resolve("photos"));
        assertThat(reopenedJobs()).extracting(GenerationJob::id).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"request.json", "state.json"})
    void list_brokenJson_leavesThatJobOut(String file) throws IOException {
        create(builder("a").build());
        create(builder("b").build());
        Files.writeString(directory.resolve("a").resolve(file), "{\"schema\":5,\"secret");
        assertThat(reopenedJobs()).extracting(GenerationJob::id).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "{\"schema\":5}", "{\"schema\":5,\"version\":\"x\"}", "null"})
    void get_brokenJson_isAnErrorThatNamesTheJob(String json) throws IOException {
        create(builder("a").build());
        Files.writeString(directory.resolve("a").resolve("state.json"), json);
        assertThatThrownBy(() -> reopened("a"))
                .isInstanceOf(TtsException.class)
                .hasMessageStartingWith(directory.resolve("a") + " cannot be read: it is damaged at line 1");
    }

    @Test
    void list_stateThatDoesNotFit_leavesThatJobOut() throws IOException {
        create(builder("a").build());
        create(builder("b").build());
        Path state = directory.resolve("a").resolve("state.json");
        Files.writeString(state, Files.readString(state).replace("\"completedChunks\":0", "\"completedChunks\":9"));
        assertThat(reopenedJobs()).extracting(GenerationJob::id).containsExactly("b");
    }

    @Test
    void get_brokenText_isAnErrorThatDoesNotQuoteIt() throws IOException {
        create(builder("a").build());
        Files.writeString(directory.resolve("a").resolve("request.json"), "{\"schema\":5,\"createdAt\":secret}");
        assertThatThrownBy(() -> reopened("a"))
                .isInstanceOf(TtsException.class)
                .message()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"request.json", "state.json"})
    void get_newerSchema_isAnErrorThatSaysSo(String file) throws IOException {
        create(builder("a").build());
        Path path = directory.resolve("a").resolve(file);
        Files.writeString(path, Files.readString(path).replace("\"schema\":5", "\"schema\":6"));
        assertThatThrownBy(() -> reopened("a"))
                .isInstanceOf(TtsException.class)
                .hasMessage(
                        directory.resolve("a") + " cannot be read: it is of schema 6, and this version knows schema 5");
    }

    @Test
    void remove_damagedJob_removesItsFiles() throws IOException {
        create(builder("a").build());
        Files.writeString(directory.resolve("a").resolve("request.json"), "");
        try (JobStore store = JobStore.directory(directory)) {
            store.remove("a");
        }
        assertThat(directory.resolve("a")).doesNotExist();
    }

    @Test
    void update_progress_doesNotRewriteTheText() throws IOException {
        GenerationJob job = builder("a").build();
        try (JobStore store = JobStore.directory(directory)) {
            store.create(job);
            Files.delete(directory.resolve("a").resolve("request.json"));
            store.update(job, job.toBuilder().progress(1, Duration.ZERO).build());
            assertThat(store.get("a").completedChunks()).isEqualTo(1);
        }
        assertThat(directory.resolve("a").resolve("request.json")).doesNotExist();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void files_ofAJob_areForThisUserAlone() throws IOException {
        Path jobs = directory.resolve("jobs");
        try (JobStore store = JobStore.directory(jobs)) {
            store.create(builder("a").build());
            store.chunks().orElseThrow().keep("a", Chunks.record(0), Chunks.withTimings());
        }
        Map<String, String> permissions = new TreeMap<>();
        try (Stream<Path> files = Files.walk(jobs)) {
            for (Path file : files.toList()) {
                permissions.put(
                        jobs.relativize(file).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        assertThat(permissions)
                .isEqualTo(Map.of(
                        "", "rwx------",
                        ".lock", "rw-------",
                        "a", "rwx------",
                        "a/request.json", "rw-------",
                        "a/state.json", "rw-------",
                        "a/chunks", "rwx------",
                        "a/chunks/0.audio", "rw-------",
                        "a/chunks/0.json", "rw-------"));
    }

    private static GenerationJob.Builder builder(String id) {
        GenerationRequest request = GenerationRequest.builder("mock", "alto", TEXT)
                .model("m1")
                .speed(1.1)
                .format(AudioFormat.MP3_44100)
                .gap(Duration.ofMillis(7))
                .language(Locale.forLanguageTag("de-AT"))
                .option("mood", "\ud83d\ude00 \"calm\"")
                .option("a", "")
                .maxChunkLength(12)
                .firstChunkLength(7)
                .build();
        return GenerationJob.builder(id, request, List.of(new TextSpan(0, 5), new TextSpan(6, TEXT.length())), NOON);
    }

    private void create(GenerationJob job) {
        try (JobStore store = JobStore.directory(directory)) {
            store.create(job);
        }
    }

    private GenerationJob reopened(String id) {
        try (JobStore store = JobStore.directory(directory)) {
            return store.get(id);
        }
    }

    private List<GenerationJob> reopenedJobs() {
        try (JobStore store = JobStore.directory(directory)) {
            return store.list();
        }
    }
}
