package io.ttsjobs.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/** Joins bytes into a file of a temporary directory. */
final class Joins {

    private final Path target;

    Joins(Path directory) {
        this.target = directory.resolve("joined");
    }

    StitchedAudio join(int gapMillis, byte[]... chunks) {
        List<AudioSource> sources = new ArrayList<>();
        for (byte[] chunk : chunks) {
            sources.add(AudioSource.of("c" + sources.size(), chunk));
        }
        return join(gapMillis, sources);
    }

    StitchedAudio join(int gapMillis, List<AudioSource> chunks) {
        removeTarget();
        StitchOptions options =
                StitchOptions.builder().gap(Duration.ofMillis(gapMillis)).build();
        return AudioStitcher.create().stitch(chunks, target, options);
    }

    /** File systems are slow to empty a file and fill it again, and some tests join thousands of times. */
    private void removeTarget() {
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path target() {
        return target;
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SlowMp3 mp3() {
        return new SlowMp3(bytes());
    }

    /** A source that returns no more than so many bytes a read. */
    static AudioSource slowly(byte[] bytes, int readBytes) {
        return inReadsOf(bytes, () -> readBytes);
    }

    /** A source that returns 0 to 5 bytes a read, though a stream that returns none breaks its contract. */
    static AudioSource haltingly(byte[] bytes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return inReadsOf(bytes, () -> random.nextInt(6));
    }

    private static AudioSource inReadsOf(byte[] bytes, IntSupplier readBytes) {
        return AudioSource.of("slow", () -> new InputStream() {
            private final InputStream all = new ByteArrayInputStream(bytes);

            @Override
            public int read() throws IOException {
                return all.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return all.read(into, offset, Math.min(length, readBytes.getAsInt()));
            }
        });
    }
}
