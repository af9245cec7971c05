package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mp3TrackTest {

    @TempDir
    Path directory;

    private final Mp3Bytes mp3 = Mp3Bytes.usual();
    private final List<byte[]> frames = mp3.frames(6, 3);
    private final byte[] plain = Mp3Bytes.join(frames);
    private Joins joins;

    @BeforeEach
    void start() {
        joins = new Joins(directory);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 417})
    void append_readsOfAnySize_makeTheSameFile(int readBytes) {
        byte[] chunk =
                Mp3Bytes.join(Mp3Bytes.id3(300), mp3.tag("Info", 6, 576, 900), plain, Mp3Bytes.ascii("TAG", 128));
        joins.join(100, chunk, chunk);
        byte[] atOnce = joins.bytes();
        joins.join(100, List.of(Joins.slowly(chunk, readBytes), Joins.slowly(chunk, readBytes)));
        assertThat(joins.bytes()).isEqualTo(atOnce);
    }

    @Test
    void append_cutAtAnyByte_keepsTheWholeFramesOrRefuses() {
        byte[] chunk = Mp3Bytes.join(mp3.tag("Info", 6, 576, 900), plain);
        for (int length = 0; length < chunk.length; length++) {
            byte[] cut = Arrays.copyOf(chunk, length);
            int tag = chunk.length - plain.length;
            int whole = 0;
            for (int end = tag; whole < 6 && (end += frames.get(whole).length) <= length; ) {
                whole++;
            }
            if (whole == 0) {
                assertThatThrownBy(() -> joins.join(0, cut))
                        .as("cut to %d", length)
                        .isInstanceOf(AudioProcessingException.class);
            } else {
                joins.join(0, cut);
                assertThat(joins.mp3().frames)
                        .as("cut to %d", length)
                        .containsExactlyElementsOf(frames.subList(0, whole));
            }
        }
    }

    @Test
    void append_cutChunk_doesNotBelieveThePaddingThatWasCutOff() {
        byte[] chunk = Mp3Bytes.join(mp3.tag("Info", 6, 576, 900), plain);
        StitchedAudio audio = joins.join(0, Arrays.copyOf(chunk, chunk.length - 1));
        assertThat(audio.chunks().get(0).exact()).isFalse();
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
            assertThat(joins.mp3().frames).as("seed %d", seed).containsExactlyElementsOf(frames);
        }
    }

    @Test
    void append_junkBeforeFrames_isDropped() {
        for (long seed = 0; seed < 200; seed++) {
            byte[] junk = new byte[1 + (int) seed];
            new SplittableRandom(seed).nextBytes(junk);
            junk[0] = 0; // of no format
            joins.join(0, Mp3Bytes.join(junk, plain));
            assertThat(joins.mp3().frames).as("seed %d", seed).containsExactlyElementsOf(frames);
        }
    }

    @Test
    void append_frameThatLostBytes_isDroppedAlone() {
        byte[] hurt = Arrays.copyOf(frames.get(2), 60);
        joins.join(0, Mp3Bytes.join(Mp3Bytes.join(frames.subList(0, 2)), hurt, Mp3Bytes.join(frames.subList(3, 6))));
        List<byte[]> rest = new ArrayList<>(frames);
        rest.remove(2);
        assertThat(joins.mp3().frames).containsExactlyElementsOf(rest);
    }

    @Test
    void append_tagsAnywhere_areDropped() {
        byte[] ape = Mp3Bytes.ape(new byte[500]);
        byte[] half = Mp3Bytes.join(frames.subList(0, 3));
        byte[] rest = Mp3Bytes.join(frames.subList(3, 6));
        byte[] lyrics = "LYRICSBEGIN la la la 000020LYRICS200".getBytes(StandardCharsets.US_ASCII);
        for (byte[] tag : List.of(
                Mp3Bytes.id3(5000),
                Mp3Bytes.ascii("TAG", 128),
                Mp3Bytes.ascii("TAG+", 227),
                ape,
                lyrics,
                mp3.tag("Info", 3, 576, 576),
                mp3.tag("Xing", 3, 576, 576),
                vbri())) {
            joins.join(0, Mp3Bytes.join(tag, half, tag, rest, tag));
            assertThat(joins.mp3().frames).as(name(tag)).containsExactlyElementsOf(frames);
        }
    }

    private byte[] vbri() {
        byte[] frame = mp3.silent(9, false, 0);
        System.arraycopy(Mp3Bytes.ascii("VBRI", 4), 0, frame, 36, 4);
        return frame;
    }

    private static String name(byte[] tag) {
        return new String(tag, 0, 30, StandardCharsets.ISO_8859_1).strip();
    }

    @Test
    void append_frameSpellingInfoInItsSound_isKept() {
        byte[] frame = mp3.frame(9);
        System.arraycopy(Mp3Bytes.ascii("Info", 4), 0, frame, 4 + 17, 4);
        frame[10] = 1;
        joins.join(0, Mp3Bytes.join(frame, plain));
        assertThat(joins.mp3().frames.get(0)).isEqualTo(frame);
    }

    @Test
    void append_lameMarkAndNoTag_trimsTheDelayOfLame() {
        byte[] marked = Mp3Bytes.join(frames);
        System.arraycopy(Mp3Bytes.ascii("LAME3.100", 9), 0, marked, marked.length - 20, 9);
        StitchedAudio audio = joins.join(100, marked, plain);
        assertThat(joins.mp3().delay).isEqualTo(576);
        assertThat(audio.chunks().get(0))
                .isEqualTo(new ChunkPlacement(
                        0, 0, 6 * 1152 - 576 - 1152, Optional.of(ChunkPlacement.Assumption.PADDING), 0));
    }

    @Test
    void append_neitherMarkNorTag_assumesTheDelay() {
        StitchedAudio audio = joins.join(100, plain, plain);
        assertThat(audio.chunks())
                .extracting(ChunkPlacement::assumption)
                .containsOnly(Optional.of(ChunkPlacement.Assumption.DELAY));
    }

    @Test
    void append_brokenOffEnd_isReported() {
        byte[] whole = Mp3Bytes.join(mp3.frames(3, 5));
        StitchedAudio audio = joins.join(0, plain, Arrays.copyOf(whole, whole.length - 7));
        assertThat(audio.chunks())
                .extracting(ChunkPlacement::droppedBytes)
                .containsExactly(0L, mp3.frame(5).length - 7L);
    }

    @Test
    void append_tagAtTheEnd_isNotReportedAsDropped() {
        StitchedAudio audio = joins.join(0, Mp3Bytes.join(plain, Mp3Bytes.ascii("TAG", 128)));
        assertThat(audio.chunks().get(0).droppedBytes()).isZero();
    }

    @Test
    void finish_saysTheSilenceThatEncodersPutBetweenChunks() {
        byte[] first = Mp3Bytes.join(mp3.tag("Info", 6, 576, 800), plain);
        byte[] second = Mp3Bytes.join(mp3.tag("Info", 6, 600, 900), plain);
        StitchedAudio audio = joins.join(500, first, second);
        assertThat(audio.gapFloor()).isEqualTo(audio.at(800 + 600));
    }

    @Test
    void append_delayAndPaddingZero_areTakenForUnknown() {
        StitchedAudio audio = joins.join(0, Mp3Bytes.join(mp3.tag("Info", 6, 0, 0), plain));
        assertThat(audio.chunks().get(0).exact()).isFalse();
        assertThat(joins.mp3().delay).isZero();
    }

    @Test
    void append_paddingZero_isTakenForUnknown() {
        StitchedAudio audio = joins.join(0, Mp3Bytes.join(mp3.tag("Info", 6, 576, 0), plain));
        assertThat(audio.chunks())
                .containsExactly(new ChunkPlacement(
                        0, 0, 6 * 1152 - 576 - 1152, Optional.of(ChunkPlacement.Assumption.PADDING), 0));
    }

    @Test
    void append_delayFarBelowWhatIsTrimmed_doesNotStartBeforeTheStart() {
        byte[] late = Mp3Bytes.join(mp3.tag("Info", 1, 4000, 600), frames.get(0));
        StitchedAudio audio = joins.join(0, late, Mp3Bytes.join(mp3.tag("Info", 6, 576, 600), plain));
        assertThat(audio.chunks().get(1).startSample()).isZero();
    }

    @Test
    void append_twoStreamsInOneChunk_takesDelayOfTheFirstAndPaddingOfTheLast() {
        byte[] chunk = Mp3Bytes.join(mp3.tag("Info", 6, 576, 800), plain, mp3.tag("Info", 6, 700, 900), plain);
        StitchedAudio audio = joins.join(0, chunk);
        assertThat(audio.chunks()).containsExactly(ChunkPlacement.exact(0, 0, 12 * 1152 - 576 - 900));
    }

    @Test
    void append_otherSampleRate_isRefusedBeforeAnythingIsWritten() {
        byte[] other = Mp3Bytes.join(new Mp3Bytes(2, 1, Mp3Bytes.MONO, false, new SplittableRandom(2)).frames(3, 5));
        OutputFile out = OutputFile.open(joins.target());
        TrackJoin join =
                new TrackJoin(out, StitchOptions.builder().gap(Duration.ZERO).build());
        join.append(AudioSource.of("a", plain));
        long before = out.position();
        assertThatThrownBy(() -> join.append(AudioSource.of("b", other)))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage(
                        "chunk 1 (b) is MPEG-2 Layer III, 24000 Hz, mono, but the chunks before are MPEG-1 Layer III,"
                                + " 44100 Hz, mono");
        assertThat(out.position()).isEqualTo(before);
        assertThat(Files.exists(joins.target())).isFalse();
    }

    @Test
    void append_monoThenStereo_isRefused() {
        byte[] stereo = Mp3Bytes.join(new Mp3Bytes(3, 0, Mp3Bytes.JOINT, false, new SplittableRandom(2)).frames(3, 5));
        assertThatThrownBy(() -> joins.join(0, plain, stereo)).hasMessageContaining("44100 Hz, stereo, but");
    }

    @Test
    void append_sampleRateChangesInsideAChunk_isRefused() {
        byte[] other = Mp3Bytes.join(new Mp3Bytes(2, 1, Mp3Bytes.MONO, false, new SplittableRandom(2)).frames(4, 5));
        assertThatThrownBy(() -> joins.join(0, Mp3Bytes.join(plain, other)))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageContaining("changes from MPEG-1 Layer III, 44100 Hz, mono to MPEG-2 Layer III, 24000 Hz");
    }

    @Test
    void append_freeFormat_isRefusedByName() {
        byte[] free = Mp3Bytes.join(frames.get(0), frames.get(1));
        free[2] &= 0x0F;
        byte[] body = Arrays.copyOf(free, frames.get(0).length);
        assertThatThrownBy(() -> joins.join(0, body)).hasMessageContaining("chunk 0 (c0) is MP3 of free format");
    }

    @Test
    void append_onlyTags_isRefused() {
        assertThatThrownBy(() -> joins.join(0, plain, Mp3Bytes.join(Mp3Bytes.id3(100), mp3.tag("Info", 0, 576, 576))))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 1 (c1) holds no MP3 frame");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void append_startReachingBack_isSilencedUntilItsBytesAreThere(boolean crc) {
        Mp3Bytes shape = new Mp3Bytes(3, 0, Mp3Bytes.MONO, crc, new SplittableRandom(5));
        byte[] first = shape.frame(1, 300);
        byte[] second = shape.frame(1, 200);
        byte[] third = shape.frame(1, 120);
        joins.join(0, Mp3Bytes.join(first, second, third));
        int side = crc ? 6 : 4;
        int body = first.length - side - 17;
        List<byte[]> found = joins.mp3().frames;
        assertThat(reach(found.get(0), side)).isZero();
        assertThat(reach(found.get(1), side)).isEqualTo(body);
        assertThat(Arrays.copyOfRange(found.get(1), side + 2, side + 17)).containsOnly(0);
        assertThat(Arrays.copyOfRange(found.get(1), side + 17, found.get(1).length))
                .isEqualTo(Arrays.copyOfRange(second, side + 17, second.length));
        assertThat(found.get(2)).isEqualTo(third);
    }

    private static int reach(byte[] frame, int side) {
        return (frame[side] & 0xFF) << 1 | (frame[side + 1] & 0x80) >> 7;
    }

    @Test
    void append_reachingBackAfterJunk_isSilencedToo() {
        byte[] reaching = mp3.frame(3, 10);
        joins.join(0, Mp3Bytes.join(plain, new byte[50], reaching, frames.get(0)));
        assertThat(Arrays.copyOfRange(joins.mp3().frames.get(6), 6, 21)).containsOnly(0);
    }

    @Test
    void append_silencedFrameWithChecksum_hasARightOne() {
        Mp3Bytes shape = new Mp3Bytes(3, 0, Mp3Bytes.MONO, true, new SplittableRandom(5));
        joins.join(0, Mp3Bytes.join(shape.frame(1, 300), shape.frame(1, 0)));
        byte[] frame = joins.mp3().frames.get(0);
        byte[] covered = new byte[19];
        covered[0] = frame[2];
        covered[1] = frame[3];
        covered[3] = 0x40; // all that is left of the side information: the private bit
        int stored = (frame[4] & 0xFF) << 8 | (frame[5] & 0xFF);
        assertThat(stored).isEqualTo(divide(covered));
    }

    private static int divide(byte[] bytes) {
        int crc = 0xFFFF;
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int in = bytes[bit / 8] >> (7 - bit % 8) & 1;
            boolean subtract = (crc >> 15) != in;
            crc = (crc << 1 & 0xFFFF) ^ (subtract ? 0x8005 : 0);
        }
        return crc;
    }

    @Test
    void join_ofJoins_isTheJoinOfAll() {
        byte[] tagged = Mp3Bytes.join(mp3.tag("Info", 6, 576, 900), plain);
        joins.join(0, tagged, tagged, tagged);
        byte[] atOnce = joins.bytes();
        joins.join(0, tagged, tagged);
        joins.join(0, joins.bytes(), tagged);
        assertThat(joins.bytes()).isEqualTo(atOnce);
    }
}
