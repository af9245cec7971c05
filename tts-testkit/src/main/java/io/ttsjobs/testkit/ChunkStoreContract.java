package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ttsjobs.job.ChunkRecord;
import io.ttsjobs.job.ChunkStore;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobNotFoundException;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.TimingData;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link ChunkStore} as tests; each carries the number of the rule that it checks.
 *
 * <p>A store's own test extends this class and says how to make an empty store of jobs, whose chunks are tested.
 */
public abstract class ChunkStoreContract {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");
    private static final String TEXT = "Call me Ishmael. Some years ago. It was late.";
    private static final List<TextSpan> PLAN = List.of(new TextSpan(0, 16), new TextSpan(17, 32), new TextSpan(33, 45));
    private static final AudioFormat RAW = AudioFormat.builder(AudioFormat.Container.RAW, AudioFormat.Codec.PCM_S16LE)
            .sampleRate(8_000)
            .channels(1)
            .build();
    private static final Chunk FIRST = new Chunk(0, "one");
    private static final Chunk SECOND = new Chunk(1, "two");
    private static final Chunk THIRD = new Chunk(2, "three");

    private JobStore jobs;
    private ChunkStore chunks;

    /** For subclasses. */
    protected ChunkStoreContract() {}

    /**
     * Makes an empty store that has chunks; called once for each test.
     *
     * @return a new store
     */
    protected abstract JobStore newStore();

    /**
     * Says whether the store keeps the chunks themselves, and not their records alone.
     *
     * @return true unless overridden
     */
    protected boolean keepsAudio() {
        return true;
    }

    @BeforeEach
    final void makeStore() {
        jobs = newStore();
        chunks = jobs.chunks().orElseThrow(() -> new IllegalArgumentException("a store without chunks"));
        createJob("a");
        createJob("b");
    }

    @Test
    @DisplayName("C1: a kept chunk is found with all that it holds")
    void find_keptChunk_isAsItWas() throws IOException {
        assumeTrue(keepsAudio());
        FIRST.keepIn(chunks, "a");
        assertThat(facts(chunks.find("a", 0).orElseThrow())).isEqualTo(facts(FIRST.result()));
    }

    @Test
    @DisplayName("C1: the chunk that keeping returns is the one that was kept")
    void keep_chunk_returnsItAsItWas() throws IOException {
        assertThat(facts(FIRST.keepIn(chunks, "a"))).isEqualTo(facts(FIRST.result()));
    }

    @Test
    @DisplayName("C1: a chunk that is kept later takes the place of the first")
    void keep_twice_replaces() throws IOException {
        assumeTrue(keepsAudio());
        FIRST.keepIn(chunks, "a");
        Chunk again = new Chunk(0, "again");
        again.keepIn(chunks, "a");
        assertThat(facts(chunks.find("a", 0).orElseThrow())).isEqualTo(facts(again.result()));
    }

    @Test
    @DisplayName("C2: another chunk or job has nothing to find")
    void find_chunkNotKept_isEmpty() {
        FIRST.keepIn(chunks, "a");
        assertThat(Stream.of(chunks.find("a", 1), chunks.find("b", 0), chunks.find("nobody", 0)))
                .allMatch(found -> found.isEmpty());
    }

    @Test
    @DisplayName("C2: as many chunks are counted as are found")
    void count_keptChunks_areAsManyAsAreFound() {
        FIRST.keepIn(chunks, "a");
        THIRD.keepIn(chunks, "a");
        THIRD.keepIn(chunks, "a");
        SECOND.keepIn(chunks, "b");
        assertThat(List.of(chunks.count("a"), chunks.count("b"), chunks.count("nobody")))
                .containsExactly(found("a"), found("b"), 0);
    }

    @Test
    @DisplayName("C3: a chunk of an unknown job is refused")
    void keep_unknownJob_isNotFound() {
        assertThatThrownBy(() -> FIRST.keepIn(chunks, "nobody")).isInstanceOf(JobNotFoundException.class);
    }

    @Test
    @DisplayName("C3: a refused chunk leaves no record")
    void keep_unknownJob_leavesNoRecord() {
        try {
            FIRST.keepIn(chunks, "nobody");
        } catch (JobNotFoundException refused) {
            // another test says that it must come
        }
        assertThat(chunks.records("nobody")).isEmpty();
    }

    @Test
    @DisplayName("C4: records hold what was said, in the order of the plan")
    void records_keptOutOfOrder_areInOrder() {
        THIRD.keepIn(chunks, "a");
        FIRST.keepIn(chunks, "a");
        SECOND.keepIn(chunks, "a");
        assertThat(chunks.records("a")).containsExactly(FIRST.known(), SECOND.known(), THIRD.known());
    }

    @Test
    @DisplayName("C4: a record of which little is known is kept, too")
    void records_plainRecord_isAsItWas() {
        ChunkRecord plain = ChunkRecord.builder(0, PLAN.get(0), "mock", "alto")
                .audio(FIRST.known().sha256(), FIRST.known().audioSize(), RAW)
                .build();
        chunks.keep("a", plain, FIRST.result());
        assertThat(chunks.records("a")).containsExactly(plain);
    }

    @Test
    @DisplayName("C4: a chunk that is kept again has the later record alone")
    void records_keptTwice_areTheLater() {
        FIRST.keepIn(chunks, "a");
        Chunk again = new Chunk(0, "again");
        again.keepIn(chunks, "a");
        assertThat(chunks.records("a")).containsExactly(again.known());
    }

    @Test
    @DisplayName("C4: each job has its own records")
    void records_ofAnotherJob_areNotThere() {
        FIRST.keepIn(chunks, "a");
        assertThat(chunks.records("b")).isEmpty();
    }

    @Test
    @DisplayName("C4: chunks that are kept at the same time are all there")
    void records_keptAtOnce_areAllThere() throws InterruptedException, ExecutionException {
        List<Chunk> all = List.of(FIRST, SECOND, THIRD);
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            keepAtOnce(all, threads);
        } finally {
            threads.shutdownNow();
        }
        assertThat(chunks.records("a")).containsExactlyInAnyOrder(FIRST.known(), SECOND.known(), THIRD.known());
    }

    @Test
    @DisplayName("C5: a dropped chunk is not found any more, and the others are")
    void drop_chunk_isGoneAlone() {
        assumeTrue(keepsAudio());
        FIRST.keepIn(chunks, "a");
        SECOND.keepIn(chunks, "a");
        chunks.drop("a", 0);
        assertThat(List.of(chunks.find("a", 0).isPresent(), chunks.find("a", 1).isPresent()))
                .containsExactly(false, true);
    }

    @Test
    @DisplayName("C5: the record of a dropped chunk is gone, and the others are not")
    void drop_chunk_dropsItsRecordAlone() {
        FIRST.keepIn(chunks, "a");
        SECOND.keepIn(chunks, "a");
        FIRST.keepIn(chunks, "b");
        chunks.drop("a", 0);
        chunks.drop("a", 0);
        assertThat(List.of(chunks.records("a"), chunks.records("b")))
                .containsExactly(List.of(SECOND.known()), List.of(FIRST.known()));
    }

    @Test
    @DisplayName("C6: without audio no chunk is found")
    void dropAudio_ofAJob_leavesNoChunk() {
        FIRST.keepIn(chunks, "a");
        chunks.dropAudio("a");
        assertThat(List.of(chunks.find("a", 0).isPresent(), chunks.count("a"))).containsExactly(false, 0);
    }

    @Test
    @DisplayName("C6: without audio every record stays, however often it is dropped")
    void dropAudio_twice_leavesTheRecords() {
        SECOND.keepIn(chunks, "a");
        FIRST.keepIn(chunks, "a");
        chunks.dropAudio("a");
        chunks.dropAudio("a");
        assertThat(chunks.records("a")).containsExactly(FIRST.known(), SECOND.known());
    }

    @Test
    @DisplayName("C7: a removed job has no records")
    void records_ofARemovedJob_areGone() {
        FIRST.keepIn(chunks, "a");
        chunks.dropAudio("a");
        jobs.remove("a");
        createJob("a");
        assertThat(chunks.records("a")).isEmpty();
    }

    @Test
    @DisplayName("C7: a removed job has no chunks")
    void find_chunkOfARemovedJob_isEmpty() {
        FIRST.keepIn(chunks, "a");
        jobs.remove("a");
        createJob("a");
        assertThat(chunks.find("a", 0)).isEmpty();
    }

    private void createJob(String id) {
        GenerationRequest request =
                GenerationRequest.builder("mock", "alto", TEXT).build();
        jobs.create(GenerationJob.builder(id, request, PLAN, NOON).build());
    }

    private int found(String jobId) {
        return (int) IntStream.range(0, PLAN.size())
                .filter(index -> chunks.find(jobId, index).isPresent())
                .count();
    }

    private void keepAtOnce(List<Chunk> all, ExecutorService threads) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(all.size());
        List<Callable<SynthesisResult>> keeping = new ArrayList<>();
        for (Chunk chunk : all) {
            keeping.add(() -> {
                start.await();
                return chunk.keepIn(chunks, "a");
            });
        }
        for (Future<SynthesisResult> kept : threads.invokeAll(keeping)) {
            kept.get();
        }
    }

    private static List<Object> facts(SynthesisResult chunk) throws IOException {
        try (InputStream audio = chunk.openAudio()) {
            return List.of(
                    Arrays.toString(audio.readAllBytes()),
                    chunk.audioSize(),
                    chunk.format(),
                    chunk.words(),
                    chunk.sentences(),
                    chunk.timingNote(),
                    chunk.requestId(),
                    chunk.billedCharacters());
        }
    }

    /**
     * A chunk and its record with all that they can hold.
     *
     * @param index its place in the plan
     * @param name what tells it from others
     */
    private record Chunk(int index, String name) {

        SynthesisResult keepIn(ChunkStore store, String jobId) {
            return store.keep(jobId, known(), result());
        }

        SynthesisResult result() {
            Duration end = Duration.ofNanos(333_333_333);
            return SynthesisResult.builder(audio(), RAW)
                    .words(List.of(new WordTiming(name, Duration.ZERO, end, 0, name.length())))
                    .sentences(List.of(new SentenceTiming(name, Duration.ZERO, end, 0, name.length())))
                    .timingNote("note of " + name)
                    .requestId("id of " + name)
                    .billedCharacters(billed())
                    .build();
        }

        ChunkRecord known() {
            return ChunkRecord.builder(index, PLAN.get(index), "mock", "alto")
                    .model("m1")
                    .attempts(index + 2)
                    .requestId("id of " + name)
                    .billedCharacters(billed())
                    .jobBilledCharacters(billed().add(BigDecimal.ONE))
                    .jobSpentCharacters(billed().add(BigDecimal.TEN))
                    .audio(sha256(), audio().length, RAW)
                    .timingSource(TimingData.Source.PROVIDER)
                    .timingNote("note of " + name)
                    .finishedAt(NOON.plusSeconds(index))
                    .build();
        }

        private BigDecimal billed() {
            return new BigDecimal(name.length() + ".50");
        }

        private byte[] audio() {
            return new byte[] {1, (byte) index, 3, (byte) name.length()};
        }

        private String sha256() {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(audio()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
