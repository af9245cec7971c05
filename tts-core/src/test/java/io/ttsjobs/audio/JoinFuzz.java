package io.ttsjobs.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Joins hostile bytes: the target of the profile {@code fuzz}, which calls it a million times, and of {@link SeedTest},
 * which calls it with the seeds.
 */
final class JoinFuzz {

    /** The Info frame of MP3 or the header of WAV. */
    private static final int MAX_HEAD = Mp3Header.MAX_FRAME_BYTES;

    /** A millisecond of what takes most: 32-bit samples of 32 channels at a million a second. */
    private static final int MAX_GAP = 128_000;

    private static final Path TARGET = temporaryFile();

    private JoinFuzz() {}

    /**
     * Joins a chunk, then what came out, then that and the chunk with a gap between them.
     *
     * @param chunk any bytes
     */
    public static void fuzzerTestOneInput(byte[] chunk) {
        if (joins(Duration.ZERO, chunk)) {
            byte[] joined = take();
            check(joined.length <= chunk.length + MAX_HEAD, "more came out than went in");
            check(joins(Duration.ZERO, joined), "what came out cannot be joined");
            check(take().length == joined.length, "a second join changes the length");
            check(joins(Duration.ofMillis(1), joined, chunk), "what came out does not fit what went in");
            check(take().length <= 2 * (chunk.length + MAX_HEAD) + MAX_GAP, "more came out than went in twice");
        }
    }

    /** {@return whether the chunks were joined and not, with the typed error, refused} */
    private static boolean joins(Duration gap, byte[]... chunks) {
        List<AudioSource> sources =
                Arrays.stream(chunks).map(c -> AudioSource.of("c", c)).toList();
        try {
            StitchedAudio audio = AudioStitcher.create()
                    .stitch(sources, TARGET, StitchOptions.builder().gap(gap).build());
            check(audio.chunks().stream().allMatch(c -> c.startSample() >= 0 && c.samples() >= 0), "negative time");
            return true;
        } catch (AudioProcessingException e) {
            check(!Files.exists(TARGET), "a refused chunk leaves a file");
            return false;
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** {@return what was joined, whose file is gone then: file systems are slow to empty one} */
    private static byte[] take() {
        try {
            byte[] joined = Files.readAllBytes(TARGET);
            Files.delete(TARGET);
            return joined;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFile() {
        try {
            Path directory = Files.createTempDirectory("join-fuzz");
            directory.toFile().deleteOnExit();
            Path file = directory.resolve("joined");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
