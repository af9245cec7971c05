package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.audio.ChunkPlacement.Assumption;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Joins streams of every shape and works out by the timing formulas, frame by frame, what must come out. */
class Mp3FormulaTest {

    /** Twice each of 9 sample rates x 3 channel modes x checksums x variable bit rate x tags. */
    private static final int RUNS = 2 * 9 * 3 * 2 * 2 * 2;

    @TempDir
    Path directory;

    private Joins joins;

    @BeforeEach
    void start() {
        joins = new Joins(directory);
    }

    @Test
    void join_anyShape_obeysTheFormulas() {
        for (long seed = 0; seed < RUNS; seed++) {
            Case random = new Case(seed);
            StitchedAudio audio = joins.join(random.gapMillis, random.chunks.toArray(byte[][]::new));
            SlowMp3 file = joins.mp3();
            assertThat(audio.chunks()).as("placements, seed %d", seed).isEqualTo(random.placements);
            assertThat(audio.totalSamples()).as("length, seed %d", seed).isEqualTo(random.total);
            assertThat(file.frames).as("frames, seed %d", seed).containsExactlyElementsOf(random.frames);
        }
    }

    @Test
    void join_anyShape_writesAnInfoFrameThatIsTrue() {
        for (long seed = 0; seed < RUNS; seed++) {
            Case random = new Case(seed);
            joins.join(random.gapMillis, random.chunks.toArray(byte[][]::new));
            SlowMp3 file = joins.mp3();
            List<Object> found = List.of(file.mark, file.frameCount, file.delay, file.padding, file.encoder);
            assertThat(found)
                    .as("tag, seed %d", seed)
                    .containsExactly(
                            random.variable ? "Xing" : "Info",
                            random.frames.size(),
                            random.trimmed,
                            random.lastPadding,
                            "LAME3.100");
            int bytes = joins.bytes().length;
            assertThat(List.of(file.byteCount, file.musicLength, file.musicCrc, file.tagCrc))
                    .as("sizes and checksums, seed %d", seed)
                    .containsExactly(bytes, bytes, SlowMp3.arc(Mp3Bytes.join(random.frames)), file.tagCrcFound);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 399, 400, 401, 1000, 5000})
    void join_seekTable_pointsNotPastAndNearTheFrame(int frames) {
        joins.join(0, Mp3Bytes.join(Mp3Bytes.usual().frames(frames, 1)));
        SlowMp3 file = joins.mp3();
        int coarse = Integer.max(1, frames / 200); // frames between remembered ones, at most
        for (int i = 0; i < 100; i++) {
            int frame = i * frames / 100;
            long exact = i == 0 ? 0 : 256L * file.offsets.get(frame) / file.byteCount;
            long early = i == 0 ? 0 : 256L * file.offsets.get(Integer.max(0, frame - coarse)) / file.byteCount;
            assertThat(file.seekTable[i] & 0xFFL).as("entry %d", i).isBetween(early, exact);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void join_gapsAboveTheEncoderSilence_stayWithinHalfAFrameOverAThousandJoins(int rate) {
        SplittableRandom random = new SplittableRandom(rate);
        int[] version = Mp3Bytes.RATES[rate];
        Mp3Bytes mp3 = new Mp3Bytes(version[0], version[1], Mp3Bytes.MONO, false, random);
        List<byte[]> chunks = new ArrayList<>();
        for (int i = 0; i <= 1000; i++) {
            int count = 4 + random.nextInt(12);
            int padding = 576 + random.nextInt(mp3.samplesPerFrame());
            chunks.add(Mp3Bytes.join(mp3.tag("Info", count, 576, padding), Mp3Bytes.join(mp3.frames(count, 1))));
        }
        int floor = 2 * 576 + mp3.samplesPerFrame(); // the most that LAME puts between two chunks
        int gapMillis = 1 + floor * 1000 / mp3.sampleRate() + random.nextInt(200);
        StitchedAudio audio = joins.join(gapMillis, chunks.toArray(byte[][]::new));
        long ideal = 0;
        for (ChunkPlacement chunk : audio.chunks()) {
            assertThat(Math.abs(chunk.startSample() - ideal))
                    .as("rate %d, gap %d ms, %s", mp3.sampleRate(), gapMillis, chunk)
                    .isLessThanOrEqualTo(mp3.samplesPerFrame() / 2);
            ideal += chunk.samples() + Math.round(gapMillis * (double) mp3.sampleRate() / 1000);
        }
    }

    /** Random chunks of one shape, and what the formulas say about their join. */
    private static final class Case {
        final int gapMillis;
        final List<byte[]> chunks = new ArrayList<>();
        final List<byte[]> frames = new ArrayList<>();
        final List<ChunkPlacement> placements = new ArrayList<>();
        final boolean variable;
        final int trimmed;
        final int lastPadding;
        final long total;

        private BigDecimal ideal = BigDecimal.ZERO;
        private int padding;

        Case(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] rate = Mp3Bytes.RATES[(int) (seed % 9)];
            int[] modes = {Mp3Bytes.STEREO, Mp3Bytes.JOINT, Mp3Bytes.MONO};
            Mp3Bytes mp3 = new Mp3Bytes(rate[0], rate[1], modes[shape(seed, 9, 3)], shape(seed, 27, 2) == 1, random);
            int[] gaps = {0, 1, 50, 100, 250, 1000};
            this.gapMillis = gaps[random.nextInt(gaps.length)];
            int bitRate = 1 + random.nextInt(14);
            boolean vbr = shape(seed, 54, 2) == 1;
            boolean tagged = shape(seed, 108, 2) == 1;
            this.trimmed = tagged ? 400 + random.nextInt(400) : 0;
            int count = 1 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                List<byte[]> audio = new ArrayList<>();
                for (int f = 1 + random.nextInt(8); f > 0; f--) {
                    audio.add(mp3.frame(vbr ? 1 + random.nextInt(14) : bitRate));
                }
                int delay = !tagged ? 576 : i == 0 ? trimmed : 529 + random.nextInt(300);
                this.padding = tagged ? 529 + random.nextInt(1500) : 0;
                add(i, audio, mp3, delay, tagged);
            }
            this.variable =
                    frames.stream().mapToInt(f -> f[2] & 0xF0).distinct().count() > 1;
            this.lastPadding = padding;
            this.total = Math.max(0, (long) frames.size() * mp3.samplesPerFrame() - trimmed - Math.max(529, padding));
        }

        private static int shape(long seed, int step, int count) {
            return (int) (seed / step % count);
        }

        private void add(int index, List<byte[]> audio, Mp3Bytes mp3, int delay, boolean tagged) {
            int spf = mp3.samplesPerFrame();
            if (index > 0) {
                BigDecimal late = ideal.subtract(BigDecimal.valueOf((long) frames.size() * spf + delay - trimmed));
                int silent = late.divide(BigDecimal.valueOf(spf), 9, RoundingMode.FLOOR)
                        .add(new BigDecimal("0.5"))
                        .setScale(0, RoundingMode.FLOOR)
                        .intValue();
                byte[] zeros = mp3.silent(audio.get(0)[2] >> 4 & 15, false, 0);
                for (int i = 0; i < silent; i++) {
                    frames.add(zeros);
                }
            }
            long start = (long) frames.size() * spf + delay - trimmed;
            int after = tagged ? padding : 576 + spf / 2;
            long samples = Math.max(0, (long) audio.size() * spf - delay - after);
            placements.add(new ChunkPlacement(
                    index, start, samples, tagged ? Optional.empty() : Optional.of(Assumption.DELAY), 0));
            long gap = Math.round(gapMillis * (double) mp3.sampleRate() / 1000);
            ideal = (index == 0 ? BigDecimal.valueOf(start) : ideal).add(BigDecimal.valueOf(samples + gap));
            frames.addAll(audio);
            byte[] bytes = Mp3Bytes.join(audio);
            chunks.add(tagged ? Mp3Bytes.join(mp3.tag("Info", audio.size(), delay, padding), bytes) : bytes);
        }
    }
}
