package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A join that goes on after a crash makes the file that it would have made without one. */
class CheckpointTest {

    private static final StitchOptions OPTIONS =
            StitchOptions.builder().gap(Duration.ofMillis(120)).build();

    private final AudioStitcher stitcher = AudioStitcher.create();
    private Path target = Path.of("");
    private Path whole = Path.of("");

    @BeforeEach
    void setUp(@TempDir Path directory) {
        target = directory.resolve("target");
        whole = directory.resolve("whole");
    }

    enum Kind {
        MP3_TAGGED,
        MP3_VARIABLE,
        AAC,
        OPUS,
        WAV;

        List<AudioSource> chunks() {
            return List.of(chunk(0), chunk(1), chunk(2), chunk(3));
        }

        private AudioSource chunk(int i) {
            Mp3Bytes mp3 = new Mp3Bytes(3, 0, Mp3Bytes.MONO, false, new SplittableRandom(i));
            byte[] bytes = switch (this) {
                case MP3_TAGGED -> Mp3Bytes.join(mp3.tag("Info", 5, 576, 700 + i), Mp3Bytes.join(mp3.frames(5, 5)));
                case MP3_VARIABLE -> Mp3Bytes.join(mp3.frames(4 + i, 4 + i));
                case AAC -> AdtsBytes.usual().stream(3 + i);
                case OPUS -> OpusBytes.random(new SplittableRandom(i)).bytes();
                case WAV -> WavBytes.usual(new byte[200 + 2 * i]);
            };
            return AudioSource.of("c" + i, bytes);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void resume_afterCrash_makesTheSameFile(Kind kind) throws IOException {
        List<AudioSource> chunks = kind.chunks();
        StitchedAudio expected = stitcher.stitch(chunks, whole, OPTIONS);
        byte[] checkpoint = crashAfter(2, chunks);
        StitchedAudio resumed;
        try (AudioStitcher.Join join = stitcher.resume(target, checkpoint, OPTIONS)) {
            join.append(chunks.get(2));
            join.append(chunks.get(3));
            resumed = join.finish();
        }
        assertThat(target).hasSameBinaryContentAs(whole);
        assertThat(resumed.chunks()).isEqualTo(expected.chunks());
    }

    @Test
    void resume_checkpointBeforeTheFirstChunk_startsAnew() {
        byte[] checkpoint = crashAfter(0, Kind.WAV.chunks());
        stitcher.stitch(Kind.MP3_TAGGED.chunks(), whole, OPTIONS);
        try (AudioStitcher.Join join = stitcher.resume(target, checkpoint, OPTIONS)) {
            Kind.MP3_TAGGED.chunks().forEach(join::append);
            join.finish();
        }
        assertThat(target).hasSameBinaryContentAs(whole);
    }

    @Test
    void checkpoint_thenClosed_keepsTheFile() {
        crashAfter(1, Kind.WAV.chunks());
        assertThat(target).exists();
    }

    @Test
    void checkpoint_thenUnsoundChunk_canStillBeGoneOnWith() {
        List<AudioSource> chunks = Kind.MP3_TAGGED.chunks();
        byte[] checkpoint;
        try (AudioStitcher.Join join = stitcher.open(target, OPTIONS)) {
            join.append(chunks.get(0));
            checkpoint = join.checkpoint();
            assertThatThrownBy(() -> join.append(AudioSource.of("bad", new byte[0])))
                    .isInstanceOf(AudioProcessingException.class);
        }
        try (AudioStitcher.Join join = stitcher.resume(target, checkpoint, OPTIONS)) {
            assertThat(join.append(chunks.get(1)).index()).isEqualTo(1);
        }
    }

    @Test
    void resume_flippedBit_isRefused() {
        byte[] checkpoint = crashAfter(1, Kind.WAV.chunks());
        checkpoint[9] ^= 1;
        assertThatThrownBy(() -> stitcher.resume(target, checkpoint, OPTIONS))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("the checkpoint is damaged: its checksum is wrong");
    }

    @Test
    void resume_emptyCheckpoint_isRefused() {
        assertThatThrownBy(() -> stitcher.resume(target, new byte[0], OPTIONS))
                .isInstanceOf(AudioProcessingException.class);
    }

    @Test
    void resume_otherGap_isRefused() {
        byte[] checkpoint = crashAfter(1, Kind.WAV.chunks());
        assertThatThrownBy(() -> stitcher.resume(target, checkpoint, StitchOptions.defaults()))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("the checkpoint is of a join with other options");
    }

    @Test
    void resume_shorterFile_isRefused() throws IOException {
        byte[] checkpoint = crashAfter(1, Kind.WAV.chunks());
        Files.write(target, new byte[10], StandardOpenOption.TRUNCATE_EXISTING);
        assertThatThrownBy(() -> stitcher.resume(target, checkpoint, OPTIONS))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageContaining("holds 10 bytes");
    }

    @Test
    void resume_otherTags_isRefusedBecauseTheyWouldNotFit() {
        byte[] checkpoint = crashAfter(1, Kind.MP3_TAGGED.chunks());
        AudioTags tags = AudioTags.builder().title("Moby-Dick").build();
        StitchOptions titled =
                StitchOptions.builder().gap(OPTIONS.gap()).tags(tags).build();
        assertThatThrownBy(() -> stitcher.resume(target, checkpoint, titled))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("the checkpoint is of a join with other options");
    }

    @Test
    void resume_sameTags_makesTheSameFile() {
        AudioTags tags = AudioTags.builder()
                .title("Moby-Dick")
                .addChapter("Loomings", 0)
                .addChapter("The Carpet-Bag", 1)
                .build();
        StitchOptions titled = StitchOptions.builder().tags(tags).build();
        List<AudioSource> chunks = Kind.MP3_TAGGED.chunks().subList(0, 2);
        stitcher.stitch(chunks, whole, titled);
        byte[] checkpoint;
        try (AudioStitcher.Join join = stitcher.open(target, titled)) {
            join.append(chunks.get(0));
            checkpoint = join.checkpoint();
        }
        try (AudioStitcher.Join join = stitcher.resume(target, checkpoint, titled)) {
            join.append(chunks.get(1));
            join.finish();
        }
        assertThat(target).hasSameBinaryContentAs(whole);
    }

    @Test
    void resume_missingFile_isRefusedAndNotMade() throws IOException {
        byte[] checkpoint = crashAfter(0, Kind.WAV.chunks());
        Files.delete(target);
        assertThatThrownBy(() -> stitcher.resume(target, checkpoint, OPTIONS))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageContaining("is missing");
        assertThat(target).doesNotExist();
    }

    @Test
    void resume_damagedCheckpoint_leavesTheFileAsItIs() throws IOException {
        byte[] checkpoint = withChecksum(Arrays.copyOf(crashAfter(1, Kind.WAV.chunks()), 60));
        byte[] before = Files.readAllBytes(target);
        assertThatThrownBy(() -> stitcher.resume(target, checkpoint, OPTIONS))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("the checkpoint is damaged: it breaks off");
        assertThat(target).hasBinaryContent(before);
    }

    /** Numbers that no join writes must not become an endless loop, a full memory or another error. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    @Timeout(60)
    void resume_absurdNumbersWithRightChecksum_succeedsOrIsRefused(Kind kind) throws IOException {
        List<AudioSource> chunks = kind.chunks();
        byte[] checkpoint = crashAfter(2, chunks);
        byte[] file = Files.readAllBytes(target);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] absurd = checkpoint.clone();
            int at = 4 + random.nextInt(Math.min(absurd.length - 20, 400));
            Arrays.fill(absurd, at, at + (1 << random.nextInt(4)), (byte) random.nextInt(-2, 3));
            Files.write(target, file);
            resumeOrRefuse(withChecksum(absurd), chunks.get(2));
        }
    }

    private void resumeOrRefuse(byte[] checkpoint, AudioSource chunk) {
        try (AudioStitcher.Join join = stitcher.resume(target, checkpoint, OPTIONS)) {
            join.append(chunk);
            assertThat(join.finish().totalSamples()).isNotNegative();
        } catch (AudioProcessingException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    private static byte[] withChecksum(byte[] checkpoint) {
        CRC32 crc = new CRC32();
        crc.update(checkpoint, 0, checkpoint.length - Long.BYTES);
        ByteBuffer.wrap(checkpoint).putLong(checkpoint.length - Long.BYTES, crc.getValue());
        return checkpoint;
    }

    /** Joins some chunks, takes a checkpoint, and leaves more in the file than the checkpoint knows of. */
    private byte[] crashAfter(int count, List<AudioSource> chunks) {
        try (AudioStitcher.Join join = stitcher.open(target, OPTIONS)) {
            chunks.subList(0, count).forEach(join::append);
            byte[] checkpoint = join.checkpoint();
            join.append(chunks.get(count));
            join.checkpoint();
            return checkpoint;
        }
    }
}
