package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every join of WAV; over random input, from printed seeds. */
class WavPropertyTest {

    private static final int RUNS = 140;

    /** Format tag, bits and the byte of silence of every coding. */
    private static final int[][] CODINGS = {
        {1, 8, 0x80}, {1, 16, 0}, {1, 24, 0}, {1, 32, 0}, {3, 32, 0}, {6, 8, 0xD5}, {7, 8, 0xFF}
    };

    private final Joins joins;

    WavPropertyTest(@TempDir Path directory) {
        joins = new Joins(directory);
    }

    @Test
    void join_anyShape_isItsSamplesAroundSilence() {
        for (long seed = 0; seed < RUNS; seed++) {
            Case random = new Case(seed);
            StitchedAudio audio = joins.join(random.gapMillis, random.chunks.toArray(byte[][]::new));
            assertThat(WavBytes.data(joins.bytes()))
                    .as("samples, seed %d", seed)
                    .isEqualTo(random.data());
            assertThat(audio.chunks()).as("placements, seed %d", seed).isEqualTo(random.placements);
            assertThat(audio.totalSamples()).as("length, seed %d", seed).isEqualTo(random.total);
        }
    }

    @Test
    void join_ofJoins_isTheJoinOfAll() {
        for (long seed = 0; seed < RUNS; seed++) {
            Case random = new Case(seed);
            joins.join(random.gapMillis, random.chunks.toArray(byte[][]::new));
            byte[] expected = joins.bytes();
            joins.join(random.gapMillis, random.chunks.get(0), random.chunks.get(1));
            joins.join(random.gapMillis, joins.bytes(), random.chunks.get(2));
            assertThat(joins.bytes()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void join_readsThatReturnNothing_makeTheSameFile() {
        for (long seed = 0; seed < RUNS; seed++) {
            byte[] chunk = new Case(seed).chunks.get(0);
            joins.join(0, chunk);
            byte[] atOnce = joins.bytes();
            joins.join(0, List.of(Joins.haltingly(chunk, seed)));
            assertThat(joins.bytes()).as("seed %d", seed).isEqualTo(atOnce);
        }
    }

    /** Three random chunks of one shape, and what their join must be. */
    private static final class Case {
        final int gapMillis;
        final List<byte[]> chunks = new ArrayList<>();
        final List<ChunkPlacement> placements = new ArrayList<>();
        long total;

        private final List<byte[]> data = new ArrayList<>();

        Case(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] coding = CODINGS[(int) (seed % CODINGS.length)];
            int channels = 1 + random.nextInt(6);
            int sampleRate = new int[] {8000, 11_025, 22_050, 44_100, 48_000}[random.nextInt(5)];
            int frameBytes = channels * coding[1] / 8;
            this.gapMillis = random.nextInt(30);
            int gap = (int) Math.round(gapMillis * (double) sampleRate / 1000);
            byte[] silence = new byte[gap * frameBytes];
            Arrays.fill(silence, (byte) coding[2]);
            for (int i = 0; i < 3; i++) {
                if (i > 0) {
                    data.add(silence);
                    total += gap;
                }
                byte[] samples = new byte[(1 + random.nextInt(500)) * frameBytes];
                random.nextBytes(samples);
                data.add(samples);
                placements.add(ChunkPlacement.exact(i, total, samples.length / frameBytes));
                total += samples.length / frameBytes;
                chunks.add(file(random, WavBytes.format(coding[0], channels, sampleRate, coding[1]), samples));
            }
        }

        /** A file with odd chunks before its samples, and either a true size and one behind or none known. */
        private static byte[] file(SplittableRandom random, byte[] format, byte[] samples) {
            byte[] odd = WavBytes.chunk("LIST", new byte[random.nextInt(50)]);
            byte[] head = WavBytes.chunk("fmt ", format);
            return random.nextBoolean()
                    ? WavBytes.riff(odd, head, WavBytes.chunk("data", samples), odd)
                    : Mp3Bytes.join(
                            WavBytes.riff(head, odd), Mp3Bytes.ascii("data\u00FF\u00FF\u00FF\u00FF", 8), samples);
        }

        byte[] data() {
            return Mp3Bytes.join(data);
        }
    }
}
