package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.testkit.ManualClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, and files, damage, and others in the same directory. */
class DirectoryChunkCacheTest extends SizedCacheContract {

    @TempDir
    Path parent;

    private final ManualClock clock = ManualClock.create();

    @Override
    ChunkCache newCache(long maxBytes) {
        return new DirectoryChunkCache(directory(), maxBytes, clock);
    }

    @Override
    void later() {
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void find_keptByAnotherCache_isThere() {
        newCache(100_000).keep(key("a"), audio(1));
        assertThat(ChunkCache.directory(directory(), 100_000).find(key("a"))).isPresent();
    }

    @Test
    void keep_always_namesOneFileByTheHash() throws IOException {
        newCache(100_000).keep(key("a"), audio(1));
        assertThat(names()).containsExactly(key("a").sha256() + ".chunk");
    }

    @Test
    void keep_wordsOfTheText_keepsNoLetterOfIt() throws IOException {
        newCache(100_000).keep(key("Cit\u00e9 \ud800"), Chunks.withTimings());
        String content = Files.readString(entry("Cit\u00e9 \ud800"), StandardCharsets.ISO_8859_1);
        assertThat(content).doesNotContain("Cit", "\0C\0i\0t");
    }

    @Test
    void find_anyByteChanged_isEmptyAndDeleted() throws IOException {
        ChunkCache cache = newCache(100_000);
        cache.keep(key("a"), Chunks.withTimings());
        byte[] whole = Files.readAllBytes(entry("a"));
        List<Integer> believed = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            if (isBelieved(cache, damaged)) {
                believed.add(i);
            }
        }
        assertThat(believed).isEmpty();
    }

    @Test
    void find_brokenOffAnywhere_isEmptyAndDeleted() throws IOException {
        ChunkCache cache = newCache(100_000);
        cache.keep(key("a"), Chunks.withTimings());
        byte[] whole = Files.readAllBytes(entry("a"));
        List<Integer> believed = new ArrayList<>();
        for (int size = 0; size < whole.length; size++) {
            if (isBelieved(cache, Arrays.copyOf(whole, size))) {
                believed.add(size);
            }
        }
        assertThat(believed).isEmpty();
    }

    @Test
    void find_fileOfAnotherKey_isEmpty() throws IOException {
        ChunkCache cache = newCache(100_000);
        cache.keep(key("a"), audio(1));
        Files.copy(entry("a"), entry("b"));
        assertThat(cache.find(key("b"))).isEmpty();
    }

    @Test
    void keep_moreThanFitsOverTwoLives_staysWithinTheLimit() throws IOException {
        for (int i = 0; i < 20; i++) {
            later();
            newCache(5L * SIZE).keep(key("text " + i), audio(i));
        }
        assertThat(size()).isBetween(3L * SIZE, 5L * SIZE);
    }

    @Test
    void keep_moreThanFits_leavesTheFilesOfOthers() throws IOException {
        Files.createDirectories(directory());
        Path foreign = Files.write(directory().resolve("mine.chunk"), new byte[SIZE]);
        Files.setLastModifiedTime(foreign, FileTime.fromMillis(0));
        ChunkCache cache = newCache(2L * SIZE);
        cache.keep(key("a"), audio(1));
        cache.keep(key("b"), audio(1));
        assertThat(foreign).exists();
    }

    @Test
    void keep_whatADeadProcessLeft_isDeletedAfterAnHour() throws IOException {
        Files.createDirectories(directory());
        Path left =
                Files.createFile(directory().resolve(key("b").sha256() + ".00000000-0000-0000-0000-000000000000.new"));
        Files.setLastModifiedTime(left, FileTime.from(clock.instant()));
        clock.advance(Duration.ofMinutes(61));
        newCache(100_000).keep(key("a"), audio(1));
        assertThat(names()).containsExactly(key("a").sha256() + ".chunk");
    }

    @Test
    void keep_whatAnotherProcessIsWriting_isLeft() throws IOException {
        Files.createDirectories(directory());
        Path written =
                Files.createFile(directory().resolve(key("b").sha256() + ".00000000-0000-0000-0000-000000000000"));
        Files.setLastModifiedTime(written, FileTime.from(clock.instant()));
        newCache(100_000).keep(key("a"), audio(1));
        assertThat(written).exists();
    }

    @Test
    void keep_directoryIsAFile_saysSo() throws IOException {
        Files.createFile(directory());
        ChunkCache cache = newCache(100_000);
        assertThatThrownBy(() -> cache.keep(key("a"), audio(1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cache " + directory() + " cannot be written to: ");
    }

    @Test
    void keep_interruptedThread_keepsAllTheSame() {
        Thread.currentThread().interrupt();
        newCache(100_000).keep(key("a"), audio(1));
        boolean stillInterrupted = Thread.interrupted();
        assertThat(stillInterrupted).isTrue();
        assertThat(newCache(100_000).find(key("a"))).isPresent();
    }

    /** Two caches stand for two processes: they share the directory alone. */
    @Test
    void keep_manyThreadsOfTwoCachesOnTheSameKeys_answersAreNeverTorn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<ChunkCache> caches = List.of(newCache(6L * SIZE), newCache(6L * SIZE));
            List<Future<Integer>> mixedUp = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                ChunkCache cache = caches.get(thread % 2);
                mixedUp.add(threads.submit(() -> mixedUp(cache)));
            }
            assertThat(sum(mixedUp)).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private static int mixedUp(ChunkCache cache) {
        int mixedUp = 0;
        for (int i = 0; i < 60; i++) {
            int text = i % 8;
            cache.keep(key("text " + text), audio(text));
            mixedUp += cache.find(key("text " + text))
                            .filter(found -> !isOf(text, found.openAudio()))
                            .isPresent()
                    ? 1
                    : 0;
        }
        return mixedUp;
    }

    private static boolean isOf(int text, InputStream audio) {
        try (audio) {
            return audio.read() == text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int sum(List<Future<Integer>> all) throws InterruptedException, ExecutionException {
        int sum = 0;
        for (Future<Integer> one : all) {
            sum += one.get();
        }
        return sum;
    }

    private boolean isBelieved(ChunkCache cache, byte[] content) throws IOException {
        Files.write(entry("a"), content);
        return cache.find(key("a")).isPresent() || Files.exists(entry("a"));
    }

    private Path directory() {
        return parent.resolve("cache");
    }

    private Path entry(String text) {
        return directory().resolve(key(text).sha256() + ".chunk");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private long size() throws IOException {
        long size = 0;
        for (String name : names()) {
            size += Files.size(directory().resolve(name));
        }
        return size;
    }
}
