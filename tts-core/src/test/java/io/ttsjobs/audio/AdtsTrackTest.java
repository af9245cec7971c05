package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdtsTrackTest {

    @TempDir
    Path directory;

    private final AdtsBytes aac = AdtsBytes.usual();
    private final List<byte[]> frames = aac.frames(6);
    private final byte[] plain = Mp3Bytes.join(frames);
    private Joins joins;

    @BeforeEach
    void start() {
        joins = new Joins(directory);
    }

    /** A placement as every chunk of AAC has it: its encoder does not say by how much it delays. */
    private static ChunkPlacement assumed(int index, long start, long samples) {
        return new ChunkPlacement(index, start, samples, Optional.of(ChunkPlacement.Assumption.DELAY), 0);
    }

    @Test
    void join_anyShape_obeysTheFormula() {
        for (long seed = 0; seed < 200; seed++) {
            Case random = new Case(seed);
            StitchedAudio audio = joins.join(random.gapMillis, random.chunks.toArray(byte[][]::new));
            assertThat(audio.chunks()).as("placements, seed %d", seed).isEqualTo(random.placements);
            assertThat(audio.totalSamples()).as("length, seed %d", seed).isEqualTo(1024L * random.blocks);
            assertThat(read().frames).as("frames, seed %d", seed).containsExactlyElementsOf(random.frames);
        }
    }

    @Test
    void join_gapsAboveTheEncoderSilence_stayWithinHalfAFrame() {
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[][] chunks = new byte[40][];
            Arrays.setAll(chunks, i -> aac.stream(3 + random.nextInt(20)));
            StitchedAudio audio = joins.join(100, chunks);
            long ideal = 1024;
            for (ChunkPlacement chunk : audio.chunks()) {
                assertThat(Math.abs(chunk.startSample() - ideal))
                        .as("seed %d, %s", seed, chunk)
                        .isLessThanOrEqualTo(512);
                ideal += chunk.samples() + 4410;
            }
        }
    }

    @Test
    void join_ofJoins_isTheJoinOfAll() {
        byte[] second = aac.stream(4);
        byte[] third = aac.stream(9);
        joins.join(0, plain, second, third);
        byte[] atOnce = joins.bytes();
        joins.join(0, plain, second);
        joins.join(0, joins.bytes(), third);
        assertThat(joins.bytes()).isEqualTo(atOnce);
    }

    @Test
    void finish_format_isAacInAdtsWithRateAndChannels() {
        StitchedAudio audio = joins.join(0, AdtsBytes.of(6, 2).stream(3));
        assertThat(audio.format())
                .isEqualTo(AudioFormat.builder(AudioFormat.Container.ADTS, AudioFormat.Codec.AAC)
                        .sampleRate(24_000)
                        .channels(2)
                        .build());
    }

    @Test
    void append_oneFrame_isShorterThanTheDelayAndHasNoSamples() {
        assertThat(joins.join(0, aac.frame(50)).chunks()).containsExactly(assumed(0, 1024, 0));
    }

    @Test
    void append_framesOfSeveralBlocks_countsTheBlocks() {
        byte[] chunk = Mp3Bytes.join(aac.frame(200, 4, false), aac.frame(200, 1, true), aac.frame(200, 3, true));
        StitchedAudio audio = joins.join(0, chunk, plain);
        assertThat(audio.chunks().get(1).startSample()).isEqualTo(8 * 1024 + 1024);
        assertThat(audio.totalSamples()).isEqualTo((8 + 6) * 1024);
    }

    @Test
    void append_largestFrame_isCopied() {
        byte[] chunk = Mp3Bytes.join(aac.frame(8191 - 7), aac.frame(8191 - 7), aac.frame(8191 - 7));
        joins.join(0, chunk);
        assertThat(joins.bytes()).isEqualTo(chunk);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 417})
    void append_readsOfAnySize_makeTheSameFile(int readBytes) {
        byte[] chunk = Mp3Bytes.join(Mp3Bytes.id3(300), plain, Mp3Bytes.id3(20), plain, new byte[40]);
        joins.join(100, chunk, chunk);
        byte[] atOnce = joins.bytes();
        joins.join(100, List.of(Joins.slowly(chunk, readBytes), Joins.slowly(chunk, readBytes)));
        assertThat(joins.bytes()).isEqualTo(atOnce);
    }

    @Test
    void append_cutAtAnyByte_keepsTheWholeFramesOrRefuses() {
        for (int length = 0; length < plain.length; length++) {
            byte[] cut = Arrays.copyOf(plain, length);
            int whole = 0;
            for (int end = 0; (end += frames.get(whole).length) <= length; ) {
                whole++;
            }
            if (whole == 0) {
                assertThatThrownBy(() -> joins.join(0, cut))
                        .as("cut to %d", length)
                        .isInstanceOf(AudioProcessingException.class)
                        .hasMessageStartingWith("chunk 0 (c0) ");
            } else {
                joins.join(0, cut);
                assertThat(read().frames).as("cut to %d", length).containsExactlyElementsOf(frames.subList(0, whole));
            }
        }
    }

    @Test
    void append_junkBetweenFrames_isDropped() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] junk = new byte[1 + random.nextInt(600)];
            random.nextBytes(junk);
            int at = 2 + random.nextInt(3);
            joins.join(
                    0, Mp3Bytes.join(Mp3Bytes.join(frames.subList(0, at)), junk, Mp3Bytes.join(frames.subList(at, 6))));
            assertThat(read().frames).as("seed %d", seed).containsExactlyElementsOf(frames);
        }
    }

    @Test
    void append_junkBeforeFrames_isDropped() {
        for (long seed = 0; seed < 200; seed++) {
            byte[] junk = new byte[1 + (int) seed];
            new SplittableRandom(seed).nextBytes(junk);
            junk[0] = 0; // of no format
            byte[] chunk = Mp3Bytes.join(junk, plain);
            joins.join(0, chunk, chunk);
            assertThat(read().frames).as("seed %d", seed).hasSize(12).containsAll(frames);
        }
    }

    @Test
    void append_startInsideAFrameThatSpellsAHeader_isDroppedUpToTheNextFrame() {
        byte[] spelling = aac.frame(300);
        System.arraycopy(frames.get(0), 0, spelling, 100, 7);
        byte[] cut = Arrays.copyOfRange(spelling, 50, spelling.length);
        joins.join(0, Mp3Bytes.join(cut, plain));
        assertThat(joins.bytes()).isEqualTo(plain);
    }

    @Test
    void append_anyDamage_isRefusedOrLeavesWholeFrames() {
        int joined = 0;
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] damaged = plain.clone();
            for (int i = random.nextInt(20); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                StitchedAudio audio = joins.join(0, damaged);
                assertThat(1024L * read().blocks).as("seed %d", seed).isEqualTo(audio.totalSamples());
                joined++;
            } catch (AudioProcessingException e) {
                assertThat(e).as("seed %d", seed).hasMessageStartingWith("chunk 0 (c0) ");
            }
        }
        assertThat(joined).isGreaterThan(400);
    }

    @Test
    void append_junkAfterFrames_isDropped() {
        joins.join(0, Mp3Bytes.join(plain, new byte[500]));
        assertThat(joins.bytes()).isEqualTo(plain);
    }

    @Test
    void append_frameThatLostBytes_isDroppedAlone() {
        byte[] hurt = Arrays.copyOf(frames.get(2), 60);
        joins.join(0, Mp3Bytes.join(Mp3Bytes.join(frames.subList(0, 2)), hurt, Mp3Bytes.join(frames.subList(3, 6))));
        List<byte[]> rest = new ArrayList<>(frames);
        rest.remove(2);
        assertThat(read().frames).containsExactlyElementsOf(rest);
    }

    @Test
    void append_tagsOfHttpLiveStreaming_areDropped() {
        // larger than the window in which a parser looks ahead
        byte[] large = Mp3Bytes.id3(0);
        large[7] = 10;
        byte[] segment = Mp3Bytes.join(Mp3Bytes.id3(63), large, new byte[10 << 14], plain);
        joins.join(0, Mp3Bytes.join(segment, segment), segment);
        assertThat(joins.bytes()).isEqualTo(Mp3Bytes.join(plain, plain, plain));
    }

    @Test
    void append_onlyTags_isRefused() {
        assertThatThrownBy(() -> joins.join(0, plain, Mp3Bytes.id3(100)))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 1 (c1) holds no AAC frame");
    }

    @Test
    void append_emptyChunk_isRefused() {
        assertThatThrownBy(() -> joins.join(0, plain, new byte[0]))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageStartingWith("chunk 1 (c1) is empty");
    }

    @Test
    void append_frameShorterThanItsHeader_isNoFrame() {
        byte[] hostile = Arrays.copyOf(aac.frame(0), 100);
        assertThatThrownBy(() -> joins.join(0, hostile)).hasMessage("chunk 0 (c0) holds no AAC frame");
    }

    @Test
    void append_otherSampleRate_isRefusedBeforeAnythingIsWritten() {
        OutputFile out = OutputFile.open(joins.target());
        TrackJoin join = new TrackJoin(out, StitchOptions.defaults());
        join.append(AudioSource.of("a", plain));
        long before = out.position();
        byte[] other = AdtsBytes.of(6, 1).stream(3);
        assertThatThrownBy(() -> join.append(AudioSource.of("b", other)))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 1 (b) is AAC LC (MPEG-4), 24000 Hz, mono, but the chunks before are AAC LC (MPEG-4),"
                        + " 44100 Hz, mono");
        assertThat(out.position()).isEqualTo(before);
        assertThat(Files.exists(joins.target())).isFalse();
    }

    @Test
    void append_monoThenStereo_isRefused() {
        assertThatThrownBy(() -> joins.join(0, plain, AdtsBytes.of(4, 2).stream(3)))
                .hasMessageContaining("44100 Hz, stereo, but");
    }

    @Test
    void append_mpeg4ThenMpeg2_isRefused() {
        byte[] other = new AdtsBytes(1, AdtsBytes.LC, 4, 1, new SplittableRandom(1)).stream(3);
        assertThatThrownBy(() -> joins.join(0, plain, other)).hasMessageContaining("is AAC LC (MPEG-2), 44100 Hz");
    }

    @ParameterizedTest
    @CsvSource({"0,4,1", "1,6,1", "1,4,2"})
    void append_shapeChangesInsideAChunk_isRefused(int profile, int rate, int channels) {
        byte[] other = new AdtsBytes(0, profile, rate, channels, new SplittableRandom(2)).stream(4);
        assertThatThrownBy(() -> joins.join(0, Mp3Bytes.join(plain, other)))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageStartingWith("chunk 0 (c0) changes from AAC LC (MPEG-4), 44100 Hz, mono to AAC ");
    }

    @ParameterizedTest
    @CsvSource({"0,Main", "2,SSR", "3,LTP"})
    void append_profileWhoseFramesNeedOthers_isRefusedByName(int profile, String name) {
        byte[] stream = new AdtsBytes(0, profile, 4, 1, new SplittableRandom(2)).stream(4);
        assertThatThrownBy(() -> joins.join(0, stream))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageStartingWith("chunk 0 (c0) is AAC " + name + " (MPEG-4), 44100 Hz, mono, which cannot");
    }

    @ParameterizedTest
    @CsvSource({"0,channels as a program config element says", "6,6 channels", "7,8 channels"})
    void append_otherThanMonoOrStereo_isRefusedByName(int channels, String name) {
        assertThatThrownBy(() -> joins.join(0, AdtsBytes.of(4, channels).stream(4)))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 0 (c0) is AAC LC (MPEG-4), 44100 Hz, " + name
                        + ", which cannot be joined; mono and stereo can");
    }

    @Test
    void append_mp3AfterAac_isRefused() {
        assertThatThrownBy(() ->
                        joins.join(0, plain, Mp3Bytes.join(Mp3Bytes.usual().frames(3, 5))))
                .hasMessage("chunk 1 (c1) is MP3, but the chunks before are AAC (ADTS)");
    }

    private SlowAdts read() {
        return new SlowAdts(joins.bytes());
    }

    /** Random chunks of one shape, and what the formula says about their join. */
    private static final class Case {
        final int gapMillis;
        final List<byte[]> chunks = new ArrayList<>();
        final List<byte[]> frames = new ArrayList<>();
        final List<ChunkPlacement> placements = new ArrayList<>();
        int blocks;

        Case(long seed) {
            int[] rates = {
                96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
            };
            SplittableRandom random = new SplittableRandom(seed);
            int rate = (int) (seed % rates.length);
            AdtsBytes aac = new AdtsBytes(random.nextInt(2), AdtsBytes.LC, rate, 1 + random.nextInt(2), random);
            int[] gaps = {0, 1, 50, 100, 250, 1000};
            this.gapMillis = gaps[random.nextInt(gaps.length)];
            double ideal = 0;
            int count = 1 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                while (i > 0 && ideal - (1024.0 * blocks + 1024) >= 512) {
                    frames.add(aac.silent());
                    blocks++;
                }
                long start = 1024L * blocks + 1024;
                List<byte[]> audio = new ArrayList<>();
                int own = 0;
                for (int f = 1 + random.nextInt(8); f > 0; f--) {
                    int several = random.nextInt(8) == 0 ? 1 + random.nextInt(4) : 1;
                    audio.add(aac.frame(1 + random.nextInt(700), several, random.nextInt(4) == 0));
                    own += several;
                }
                long samples = Math.max(0, 1024L * own - 1024 - 512);
                placements.add(assumed(i, start, samples));
                ideal = (i == 0 ? start : ideal) + samples + Math.round(gapMillis * (double) rates[rate] / 1000);
                blocks += own;
                frames.addAll(audio);
                chunks.add(Mp3Bytes.join(audio));
            }
        }
    }
}
