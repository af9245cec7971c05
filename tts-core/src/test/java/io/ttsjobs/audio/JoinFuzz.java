package io.ttsjobs.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    private static final int OGG_HEADER_BYTES = 27;
    private static final int OGG_CRC_OFFSET = 22;

    private static final Path TARGET = temporaryFile();

    private JoinFuzz() {}

    /**
     * Joins a chunk as it is, and if it looks like Ogg once more with right checksums, which no mutation would hit.
     *
     * @param chunk any bytes
     */
    public static void fuzzerTestOneInput(byte[] chunk) {
        joinAgainAndAgain(chunk, chunk.length + MAX_HEAD);
        byte[] mended = withOggChecksums(chunk);
        if (!Arrays.equals(mended, chunk)) {
            // Pages hold a second at most, whatever they held before, and have a header each.
            joinAgainAndAgain(mended, 4 * chunk.length + MAX_HEAD);
        }
    }

    /** Joins a chunk, then what came out, then that and the chunk with a gap between them. */
    private static void joinAgainAndAgain(byte[] chunk, int most) {
        if (joins(Duration.ZERO, chunk)) {
            byte[] joined = take();
            check(joined.length <= most, "more came out than went in");
            check(joins(Duration.ZERO, joined), "what came out cannot be joined");
            check(take().length == joined.length, "a second join changes the length");
            check(joins(Duration.ofMillis(1), joined, chunk), "what came out does not fit what went in");
            check(take().length <= 2 * most + MAX_GAP, "more came out than went in twice");
        }
    }

    /** {@return the bytes, with the checksum set right of all that looks like a page of Ogg} */
    private static byte[] withOggChecksums(byte[] chunk) {
        byte[] mended = chunk.clone();
        int at = 0;
        while (at + OGG_HEADER_BYTES <= chunk.length) {
            int size = oggPageBytes(mended, at);
            if (size > 0) {
                ByteBuffer page = ByteBuffer.wrap(mended, at, size).order(ByteOrder.LITTLE_ENDIAN);
                page.putInt(at + OGG_CRC_OFFSET, 0);
                page.putInt(at + OGG_CRC_OFFSET, SlowOgg.crc(Arrays.copyOfRange(mended, at, at + size)));
            }
            at += Math.max(1, size);
        }
        return mended;
    }

    /** {@return the size of the page that starts there; 0 if none does, or it is cut off} */
    private static int oggPageBytes(byte[] chunk, int at) {
        int size = OGG_HEADER_BYTES + (chunk[at + OGG_HEADER_BYTES - 1] & 0xFF);
        if (!Arrays.equals(chunk, at, at + 4, OpusBytes.ascii("OggS"), 0, 4) || at + size > chunk.length) {
            return 0;
        }
        for (int i = at + OGG_HEADER_BYTES, end = at + size; i < end; i++) {
            size += chunk[i] & 0xFF;
        }
        return at + size > chunk.length ? 0 : size;
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
