package io.ttsjobs.job;

import io.ttsjobs.internal.DurableFiles;
import io.ttsjobs.internal.IoReason;
import io.ttsjobs.speech.SynthesisResult;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file an answer, {@code <hash>.chunk}, whose time is that of its last use.
 *
 * <p>A file is written under a name of its writer's own and then renamed, so that neither threads nor processes disturb each
 * other. The directory is listed only when the files that this process has written since it last did so may be too many.
 */
final class DirectoryChunkCache implements ChunkCache {

    private static final Logger log = LoggerFactory.getLogger(ChunkCache.class);
    private static final String ENDING = ".chunk";
    private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{64}\\.chunk");
    private static final Pattern UNFINISHED = Pattern.compile("[0-9a-f]{64}\\.[0-9a-f-]{36}(\\.new)?");
    /** Longer than any write takes; what is older was left by a process that died. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path directory;
    private final long maxBytes;
    private final Clock clock;

    private final Lock lock = new ReentrantLock();
    /** What is there at most, but for the files of other processes; so much at first that the first answer has it counted. */
    private long bytes;

    DirectoryChunkCache(Path directory, long maxBytes) {
        this(directory, maxBytes, Clock.systemUTC());
    }

    DirectoryChunkCache(Path directory, long maxBytes, Clock clock) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.maxBytes = atLeastOne(maxBytes);
        this.clock = clock;
        this.bytes = maxBytes;
    }

    static long atLeastOne(long maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be at least 1, but is " + maxBytes);
        }
        return maxBytes;
    }

    @Override
    public Optional<SynthesisResult> find(ChunkKey key) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] entry;
        try {
            entry = read(file);
        } catch (IOException e) {
            if (!Files.exists(file)) { // somebody has made room meanwhile
                return Optional.empty();
            }
            throw failure("cannot be read", e);
        }
        try {
            SynthesisResult answer = CacheEntry.read(key, entry);
            touch(file);
            return Optional.of(answer);
        } catch (IOException e) {
            log.warn("Cached chunk {} is damaged and will be asked for again: {}", file.getFileName(), IoReason.of(e));
            drop(key);
            return Optional.empty();
        }
    }

    /** Of a file that is larger than any entry only the start is read, and so it is not that of its checksum. */
    private byte[] read(Path file) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            return in.readNBytes((int) Math.min(maxBytes, Integer.MAX_VALUE - 8));
        }
    }

    /** An entry that cannot be marked as used, because somebody has made room or the disk is read-only, is as good. */
    private void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException e) {
            log.debug("{} cannot be marked as used: {}", file.getFileName(), IoReason.of(e));
        }
    }

    @Override
    public void keep(ChunkKey key, SynthesisResult answer) {
        if (answer.audioSize() > maxBytes) {
            return;
        }
        try {
            DurableFiles.createDirectories(directory);
            write(key, answer);
        } catch (IOException e) {
            throw failure("cannot be written to", e);
        }
    }

    private void write(ChunkKey key, SynthesisResult answer) throws IOException {
        Path own = directory.resolve(key.sha256() + "." + UUID.randomUUID());
        try {
            DurableFiles.write(own, out -> CacheEntry.write(key, answer, out));
            long size = Files.size(own);
            if (size <= maxBytes) {
                touch(own);
                DurableFiles.rename(own, file(key));
                added(size);
            }
        } finally {
            Files.deleteIfExists(own);
        }
    }

    private void added(long size) throws IOException {
        lock.lock();
        try {
            bytes += size;
            if (bytes > maxBytes) {
                bytes = makeRoom();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Deletes down to nine tenths, so as not to list the directory at every answer; the last used one stays. */
    private long makeRoom() throws IOException {
        List<Entry> entries = entries();
        long there = entries.stream().mapToLong(Entry::size).sum();
        if (there > maxBytes) {
            entries.sort(Comparator.comparing(Entry::used));
            for (Entry oldest : entries.subList(0, entries.size() - 1)) {
                if (there <= maxBytes - maxBytes / 10) {
                    break;
                }
                Files.deleteIfExists(oldest.file());
                there -= oldest.size();
            }
        }
        return there;
    }

    /** The entries, after what processes that died have left is deleted. */
    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        FileTime longAgo = FileTime.from(clock.instant().minus(ABANDONED));
        for (Path file : DurableFiles.list(directory)) {
            String name = file.getFileName().toString();
            try {
                if (ENTRY.matcher(name).matches()) {
                    entries.add(Entry.of(file));
                } else if (UNFINISHED.matcher(name).matches()
                        && Entry.of(file).used().compareTo(longAgo) < 0) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException e) {
                log.debug("{} was deleted meanwhile", name);
            }
        }
        return entries;
    }

    @Override
    public void drop(ChunkKey key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            throw failure("cannot be deleted from", e);
        }
    }

    private Path file(ChunkKey key) {
        return directory.resolve(key.sha256() + ENDING);
    }

    private UncheckedIOException failure(String what, IOException cause) {
        return new UncheckedIOException("cache " + directory + " " + what + ": " + IoReason.of(cause), cause);
    }

    /**
     * A file of an answer.
     *
     * @param file where it is
     * @param size in bytes
     * @param used when it was used last
     */
    private record Entry(Path file, long size, FileTime used) {
        static Entry of(Path file) throws IOException {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Entry(file, attributes.size(), attributes.lastModifiedTime());
        }
    }
}
