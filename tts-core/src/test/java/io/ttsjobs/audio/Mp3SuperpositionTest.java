package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Decodes joins of real speech: a join must sound like its chunks, each decoded alone and put where the join says it is.
 *
 * <p>Decoding is linear, so where the end of a chunk rings on under the start of the next, the two add up.
 */
class Mp3SuperpositionTest {

    /** What rounding two sounds to 16 bits each, rather than their sum, can make of a difference. */
    private static final int ROUNDING = 1;

    private final Joins joins;

    Mp3SuperpositionTest(@TempDir Path directory) {
        joins = new Joins(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "tagless-44k, 0",
        "tagless-44k, 100",
        "tagged-44k, 0",
        "tagged-44k, 100",
        "vbr-44k, 0",
        "vbr-44k, 100",
        "joint-48k, 0",
        "joint-48k, 100"
    })
    void join_speech_decodesToTheSumOfItsChunks(String set, int gapMillis) {
        byte[][] chunks = Speech.chunks(set);
        StitchedAudio audio = joins.join(gapMillis, chunks);
        int[] joined = Decoded.decode(joins.bytes());
        int[] sum = new int[joined.length + 10_000];
        for (int i = 0; i < chunks.length; i++) {
            add(Decoded.decodeWithTail(Speech.frames(chunks[i])), sum, firstSample(audio, i));
        }
        assertThat(largestDifference(joined, sum, 0, joined.length)).isLessThanOrEqualTo(ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"tagless-44k", "tagged-44k", "vbr-44k", "joint-48k"})
    void join_speechWithAGap_decodesEveryChunkToItsOwnBits(String set) {
        byte[][] chunks = Speech.chunks(set);
        StitchedAudio audio = joins.join(250, chunks); // too long a gap for a chunk to ring on under the next
        int[] joined = Decoded.decode(joins.bytes());
        for (int i = 0; i < chunks.length; i++) {
            int[] alone = Decoded.decodeWithTail(Speech.frames(chunks[i]));
            int start = firstSample(audio, i);
            int length = Math.min(alone.length, joined.length - start); // the last chunk has no tail
            assertThat(Arrays.copyOfRange(joined, start, start + length))
                    .as("chunk %d", i)
                    .isEqualTo(Arrays.copyOf(alone, length));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tagless-44k, 5",
        "tagless-44k, 12",
        "tagged-44k, 4",
        "tagged-44k, 9",
        "vbr-44k, 6",
        "vbr-44k, 7",
        "vbr-44k, 15"
    })
    void join_chunkThatStartsInMidStream_decodesToItsOwnBitsAfterASilentLead(String set, int lost) {
        byte[][] chunks = Speech.chunks(set);
        List<byte[]> whole = Speech.frames(chunks[1]);
        List<byte[]> rest = whole.subList(lost, whole.size());
        StitchedAudio audio = joins.join(250, chunks[0], Mp3Bytes.join(rest));
        int[] joined = Decoded.decode(joins.bytes());
        int samplesPerFrame = Mp3Header.samples(Mp3Bytes.header(whole.get(0)));

        List<byte[]> frames = joins.mp3().frames;
        List<byte[]> copied = frames.subList(frames.size() - rest.size(), frames.size());
        int lead = 0;
        while (!Arrays.equals(copied.get(lead), rest.get(lead))) {
            lead++;
        }
        // One more frame until the overlap is right, and one until the filter has forgotten.
        int skipped = (lead + 2) * samplesPerFrame;
        int[] alone = Decoded.decode(Mp3Bytes.join(whole));
        int start = firstSample(audio, 1);
        assertThat(lead).as("silenced frames").isBetween(1, 3);
        assertThat(joined).hasSize(start + rest.size() * samplesPerFrame);
        assertThat(Arrays.copyOfRange(joined, start + skipped, joined.length))
                .isEqualTo(Arrays.copyOfRange(alone, lost * samplesPerFrame + skipped, alone.length));
    }

    /** {@return where the frames of a chunk start for a decoder that plays the Info frame and trims nothing, in samples} */
    private int firstSample(StitchedAudio audio, int chunk) {
        SlowMp3 file = joins.mp3();
        int samplesPerFrame = Mp3Header.samples(Mp3Bytes.header(file.frames.get(0)));
        long frames = audio.chunks().get(chunk).startSample() - 576 + file.delay; // LAME delays by 576
        assertThat(frames % samplesPerFrame).isZero();
        int channels = Mp3Header.isMono(Mp3Bytes.header(file.frames.get(0))) ? 1 : 2;
        return Math.toIntExact((frames + samplesPerFrame) * channels);
    }

    private static void add(int[] sound, int[] sum, int start) {
        for (int i = 0; i < sound.length && start + i < sum.length; i++) {
            sum[start + i] += sound[i];
        }
    }

    private static int largestDifference(int[] left, int[] right, int from, int to) {
        int largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(left[i] - right[i]));
        }
        return largest;
    }
}
