package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.text.TextSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** No name and no link leads out of the directories of the store and the audio, beside which canaries sit. */
class HostileIdTest {

    @TempDir
    Path directory;

    private Path root;
    private Path canary;
    private JobStore store;
    private Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectories(directory.resolve("up/root"));
        canary = Files.createDirectories(directory.resolve("up/canary"));
        for (String name : List.of("state.json", "request.json", "0.audio", "0.json", "canary.mp3")) {
            Files.writeString(canary.resolve(name), "{}");
        }
        store = JobStore.directory(root);
        workshop = Workshop.of(root, MockTtsProvider.create(), store);
        store.create(job("real"));
    }

    @AfterEach
    void close() {
        workshop.close();
        store.close();
    }

    @Test
    void all_hostileIds_areMoreThanTwoHundred() {
        assertThat(HostileIds.all()).hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void anyMethod_hostileId_isRefused() {
        for (String id : HostileIds.all()) {
            for (ThrowingCallable call : calls(id)) {
                assertThatThrownBy(call).as(id).isInstanceOf(ValidationException.class);
            }
        }
    }

    @Test
    void anyMethod_hostileId_touchesNoFile() {
        Map<String, String> before = tree();
        for (String id : HostileIds.all()) {
            calls(id).forEach(HostileIdTest::attempt);
        }
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void anyMethod_unknownId_isNotFound() {
        for (String id : HostileIds.unknown()) {
            for (ThrowingCallable call : callsOfJobs(id)) {
                assertThatThrownBy(call).as(id).isInstanceOf(JobNotFoundException.class);
            }
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void anyMethod_linkInPlaceOfAJob_touchesNothingBehindIt() throws IOException {
        move("real");
        Files.createSymbolicLink(canary.resolve("real/chunks"), canary);
        Files.createSymbolicLink(root.resolve("real"), canary.resolve("real"));
        touchesNoCanary();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void anyMethod_linkInPlaceOfTheChunksOfAJob_touchesNothingBehindIt() throws IOException {
        Files.createSymbolicLink(root.resolve("real/chunks"), canary);
        touchesNoCanary();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void anyMethod_linksInPlaceOfFilesOfAJob_touchesNothingBehindThem() throws IOException {
        for (String name : List.of("manifest.json", "result.json")) {
            Files.createSymbolicLink(root.resolve("real").resolve(name), canary.resolve("state.json"));
        }
        touchesNoCanary();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void anyMethod_linksInPlaceOfAudioAndDebris_touchesNothingBehindThem() throws IOException {
        for (String name : List.of("real.wav", "real.mp3", ".real.x.part", ".real.new", ".real.gone", ".x.new")) {
            Files.createSymbolicLink(root.resolve(name), canary);
        }
        touchesNoCanary();
    }

    /** Opens the store once more, tries whatever takes an id, runs the job if it still is one, and removes it. */
    private void touchesNoCanary() {
        Map<String, String> before = canaries();
        close();
        store = JobStore.directory(root);
        workshop = Workshop.of(root, MockTtsProvider.create(), store);
        List<ThrowingCallable> calls = new ArrayList<>(calls("real"));
        calls.add(0, () -> keep("real"));
        calls.add(() -> workshop.manager.cleanupOldJobs(Duration.ZERO));
        calls.add(() -> store.create(job("real")));
        calls.forEach(HostileIdTest::attempt);
        assertThat(canaries()).isEqualTo(before);
    }

    /** Moves a job of the store among the canaries. */
    private void move(String id) throws IOException {
        Files.move(root.resolve(id), canary.resolve(id));
    }

    /** Whatever takes the id of a job. */
    private List<ThrowingCallable> calls(String id) {
        AudioStorage storage = AudioStorage.directory(root);
        List<ThrowingCallable> calls = new ArrayList<>(callsOfJobs(id));
        ChunkStore chunks = store.chunks().orElseThrow();
        calls.addAll(List.of(
                () -> store.remove(id),
                () -> chunks.find(id, 0),
                () -> chunks.count(id),
                () -> chunks.records(id),
                () -> chunks.drop(id, 0),
                () -> chunks.dropAudio(id),
                () -> storage.createTemporary(id),
                () -> storage.publish(id, root.resolve("." + canary.getFileName() + ".x.part"), "mp3"),
                () -> storage.find(id),
                () -> storage.delete(id)));
        return calls;
    }

    /** Whatever takes the id of a job and needs that there is one. */
    private List<ThrowingCallable> callsOfJobs(String id) {
        JobManager manager = workshop.manager;
        return List.of(
                () -> manager.getJob(id),
                () -> manager.getAudioFile(id),
                () -> manager.getAudioMetadata(id),
                () -> manager.getPartialAudio(id),
                () -> manager.followAudio(id).close(),
                () -> manager.chunkRecords(id),
                () -> manager.cancel(id),
                () -> manager.processJob(id),
                () -> manager.retryJob(id).await(),
                () -> manager.retryJob(id, 0).await(),
                () -> store.get(id),
                () -> store.update(job(id), job(id)),
                () -> keep(id));
    }

    private void keep(String id) {
        store.chunks().orElseThrow().keep(id, Chunks.record(0), Chunks.withTimings());
    }

    private static GenerationJob job(String id) {
        GenerationRequest request = GenerationRequest.builder("mock", MockTtsProvider.DEFAULT_VOICE, "Alpha")
                .build();
        return GenerationJob.builder(id, request, List.of(new TextSpan(0, 5)), Instant.EPOCH)
                .build();
    }

    /** Whether it is refused is another test's business. */
    private static void attempt(ThrowingCallable call) {
        Throwable refusal = catchThrowable(call);
        if (refusal instanceof Error error) {
            throw error;
        }
    }

    private Map<String, String> tree() {
        return tree(directory);
    }

    private Map<String, String> canaries() {
        return tree(canary);
    }

    /** Every file with its time and content. */
    private static Map<String, String> tree(Path from) {
        Map<String, String> facts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                String content = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        ? Files.readString(file, StandardCharsets.ISO_8859_1)
                        : "";
                facts.put(file.toString(), Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS) + content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }
}
