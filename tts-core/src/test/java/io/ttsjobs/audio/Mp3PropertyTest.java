package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every join, however the input is cut, dirtied or grouped; over random input, from printed seeds. */
class Mp3PropertyTest {

    private static final int RUNS = 54; // twice each of 9 sample rates x 3 channel modes

    private final Joins joins;

    Mp3PropertyTest(@TempDir Path directory) {
        joins = new Joins(directory);
    }

    @Test
    void join_readsOfAnySize_makeTheSameFile() {
        for (long seed = 0; seed < RUNS; seed++) {
            Dirty chunk = new Dirty(seed);
            joins.join(100, chunk.bytes, chunk.bytes);
            byte[] atOnce = joins.bytes();
            for (int readBytes : new int[] {1, 2, 3, 7, 417}) {
                AudioSource slow = Joins.slowly(chunk.bytes, readBytes);
                joins.join(100, List.of(slow, slow));
                assertThat(joins.bytes())
                        .as("seed %d, %d bytes", seed, readBytes)
                        .isEqualTo(atOnce);
            }
        }
    }

    @Test
    void join_readsThatReturnNothing_makeTheSameFile() {
        for (long seed = 0; seed < RUNS; seed++) {
            Dirty chunk = new Dirty(seed);
            joins.join(100, chunk.bytes);
            byte[] atOnce = joins.bytes();
            joins.join(100, List.of(Joins.haltingly(chunk.bytes, seed)));
            assertThat(joins.bytes()).as("seed %d", seed).isEqualTo(atOnce);
        }
    }

    @Test
    void join_tagsAndJunkAnywhere_keepsTheFramesAndNothingElse() {
        for (long seed = 0; seed < 10 * RUNS; seed++) {
            Dirty chunk = new Dirty(seed);
            joins.join(0, chunk.bytes);
            assertThat(joins.mp3().frames).as("seed %d", seed).containsExactlyElementsOf(chunk.frames);
        }
    }

    /** Cut in a tag that hides frames, the rest of the tag is skipped; cut in a frame, the frame is dropped. */
    @Test
    void join_cutAtAnyByte_keepsTheFirstFramesOrRefuses() {
        for (long seed = 0; seed < 2; seed++) {
            Dirty chunk = new Dirty(seed);
            for (int length = 0; length < chunk.bytes.length; length++) {
                byte[] cut = Arrays.copyOf(chunk.bytes, length);
                List<byte[]> found = framesOrNone(cut);
                assertThat(found)
                        .as("seed %d, cut to %d", seed, length)
                        .containsExactlyElementsOf(chunk.frames.subList(0, found.size()));
                assertThat(found.size())
                        .as("seed %d, cut to %d", seed, length)
                        .isGreaterThanOrEqualTo(chunk.wholeFramesWithin(length));
            }
        }
    }

    private List<byte[]> framesOrNone(byte[] chunk) {
        try {
            joins.join(0, chunk);
            return joins.mp3().frames;
        } catch (AudioProcessingException e) {
            return List.of();
        }
    }

    /** To the byte: with no gap wanted, a join adds nothing, and its tag says what the tags of its chunks said. */
    @Test
    void join_ofJoinsWithoutGap_isTheJoinOfAll() {
        for (long seed = 0; seed < RUNS; seed++) {
            byte[][] chunks = Dirty.three(seed);
            StitchedAudio flat = joins.join(0, chunks);
            byte[] expected = joins.bytes();
            joins.join(0, chunks[0], chunks[1]);
            StitchedAudio nested = joins.join(0, joins.bytes(), chunks[2]);
            assertThat(joins.bytes()).as("seed %d", seed).isEqualTo(expected);
            assertThat(startOfLast(nested)).as("seed %d", seed).isEqualTo(startOfLast(flat));
            joins.join(0, chunks[1], chunks[2]);
            joins.join(0, chunks[0], joins.bytes());
            assertThat(joins.bytes()).as("seed %d, grouped right", seed).isEqualTo(expected);
        }
    }

    /**
     * To a frame: the outer join takes the gap that the inner one rounded to frames for the chunk's own, and so rounds the
     * next gap from there and not from the ideal.
     */
    @Test
    void join_ofJoinsWithGap_placesWithinAFrame() {
        for (long seed = 0; seed < RUNS; seed++) {
            byte[][] chunks = Dirty.three(seed);
            StitchedAudio flat = joins.join(300, chunks);
            int samplesPerFrame = Mp3Header.samples(Mp3Bytes.header(joins.bytes()));
            joins.join(300, chunks[0], chunks[1]);
            StitchedAudio nested = joins.join(300, joins.bytes(), chunks[2]);
            assertThat(Math.abs(startOfLast(nested) - startOfLast(flat)))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(samplesPerFrame);
        }
    }

    private static long startOfLast(StitchedAudio audio) {
        return audio.chunks().get(audio.chunks().size() - 1).startSample();
    }

    /** A chunk of random shape with tags and junk in it, and the frames that should be found. */
    private static final class Dirty {
        final List<byte[]> frames = new ArrayList<>();
        final byte[] bytes;

        private final List<byte[]> parts = new ArrayList<>();
        private final List<Integer> ends = new ArrayList<>();

        Dirty(long seed) {
            this(seed, new SplittableRandom(seed), 1);
        }

        private Dirty(long shapeSeed, SplittableRandom random, int dirt) {
            Mp3Bytes mp3 = shape(shapeSeed, random);
            if (dirt == 1) {
                addDirt(mp3, random, false);
            }
            if (random.nextBoolean() || dirt == 0) {
                parts.add(mp3.tag("Info", 6, 576, 576 + random.nextInt(576)));
            }
            // Two frames at least in a row: a single one between junk proves nothing.
            for (int run = 0; run < 3; run++) {
                for (int i = 0; i < 2; i++) {
                    frames.add(mp3.frame(1 + random.nextInt(3)));
                    parts.add(frames.get(frames.size() - 1));
                    ends.add(parts.stream().mapToInt(p -> p.length).sum());
                }
                if (dirt == 1) {
                    addDirt(mp3, random, true);
                }
            }
            this.bytes = Mp3Bytes.join(parts);
        }

        /** Three clean chunks of one shape, with tags, as only those keep their length through a join. */
        static byte[][] three(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[][] chunks = new byte[3][];
            for (int i = 0; i < chunks.length; i++) {
                chunks[i] = new Dirty(seed, random, 0).bytes;
            }
            return chunks;
        }

        private static Mp3Bytes shape(long seed, SplittableRandom random) {
            int[] rate = Mp3Bytes.RATES[(int) (seed % 9)];
            int[] modes = {Mp3Bytes.STEREO, Mp3Bytes.JOINT, Mp3Bytes.MONO};
            return new Mp3Bytes(rate[0], rate[1], modes[(int) (seed / 9 % 3)], seed / 27 % 2 == 1, random);
        }

        /** Any tag, or junk; a picture or text that is made of frames is the worst of it. */
        private void addDirt(Mp3Bytes mp3, SplittableRandom random, boolean inStep) {
            byte[] hidden = Mp3Bytes.join(mp3.frames(3, 1));
            List<byte[]> kinds = new ArrayList<>(List.of(
                    new byte[0],
                    Mp3Bytes.id3(random.nextInt(3000)),
                    Mp3Bytes.id3(hidden),
                    Mp3Bytes.ape(hidden),
                    Mp3Bytes.join(Mp3Bytes.id3(5), Mp3Bytes.id3(7)),
                    mp3.tag("Xing", random.nextInt(9), 576, 576)));
            if (inStep) {
                kinds.add(Mp3Bytes.ascii("TAG", 128));
                kinds.add(Mp3Bytes.ascii("LYRICSBEGIN la la 000017LYRICS200", 33));
            }
            kinds.add(Mp3Bytes.junk(random));
            parts.add(kinds.get(random.nextInt(kinds.size())));
        }

        /** Frames that are wholly there and have another behind them, or the end. */
        int wholeFramesWithin(int length) {
            int whole = (int) ends.stream().filter(end -> end <= length).count();
            return Math.max(0, whole - (Collections.max(ends) <= length ? 0 : 1));
        }
    }
}
