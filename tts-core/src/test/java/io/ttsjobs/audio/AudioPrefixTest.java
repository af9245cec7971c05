package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.audio.StitchOptions.InfoFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a join has so far is the file that a join of these chunks alone would have made, whatever comes after. */
class AudioPrefixTest {

    private static final int CHUNKS = 4;

    private final AudioStitcher stitcher = AudioStitcher.create();
    private Path target = Path.of("");
    private Path other = Path.of("");

    @BeforeEach
    void setUp(@TempDir Path directory) {
        target = directory.resolve("target");
        other = directory.resolve("other");
    }

    enum Kind {
        MP3_TAGGED,
        MP3_VARIABLE,
        MP3_WITHOUT_INFO,
        AAC,
        OPUS,
        OPUS_LONG,
        WAV,
        WAV_ODD;

        StitchOptions options() {
            InfoFrame frame = this == MP3_WITHOUT_INFO ? InfoFrame.NONE : InfoFrame.WITH_CRC;
            return StitchOptions.builder()
                    .gap(Duration.ofMillis(this == WAV_ODD ? 0 : 120))
                    .infoFrame(frame)
                    .build();
        }

        List<AudioSource> chunks() {
            List<AudioSource> chunks = new ArrayList<>();
            for (int i = 0; i < CHUNKS; i++) {
                chunks.add(AudioSource.of("c" + i, chunk(i)));
            }
            return chunks;
        }

        private byte[] chunk(int i) {
            Mp3Bytes mp3 = new Mp3Bytes(3, 0, Mp3Bytes.MONO, false, new SplittableRandom(i));
            return switch (this) {
                case MP3_TAGGED -> Mp3Bytes.join(mp3.tag("Info", 5, 576, 700 + i), Mp3Bytes.join(mp3.frames(5, 5)));
                case MP3_VARIABLE, MP3_WITHOUT_INFO -> Mp3Bytes.join(mp3.frames(4 + i, 4 + i));
                case AAC -> AdtsBytes.usual().stream(3 + i);
                case OPUS -> OpusBytes.random(new SplittableRandom(i)).bytes();
                case OPUS_LONG -> longOpus(i);
                case WAV -> WavBytes.usual(noise(200 + 2 * i, i));
                case WAV_ODD -> WavBytes.wav(1, 1, 8000, 8, noise(200 + i, i));
            };
        }

        /** Over two seconds, so that whole pages are in the file before the last one. */
        private static byte[] longOpus(int seed) {
            OpusBytes opus = OpusBytes.usual();
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 120 + seed; i++) {
                opus.packets.add(OpusBytes.packet(31, 0, 1, random));
            }
            opus.trim = 100 * seed;
            return opus.bytes();
        }

        private static byte[] noise(int length, long seed) {
            byte[] noise = new byte[length];
            new SplittableRandom(seed).nextBytes(noise);
            return noise;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void open_afterEachChunk_isTheFileOfTheseChunksAlone(Kind kind) throws IOException {
        List<AudioSource> chunks = kind.chunks();
        try (AudioStitcher.Join join = stitcher.open(target, kind.options())) {
            for (int i = 0; i < CHUNKS; i++) {
                join.append(chunks.get(i));
                assertThat(bytes(join.soFar())).isEqualTo(fileOf(chunks.subList(0, i + 1), kind.options()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void audio_afterEachChunk_isWhatTheseChunksAloneMake(Kind kind) {
        List<AudioSource> chunks = kind.chunks();
        try (AudioStitcher.Join join = stitcher.open(target, kind.options())) {
            for (int i = 0; i < CHUNKS; i++) {
                join.append(chunks.get(i));
                StitchedAudio alone = stitcher.stitch(chunks.subList(0, i + 1), other, kind.options());
                assertThat(join.soFar().audio()).usingRecursiveComparison().isEqualTo(alone);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void size_afterEachChunk_isThatOfTheBytes(Kind kind) throws IOException {
        for (AudioPrefix prefix : prefixesOfAFinishedJoin(kind)) {
            assertThat(bytes(prefix)).hasSize((int) prefix.size());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void open_onceTheJoinIsFinished_isWhatItWas(Kind kind) throws IOException {
        List<AudioSource> chunks = kind.chunks();
        List<AudioPrefix> prefixes = prefixesOfAFinishedJoin(kind);
        for (int i = 0; i < CHUNKS; i++) {
            assertThat(bytes(prefixes.get(i))).isEqualTo(fileOf(chunks.subList(0, i + 1), kind.options()));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void open_thenTheJoinGoesOnAndIsRenamed_readsOn(Kind kind) throws IOException {
        List<AudioSource> chunks = kind.chunks();
        try (AudioStitcher.Join join = stitcher.open(target, kind.options())) {
            join.append(chunks.get(0));
            try (InputStream opened = join.soFar().open(target)) {
                chunks.subList(1, CHUNKS).forEach(join::append);
                join.finish();
                Files.move(target, target.resolveSibling("renamed"));
                assertThat(opened.readAllBytes()).isEqualTo(fileOf(chunks.subList(0, 1), kind.options()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void soFar_askedForAfterEachChunk_leavesTheFinishedFileAsItIs(Kind kind) throws IOException {
        prefixesOfAFinishedJoin(kind);
        assertThat(target).hasBinaryContent(fileOf(kind.chunks(), kind.options()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"AAC", "OPUS", "OPUS_LONG", "MP3_WITHOUT_INFO"})
    void growing_formatWithoutSizes_isTheFinishedFile(Kind kind) throws IOException {
        assertThat(grown(prefixesOfAFinishedJoin(kind))).isEqualTo(Files.readAllBytes(target));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"MP3_TAGGED", "MP3_VARIABLE"})
    void growing_mp3_isTheFinishedFileWithoutItsInfoFrame(Kind kind) throws IOException {
        assertThat(SlowMp3.split(grown(prefixesOfAFinishedJoin(kind))))
                .containsExactlyElementsOf(new SlowMp3(Files.readAllBytes(target)).frames);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"WAV", "WAV_ODD"})
    void growing_wav_holdsTheSamplesOfTheFinishedFileAndNoMore(Kind kind) throws IOException {
        byte[] grown = grown(prefixesOfAFinishedJoin(kind));
        byte[] samples = WavBytes.data(Files.readAllBytes(target));
        assertThat(Arrays.copyOfRange(grown, grown.length - samples.length, grown.length))
                .isEqualTo(samples);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"WAV", "WAV_ODD"})
    void growing_wav_isReadToItsEndByItsHeader(Kind kind) throws IOException {
        byte[] grown = grown(prefixesOfAFinishedJoin(kind));
        StitchedAudio again = stitcher.stitch(List.of(AudioSource.of("grown", grown)), other, kind.options());
        int sampleBytes = kind == Kind.WAV ? 2 : 1;
        assertThat(again.totalSamples() * sampleBytes).isEqualTo(WavBytes.data(Files.readAllBytes(target)).length);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void openGrowing_fromAnyByte_isTheRest(Kind kind) throws IOException {
        AudioPrefix prefix = prefixesOfAFinishedJoin(kind).get(1);
        byte[] all = growing(prefix, 0);
        for (int i = 0; i <= prefix.growingSize(); i += 7) {
            assertThat(growing(prefix, i)).isEqualTo(Arrays.copyOfRange(all, i, all.length));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void openGrowing_positionOutside_isRefused(long beyond) {
        AudioPrefix prefix = prefixesOfAFinishedJoin(Kind.AAC).get(0);
        long position = beyond < 0 ? beyond : prefix.growingSize() + beyond;
        assertThatThrownBy(() -> prefix.openGrowing(target, position))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("position must be 0 to " + prefix.growingSize() + ", but is " + position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tagless-44k", "tagged-44k", "vbr-44k", "joint-48k"})
    void open_speech_decodesToTheFirstSamplesOfTheWhole(String set) throws IOException {
        List<AudioPrefix> prefixes = new ArrayList<>();
        try (AudioStitcher.Join join = stitcher.open(target, StitchOptions.defaults())) {
            for (byte[] chunk : Speech.chunks(set)) {
                join.append(AudioSource.of("speech", chunk));
                prefixes.add(join.soFar());
            }
            join.finish();
        }
        int[] whole = Decoded.decode(Files.readAllBytes(target));
        for (AudioPrefix prefix : prefixes) {
            assertThat(whole).startsWith(Decoded.decode(bytes(prefix)));
        }
    }

    @Test
    void open_chaptersThatHaveNotBegun_areLeftOut() throws IOException {
        List<AudioSource> chunks = Kind.MP3_TAGGED.chunks();
        AudioTags.Builder first = AudioTags.builder().title("Moby-Dick").addChapter("Loomings", 0);
        StitchOptions firstOnly = StitchOptions.builder().tags(first.build()).build();
        StitchOptions both = StitchOptions.builder()
                .tags(first.addChapter("The Carpet-Bag", 2).build())
                .build();
        try (AudioStitcher.Join join = stitcher.open(target, both)) {
            join.append(chunks.get(0));
            join.append(chunks.get(1));
            assertThat(bytes(join.soFar())).isEqualTo(fileOf(chunks.subList(0, 2), firstOnly));
        }
    }

    @Test
    void open_joinThatWentOnFromACheckpoint_isTheFileOfTheseChunksAlone() throws IOException {
        List<AudioSource> chunks = Kind.OPUS_LONG.chunks();
        StitchOptions options = Kind.OPUS_LONG.options();
        byte[] checkpoint;
        try (AudioStitcher.Join join = stitcher.open(target, options)) {
            join.append(chunks.get(0));
            checkpoint = join.checkpoint();
        }
        try (AudioStitcher.Join join = stitcher.resume(target, checkpoint, options)) {
            join.append(chunks.get(1));
            assertThat(bytes(join.soFar())).isEqualTo(fileOf(chunks.subList(0, 2), options));
        }
    }

    @Test
    void open_fileThatIsShorter_failsAndDoesNotEnd() throws IOException {
        AudioPrefix prefix = prefixesOfAFinishedJoin(Kind.AAC).get(1);
        Files.write(target, new byte[10]);
        assertThatThrownBy(() -> bytes(prefix))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is shorter than it was");
    }

    @Test
    void soFar_noChunk_isRefused() {
        try (AudioStitcher.Join join = stitcher.open(target, StitchOptions.defaults())) {
            assertThatThrownBy(join::soFar)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the join has no chunk yet");
        }
    }

    private List<AudioPrefix> prefixesOfAFinishedJoin(Kind kind) {
        List<AudioPrefix> prefixes = new ArrayList<>();
        try (AudioStitcher.Join join = stitcher.open(target, kind.options())) {
            for (AudioSource chunk : kind.chunks()) {
                join.append(chunk);
                prefixes.add(join.soFar());
            }
            join.finish();
        }
        return prefixes;
    }

    private byte[] fileOf(List<AudioSource> chunks, StitchOptions options) throws IOException {
        stitcher.stitch(chunks, other, options);
        return Files.readAllBytes(other);
    }

    private byte[] bytes(AudioPrefix prefix) throws IOException {
        try (InputStream in = prefix.open(target)) {
            return in.readAllBytes();
        }
    }

    private byte[] growing(AudioPrefix prefix, long position) throws IOException {
        try (InputStream in = prefix.openGrowing(target, position)) {
            return in.readAllBytes();
        }
    }

    /** What somebody has read who came back after each chunk. */
    private byte[] grown(List<AudioPrefix> prefixes) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (AudioPrefix prefix : prefixes) {
            read.writeBytes(growing(prefix, read.size()));
        }
        read.writeBytes(prefixes.get(prefixes.size() - 1).growingEnd());
        return read.toByteArray();
    }
}
