package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong in other ways of joining MP3, each given the same input and shown not to go wrong here. */
class Mp3PeerFailureTest {

    private final Mp3Bytes mp3 = Mp3Bytes.usual();
    private final byte[][] tagged = Speech.chunks("tagged-44k");
    private final Joins joins;

    Mp3PeerFailureTest(@TempDir Path directory) {
        joins = new Joins(directory);
    }

    /** Concatenation, and ffmpeg's concat protocol: every tag frame but the first plays, 26 ms of silence each. */
    @Test
    void plainConcatenation_playsTagFramesAsSilence() {
        int spared = 3; // of the concatenation's tag frames, all but the first play
        joins.join(0, tagged);
        int concatenated = SlowMp3.split(Mp3Bytes.join(tagged)).size();
        assertThat(joins.mp3().frames).hasSize(concatenated - spared).noneMatch(Mp3PeerFailureTest::isTagFrame);
    }

    /** The first tag frame tells the length, and players that believe it stop after the first chunk. */
    @Test
    void plainConcatenation_tellsTheLengthOfTheFirstChunkOnly() {
        int first = new SlowMp3(tagged[0]).frameCount;
        assertThat(new SlowMp3(Mp3Bytes.join(tagged)).frameCount).isEqualTo(first);
        joins.join(0, tagged);
        assertThat(joins.mp3().frameCount).isEqualTo(joins.mp3().frames.size()).isGreaterThan(2 * first);
    }

    /** Players look for a frame inside the ID3 tag and lose the one after it. */
    @Test
    void plainConcatenation_losesFramesToTagsBetweenThem() {
        byte[] bare = Speech.chunks("tagless-44k")[0];
        byte[] chunk = Mp3Bytes.join(Mp3Bytes.id3(35), bare); // as ffmpeg, and so a service, writes to a pipe
        joins.join(0, Mp3Bytes.join(chunk, chunk, chunk));
        List<byte[]> expected = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            expected.addAll(SlowMp3.split(bare));
        }
        assertThat(joins.mp3().frames).containsExactlyElementsOf(expected);
    }

    /** Sixty chunks are 1.5 s off at the end: a tag frame a join. */
    @Test
    void concatProtocol_driftsByAFrameEveryJoin() {
        byte[][] chunks = new byte[60][];
        Arrays.fill(chunks, tagged[0]);
        StitchedAudio audio = joins.join(0, chunks);
        long framesEach = new SlowMp3(tagged[0]).frameCount;
        assertThat(audio.chunks().get(59).startSample()).isEqualTo(59 * framesEach * 1152);
    }

    /** Times made by adding up durations are 40 ms early after every join, for encoders pad. */
    @Test
    void sumOfDurations_driftsByThePaddingEveryJoin() {
        StitchedAudio audio = joins.join(0, tagged);
        ChunkPlacement first = audio.chunks().get(0);
        SlowMp3 lame = new SlowMp3(tagged[0]);
        int silence = lame.padding + new SlowMp3(tagged[1]).delay;
        assertThat(audio.chunks().get(1).startSample()).isEqualTo(first.samples() + silence);
    }

    /** ffmpeg's concat demuxer tells players of no delay, and all of a tagless file plays 13 ms late. */
    @ParameterizedTest
    @ValueSource(strings = {"tagless-24k", "tagless-44k"})
    void concatDemuxer_writesNoDelayForLameWithoutTag(String set) {
        StitchedAudio audio = joins.join(0, Speech.chunks(set));
        assertThat(joins.mp3().delay).isEqualTo(576);
        assertThat(audio.chunks().get(0).startSample()).isZero();
    }

    /** mp3cat believes a header by itself, and copies junk that looks like one. */
    @Test
    void mp3cat_takesAFalseSyncForAFrame() {
        byte[] lookalike = mp3.frame(9);
        byte[] junk = Mp3Bytes.join(Mp3Bytes.ascii("", 20), lookalike, Mp3Bytes.ascii("", 20));
        List<byte[]> frames = mp3.frames(5, 3);
        joins.join(0, Mp3Bytes.join(junk, Mp3Bytes.join(frames)));
        assertThat(joins.mp3().frames).containsExactlyElementsOf(frames);
    }

    /** mp3cat puts any sample rate behind any other. */
    @Test
    void mp3cat_mixesSampleRates() {
        assertThatThrownBy(() -> joins.join(0, tagged[0], Speech.chunks("tagless-24k")[1]))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageContaining("24000 Hz, mono, but the chunks before are MPEG-1 Layer III, 44100 Hz, mono");
    }

    /** mp3cat puts stereo behind mono. */
    @Test
    void mp3cat_mixesChannels() {
        Mp3Bytes stereo = new Mp3Bytes(3, 0, Mp3Bytes.JOINT, false, new SplittableRandom(3));
        assertThatThrownBy(() -> joins.join(0, tagged[0], Mp3Bytes.join(stereo.frames(3, 5))))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageContaining("44100 Hz, stereo, but the chunks before are");
    }

    /** mp3cat allocates what ten hostile bytes say. */
    @Test
    void mp3cat_allocatesTheSizeThatATagClaims() {
        byte[] claim = Mp3Bytes.ascii("ID3\u0004\0\0\u007F\u007F\u007F\u007F", 10); // 256 MB
        byte[] chunk = Mp3Bytes.join(claim, Mp3Bytes.join(mp3.frames(5, 3)));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> joins.join(0, chunk)).isInstanceOf(AudioProcessingException.class);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16 << 20);
    }

    /** mp3cat copies what is left of a frame that was cut off, and says nothing. */
    @Test
    void mp3cat_swallowsATruncatedFrame() {
        byte[] cut = Arrays.copyOf(tagged[0], tagged[0].length - 10);
        StitchedAudio audio = joins.join(0, cut, tagged[1]);
        SlowMp3 lame = new SlowMp3(tagged[0]);
        assertThat(joins.mp3().frames.subList(0, lame.frameCount - 1))
                .containsExactlyElementsOf(lame.frames.subList(0, lame.frameCount - 1));
        assertThat(audio.chunks().get(0).exact()).isFalse();
    }

    /** mp3cat drops a tag frame only if it is the first of its file. */
    @Test
    void mp3cat_keepsTheSecondTagFrameOfAChunk() {
        joins.join(0, Mp3Bytes.join(tagged)); // as servers do that join their own sentences
        assertThat(joins.mp3().frames).noneMatch(Mp3PeerFailureTest::isTagFrame);
    }

    /** mp3cat writes no header for constant bit rates, so players trim nothing. */
    @Test
    void mp3cat_losesDelayAndPadding() {
        joins.join(0, tagged);
        assertThat(joins.mp3().delay).isEqualTo(new SlowMp3(tagged[0]).delay);
        assertThat(joins.mp3().padding).isEqualTo(new SlowMp3(tagged[2]).padding);
    }

    /** mp3wrap adds an index of its own, and keeps all that lay between frames: only frames may make up a file. */
    @Test
    void mp3wrap_keepsItsIndexBetweenFrames() {
        byte[] index = Mp3Bytes.ascii("WRAP index: one.mp3 two.mp3", 300);
        byte[] wrapped = Mp3Bytes.join(tagged[0], index, tagged[1]);
        joins.join(0, wrapped);
        List<byte[]> expected = new ArrayList<>(Speech.frames(tagged[0]));
        expected.addAll(Speech.frames(tagged[1]));
        assertThat(joins.mp3().frames).containsExactlyElementsOf(expected);
    }

    /** pydub decodes and encodes once more, at 4 dB: here every frame stays as it was. */
    @Test
    void pydub_encodesASecondTime() {
        joins.join(0, tagged);
        List<byte[]> expected = new ArrayList<>();
        for (byte[] chunk : tagged) {
            expected.addAll(Speech.frames(chunk));
        }
        assertThat(joins.mp3().frames).containsExactlyElementsOf(expected);
    }

    private static boolean isTagFrame(byte[] frame) {
        return Mp3Bytes.contains(Arrays.copyOfRange(frame, 4 + 17, 4 + 17 + 4), "Info");
    }
}
