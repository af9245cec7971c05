package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.text.TextSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chunks of a directory store do beyond the contract: threads, files, damage. */
class ChunkStoreTest {

    @TempDir
    Path directory;

    private JobStore store;
    private ChunkStore chunks;

    @BeforeEach
    void open() {
        store = JobStore.directory(directory);
        store.create(GenerationJob.builder("a", Workshop.request().build(), List.of(new TextSpan(0, 5)), Instant.EPOCH)
                .build());
        chunks = store.chunks().orElseThrow();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void find_keptChunk_isEqual() throws IOException {
        keep(0);
        assertThat(Chunks.facts(chunks.find("a", 0).orElseThrow())).isEqualTo(Chunks.facts(Chunks.withTimings()));
    }

    @Test
    void keep_otherSize_replaces() throws IOException {
        keep(0);
        SynthesisResult larger =
                SynthesisResult.builder(new byte[9], AudioFormat.MP3).build();
        GenerationJob job = store.get("a");
        chunks.keep(
                "a",
                ChunkRecord.of(job, 0, larger, Sha256.of(larger.openAudio())).build(),
                larger);
        assertThat(chunks.find("a", 0).orElseThrow().audioSize()).isEqualTo(9);
    }

    @Test
    void keep_interruptedThread_keepsChunkAndInterrupt() {
        Thread.currentThread().interrupt();
        keep(0);
        boolean interrupted = Thread.interrupted();
        assertThat(new Object[] {interrupted, chunks.find("a", 0).isPresent()}).containsExactly(true, true);
    }

    @Test
    void find_audioCutShort_isEmpty() throws IOException {
        keep(0);
        Files.write(audio(), new byte[] {1});
        assertThat(chunks.find("a", 0)).isEmpty();
    }

    @Test
    void find_oneBitFlipped_isEmpty() throws IOException {
        keep(0);
        byte[] damaged = Files.readAllBytes(audio());
        damaged[damaged.length - 1] ^= 1;
        Files.write(audio(), damaged);
        assertThat(chunks.find("a", 0)).isEmpty();
    }

    @Test
    void find_audioGone_isEmpty() throws IOException {
        keep(0);
        Files.delete(audio());
        assertThat(chunks.find("a", 0)).isEmpty();
    }

    @Test
    void find_audioWithoutFacts_isEmpty() throws IOException {
        keep(0);
        Files.delete(facts());
        assertThat(chunks.find("a", 0)).isEmpty();
    }

    @Test
    void find_damagedFacts_isEmpty() throws IOException {
        keep(0);
        Files.writeString(facts(), Files.readString(facts()).replace("\"attempts\":1", "\"attempts\":-1"));
        assertThat(chunks.find("a", 0)).isEmpty();
    }

    @Test
    void records_damagedFacts_areThoseOfTheOthers() throws IOException {
        keep(0);
        keep(1);
        Files.writeString(facts(), "{");
        assertThat(chunks.records("a")).containsExactly(Chunks.record(1));
    }

    @Test
    void records_tenAndMore_areInOrderOfNumbers() {
        keep(10);
        keep(9);
        assertThat(chunks.records("a")).extracting(ChunkRecord::index).containsExactly(9, 10);
    }

    @Test
    void count_keptChunks_countsThem() {
        keep(0);
        keep(11);
        assertThat(chunks.count("a")).isEqualTo(2);
    }

    @Test
    void dropAudio_ofAJob_leavesTheManifestAlone() {
        keep(0);
        chunks.dropAudio("a");
        assertThat(directory.resolve("a")).isDirectoryNotContaining("glob:**/chunks");
        assertThat(directory.resolve("a/manifest.json")).isNotEmptyFile();
    }

    @Test
    void dropAudio_afterACrashInTheMiddle_keepsTheManifest() throws IOException {
        keep(0);
        keep(1);
        chunks.dropAudio("a");
        keep(1); // what the crash has left of the two
        chunks.dropAudio("a");
        assertThat(chunks.records("a")).containsExactly(Chunks.record(0), Chunks.record(1));
    }

    @Test
    void dropAudio_manifestCannotBeWritten_keepsTheChunks() throws IOException {
        keep(0);
        Files.createDirectories(directory.resolve("a/manifest.json.new/in-the-way"));
        assertThatThrownBy(() -> chunks.dropAudio("a")).isInstanceOf(TtsException.class);
        assertThat(chunks.find("a", 0)).isPresent();
    }

    @Test
    void close_afterDropAudio_leavesNoDebris() {
        keep(0);
        chunks.dropAudio("a");
        store.close();
        assertThat(filesOfTheStore()).containsExactlyInAnyOrder("a", ".lock");
    }

    @Test
    void remove_afterDropAudio_leavesNothingOfTheJob() {
        keep(0);
        chunks.dropAudio("a");
        store.remove("a");
        store.close();
        assertThat(filesOfTheStore()).containsExactly(".lock");
    }

    @Test
    void open_diedBetweenManifestAndChunks_keepsTheManifestAlone() {
        keep(0);
        keep(1);
        chunks.dropAudio("a");
        keep(1); // as if the chunks had not gone
        complete();
        store.close();
        reopen();
        assertThat(chunks.records("a")).containsExactly(Chunks.record(0), Chunks.record(1));
        assertThat(directory.resolve("a/chunks")).doesNotExist();
    }

    @Test
    void open_diedBeforeTheChunksSetAsideWereDeleted_deletesThem() throws IOException {
        keep(0);
        complete();
        new JobDirectory(directory, "a").setChunksAside();
        store.close();
        reopen();
        assertThat(filesOfTheStore()).containsExactlyInAnyOrder("a", ".lock");
    }

    @Test
    void open_completedJobWithChunks_makesTheManifest() {
        keep(0);
        complete();
        store.close();
        reopen();
        assertThat(new Object[] {chunks.records("a"), chunks.count("a")}).containsExactly(List.of(Chunks.record(0)), 0);
    }

    @Test
    void records_damagedManifest_isAnErrorThatNamesTheJob() throws IOException {
        keep(0);
        chunks.dropAudio("a");
        Files.writeString(directory.resolve("a/manifest.json"), "{\"schema\":5,\"secret");
        assertThatThrownBy(() -> chunks.records("a"))
                .isInstanceOf(TtsException.class)
                .hasMessageStartingWith(directory.resolve("a") + " has a manifest that cannot be read: it is damaged");
    }

    private void complete() {
        GenerationJob job = store.get("a");
        store.update(job, job.toBuilder().status(JobStatus.COMPLETED).build());
    }

    private String[] filesOfTheStore() {
        return Objects.requireNonNull(directory.toFile().list());
    }

    private void reopen() {
        store = JobStore.directory(directory);
        chunks = store.chunks().orElseThrow();
    }

    private void keep(int index) {
        chunks.keep("a", Chunks.record(index), Chunks.withTimings());
    }

    private Path audio() {
        return directory.resolve("a/chunks/0.audio");
    }

    private Path facts() {
        return directory.resolve("a/chunks/0.json");
    }
}
