package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller can choose about a join, and about where its chunks come from. */
class StitchOptionsTest {

    private final Mp3Bytes mp3 = new Mp3Bytes(3, 0, Mp3Bytes.MONO, false, new SplittableRandom(1));
    private final byte[] frames = Mp3Bytes.join(mp3.frames(6, 5));
    private final byte[] tagged = Mp3Bytes.join(mp3.tag("Info", 6, 576, 800), frames);
    private Joins joins = new Joins(Path.of(""));

    @BeforeEach
    void setUp(@TempDir Path directory) {
        joins = new Joins(directory);
    }

    private StitchedAudio join(StitchOptions options, byte[]... chunks) {
        List<AudioSource> sources = List.of(chunks).stream()
                .map(bytes -> AudioSource.of("c", bytes))
                .toList();
        return AudioStitcher.create().stitch(sources, joins.target(), options);
    }

    private static StitchOptions infoFrame(StitchOptions.InfoFrame kind) {
        return StitchOptions.builder().gap(Duration.ZERO).infoFrame(kind).build();
    }

    @Test
    void infoFrame_none_leavesTheAudioFramesAlone() {
        join(infoFrame(StitchOptions.InfoFrame.NONE), tagged);
        assertThat(joins.bytes()).isEqualTo(frames);
    }

    @Test
    void infoFrame_none_placesChunksWhereAPlayerThatTrimsNothingHasThem() {
        StitchedAudio audio = join(infoFrame(StitchOptions.InfoFrame.NONE), tagged, tagged);
        assertThat(audio.chunks())
                .extracting(ChunkPlacement::startSample)
                .containsExactly(576L + 529, 6 * 1152L + 576 + 529);
        assertThat(audio.totalSamples()).isEqualTo(12 * 1152);
    }

    @Test
    void infoFrame_withoutCrc_differsInTheTwoChecksumsAlone() {
        join(infoFrame(StitchOptions.InfoFrame.WITH_CRC), tagged);
        byte[] full = joins.bytes();
        join(infoFrame(StitchOptions.InfoFrame.WITHOUT_CRC), tagged);
        byte[] plain = joins.bytes();
        int music = 4 + 17 + 152;
        assertThat(plain[music] | plain[music + 1]).isZero();
        System.arraycopy(full, music, plain, music, 4);
        assertThat(plain).isEqualTo(full);
    }

    @Test
    void tags_onWav_areRefused() {
        StitchOptions options = StitchOptions.builder()
                .tags(AudioTags.builder().title("Loomings").build())
                .build();
        assertThatThrownBy(() -> join(options, WavBytes.usual(new byte[20])))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 0 (c) is WAV; only MP3 carries title, artist and chapters");
    }

    @Test
    void tags_chapterBeyondTheChunks_isRefused() {
        StitchOptions options = StitchOptions.builder()
                .tags(AudioTags.builder().addChapter("The Carpet-Bag", 1).build())
                .build();
        assertThatThrownBy(() -> join(options, tagged))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chapter \"The Carpet-Bag\" starts at chunk 1, but there are only 1 chunks");
    }

    @Test
    void addChapter_notBehindTheOneBefore_isRefused() {
        AudioTags.Builder tags = AudioTags.builder().addChapter("Loomings", 3);
        assertThatThrownBy(() -> tags.addChapter("The Carpet-Bag", 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("firstChunk must be over 3, where the chapter before starts, but is 3");
    }

    @Test
    void title_blank_isRefused() {
        assertThatThrownBy(() -> AudioTags.builder().title(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("title");
    }

    @Test
    void once_secondOpening_isRefused() throws IOException {
        AudioSource source = AudioSource.once("body", new ByteArrayInputStream(tagged));
        source.open().close();
        assertThatThrownBy(source::open).isInstanceOf(IOException.class).hasMessageContaining("once");
    }

    @Test
    void once_isJoinedLikeBytes() {
        joins.join(0, tagged);
        byte[] expected = joins.bytes();
        joins.join(0, List.of(AudioSource.once("body", new ByteArrayInputStream(tagged))));
        assertThat(joins.bytes()).isEqualTo(expected);
    }
}
