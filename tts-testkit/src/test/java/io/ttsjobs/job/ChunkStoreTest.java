package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.text.TextSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished chunks in a directory store. */
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
    void chunks_inMemory_areNotKept() {
        assertThat(JobStore.inMemory().chunks()).isEmpty();
    }

    @Test
    void find_keptChunk_isEqual() throws IOException {
        chunks.keep("a", 0, Chunks.withTimings());
        assertThat(Chunks.facts(chunks.find("a", 0).orElseThrow())).isEqualTo(Chunks.facts(Chunks.withTimings()));
    }

    @Test
    void keep_chunk_returnsItAsKept() throws IOException {
        SynthesisResult kept = chunks.keep("a", 0, Chunks.withTimings());
        assertThat(Chunks.facts(kept)).isEqualTo(Chunks.facts(Chunks.withTimings()));
    }

    @Test
    void keep_twice_replaces() {
        chunks.keep("a", 0, Chunks.withTimings());
        chunks.keep(
                "a", 0, SynthesisResult.builder(new byte[9], AudioFormat.MP3).build());
        assertThat(chunks.find("a", 0).orElseThrow().audioSize()).isEqualTo(9);
    }

    @Test
    void keep_interruptedThread_keepsChunkAndInterrupt() {
        Thread.currentThread().interrupt();
        chunks.keep("a", 0, Chunks.withTimings());
        boolean interrupted = Thread.interrupted();
        assertThat(new Object[] {interrupted, chunks.find("a", 0).isPresent()}).containsExactly(true, true);
    }

    @Test
    void keep_unknownJob_isNotFound() {
        assertThatThrownBy(() -> chunks.keep("b", 0, Chunks.withTimings())).isInstanceOf(JobNotFoundException.class);
    }

    @Test
    void find_noChunk_isEmpty() {
        assertThat(chunks.find("a", 0)).isEmpty();
    }

    @Test
    void find_audioCutShort_isEmpty() throws IOException {
        chunks.keep("a", 0, Chunks.withTimings());
        Files.write(directory.resolve("a/chunks/0.audio"), new byte[] {1});
        assertThat(chunks.find("a", 0)).isEmpty();
    }

    @Test
    void find_audioGone_isEmpty() throws IOException {
        chunks.keep("a", 0, Chunks.withTimings());
        Files.delete(directory.resolve("a/chunks/0.audio"));
        assertThat(chunks.find("a", 0)).isEmpty();
    }

    @Test
    void find_audioWithoutTimings_isEmpty() throws IOException {
        chunks.keep("a", 0, Chunks.withTimings());
        Files.delete(directory.resolve("a/chunks/0.json"));
        assertThat(chunks.find("a", 0)).isEmpty();
    }

    @Test
    void count_keptChunks_countsThem() {
        chunks.keep("a", 0, Chunks.withTimings());
        chunks.keep("a", 11, Chunks.withTimings());
        assertThat(chunks.count("a")).isEqualTo(2);
    }

    @Test
    void drop_oneChunk_keepsTheOther() {
        chunks.keep("a", 0, Chunks.withTimings());
        chunks.keep("a", 1, Chunks.withTimings());
        chunks.drop("a", 0);
        assertThat(new Object[] {
                    chunks.find("a", 0).isPresent(), chunks.find("a", 1).isPresent()
                })
                .containsExactly(false, true);
    }

    @Test
    void dropAll_twice_leavesNone() {
        chunks.keep("a", 0, Chunks.withTimings());
        chunks.dropAll("a");
        chunks.dropAll("a");
        assertThat(chunks.count("a")).isZero();
    }
}
