package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the Info frame of a join of one chunk with the one that LAME itself gave that chunk. */
class Mp3GoldenTest {

    private final Joins joins;

    Mp3GoldenTest(@TempDir Path directory) {
        joins = new Joins(directory);
    }

    @Test
    void join_oneChunkOfConstantBitRate_reproducesWhatLameWrote() {
        for (byte[] chunk : Speech.chunks("tagged-44k")) {
            joins.join(0, chunk);
            SlowMp3 lame = new SlowMp3(chunk);
            SlowMp3 ours = joins.mp3();
            assertThat(List.of(ours.byteCount, ours.musicLength)).containsExactly(lame.byteCount, lame.musicLength);
            assertThat(joins.bytes()).hasSameSizeAs(chunk);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tagged-44k", "vbr-44k"})
    void join_oneTaggedChunk_countsTimesAndChecksumsAsLameDoes(String set) {
        for (byte[] chunk : Speech.chunks(set)) {
            joins.join(0, chunk);
            assertThat(told(joins.mp3())).isEqualTo(told(new SlowMp3(chunk)));
        }
    }

    private static List<Object> told(SlowMp3 file) {
        return List.of(file.mark, file.frameCount, file.delay, file.padding, file.musicCrc, file.encoder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tagged-44k", "vbr-44k"})
    void join_oneTaggedChunk_keepsItsFrames(String set) {
        for (byte[] chunk : Speech.chunks(set)) {
            joins.join(0, chunk);
            assertThat(joins.mp3().frames).containsExactlyElementsOf(new SlowMp3(chunk).frames);
        }
    }

    @Test
    void join_oneTaggedChunk_lastsAsLongAsWhatWasEncoded() {
        // Formula (1): frames x samples a frame = delay + samples + padding.
        for (byte[] chunk : Speech.chunks("tagged-44k")) {
            SlowMp3 lame = new SlowMp3(chunk);
            long encoded = 1152L * lame.frameCount - lame.delay - lame.padding;
            assertThat(joins.join(0, chunk).totalSamples()).isEqualTo(encoded);
        }
    }
}
