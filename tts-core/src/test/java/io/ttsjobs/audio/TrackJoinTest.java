package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrackJoinTest {

    private static final byte[] WAV = WavBytes.usual(new byte[100]);
    private static final byte[] MP3 = Mp3Bytes.join(Mp3Bytes.usual().frames(3, 5));

    @TempDir
    Path directory;

    private Joins joins;

    @BeforeEach
    void start() {
        joins = new Joins(directory);
    }

    static List<Map.Entry<String, String>> refused() {
        return List.of(
                Map.entry("", "is empty"),
                Map.entry("{\"error\": \"quota exceeded\"}", "is JSON text, not audio"),
                Map.entry("<!DOCTYPE html><html></html>", "is HTML or XML text, not audio"),
                Map.entry("OggS\0", "holds no whole Ogg page"),
                Map.entry("fLaC\0", "is FLAC, which"),
                Map.entry("\u00FF\u00F1P", "holds no AAC frame"),
                Map.entry("\u00FF\u00FDP", "is MPEG audio of Layer I or II, which"),
                Map.entry("\0\0\0\u0018ftypM4A ", "is MP4, which"),
                Map.entry("\u001AE\u00DF\u00A3", "is Matroska or WebM, which"),
                Map.entry("RIFF\0\0\0\0AVI ", "is RIFF, but not WAV, which"),
                Map.entry("RIFX\0\0\0\0WAVE", "is big-endian WAV (RIFX), which"),
                Map.entry("FORM\0\0\0\0AIFF", "is AIFF, which"),
                Map.entry(".snd\0", "is Sun audio (.au), which"),
                Map.entry("#!AMR\n", "is AMR, which"),
                Map.entry("Sorry, no audio today", "holds no MP3 frame"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void append_contentThatCannotBeJoined_isRefusedByName(Map.Entry<String, String> refused) {
        byte[] bytes = refused.getKey().getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> joins.join(0, bytes))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageStartingWith("chunk 0 (c0) " + refused.getValue());
    }

    @Test
    void append_contentThatCannotBeJoined_saysWhatCanBe() {
        byte[] flac = WavBytes.ascii("fLaC\0");
        assertThatThrownBy(() -> joins.join(0, flac))
                .hasMessage(
                        "chunk 0 (c0) is FLAC, which cannot be joined; MP3, WAV, raw PCM, Ogg Opus and AAC (ADTS) can");
    }

    @Test
    void append_tagBeforeTheContent_isPassedOver() {
        byte[] flac = WavBytes.ascii("fLaC\0");
        assertThatThrownBy(() -> joins.join(0, Mp3Bytes.join(Mp3Bytes.id3(50), flac)))
                .hasMessageStartingWith("chunk 0 (c0) is FLAC, which");
    }

    @Test
    void append_textStatedToBeRawSamples_isRefused() {
        byte[] text = "{\"error\": \"quota exceeded\"}".getBytes(StandardCharsets.US_ASCII);
        AudioFormat raw = AudioFormat.builder(AudioFormat.Container.RAW, AudioFormat.Codec.PCM_S16LE)
                .sampleRate(8000)
                .channels(1)
                .build();
        assertThatThrownBy(
                        () -> joins.join(0, List.of(AudioSource.of("c0", text).withFormat(raw))))
                .hasMessage("chunk 0 (c0) is JSON text, not audio");
    }

    @Test
    void append_rawSamplesThatAreAllBraces_areJoined() {
        byte[] quiet = "{".repeat(800).getBytes(StandardCharsets.US_ASCII);
        AudioFormat raw = AudioFormat.builder(AudioFormat.Container.RAW, AudioFormat.Codec.MULAW)
                .sampleRate(8000)
                .channels(1)
                .build();
        StitchedAudio audio = joins.join(0, List.of(AudioSource.of("c0", quiet).withFormat(raw)));
        assertThat(audio.totalSamples()).isEqualTo(800);
    }

    @Test
    void stitch_targetThatIsAChunk_isRefusedAndKept() throws IOException {
        Path file = Files.write(directory.resolve("speech.wav"), WAV);
        Path sameFile = directory.resolve(".").resolve("speech.wav");
        assertThatThrownBy(() -> AudioStitcher.create()
                        .stitch(List.of(AudioSource.of(file)), sameFile, StitchOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("target must not be one of the chunks, but ");
        assertThat(file).hasBinaryContent(WAV);
    }

    @Test
    void append_targetItself_isRefusedAndDoesNotGrowForever() {
        try (AudioStitcher.Join join = open()) {
            join.append(AudioSource.of("c0", WAV));
            AudioSource itself = AudioSource.of(joins.target());
            assertThatThrownBy(() -> join.append(itself)).isInstanceOf(IllegalArgumentException.class);
            assertThat(join.finish().chunks()).hasSize(1);
        }
    }

    @Test
    void append_otherContainerThanTheFirst_isRefused() {
        assertThatThrownBy(() -> joins.join(0, WAV, MP3))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 1 (c1) is MP3, but the chunks before are WAV");
    }

    @Test
    void append_afterAFailure_isRefused() {
        try (AudioStitcher.Join join = open()) {
            assertThatThrownBy(() -> join.append(AudioSource.of("bad", new byte[0])))
                    .isInstanceOf(AudioProcessingException.class);
            assertThatThrownBy(() -> join.append(AudioSource.of("good", WAV)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void append_failing_deletesTheTarget() {
        try (AudioStitcher.Join join = open()) {
            join.append(AudioSource.of("good", WAV));
            assertThatThrownBy(() -> join.append(AudioSource.of("bad", new byte[0])))
                    .isInstanceOf(AudioProcessingException.class);
            assertThat(Files.exists(joins.target())).isFalse();
        }
    }

    @Test
    void append_sourceThatBreaks_namesTheChunk() {
        AudioSource broken = AudioSource.of("broken", () -> new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        });
        assertThatThrownBy(() -> joins.join(0, List.of(broken)))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 0 (broken) cannot be read: connection reset");
    }

    @Test
    void append_missingFile_namesTheChunkOnce() {
        Path missing = directory.resolve("missing.wav");
        assertThatThrownBy(() -> joins.join(0, List.of(AudioSource.of(missing))))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageStartingWith("chunk 0 (" + missing + ") cannot be read: ");
    }

    @Test
    void append_whileInterrupted_completesAndKeepsTheFlag() throws Exception {
        Path file = Files.write(directory.resolve("chunk.wav"), WAV);
        Thread.currentThread().interrupt();
        StitchedAudio audio = joins.join(0, List.of(AudioSource.of(file), AudioSource.of(file)));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(audio.totalSamples()).isEqualTo(100);
        assertThat(WavBytes.data(joins.bytes())).hasSize(200);
    }

    @Test
    void append_fullDisk_saysSoAndNamesTheFile() throws Exception {
        File file = joins.target().toFile();
        try (RandomAccessFile full = new RandomAccessFile(file, "rw") {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }
        }) {
            TrackJoin join = new TrackJoin(
                    new OutputFile(joins.target(), full),
                    StitchOptions.builder().gap(Duration.ZERO).build());
            assertThatThrownBy(() -> join.append(AudioSource.of("long", WavBytes.usual(new byte[200_000]))))
                    .isInstanceOf(AudioProcessingException.class)
                    .hasMessage(joins.target() + " cannot be written: No space left on device");
            assertThat(file.exists()).isFalse();
        }
    }

    @Test
    void open_missingDirectory_namesTheFile() {
        Path target = directory.resolve("missing").resolve("out.wav");
        assertThatThrownBy(() -> AudioStitcher.create().open(target, StitchOptions.defaults()))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageStartingWith(target + " cannot be written: ");
    }

    @Test
    void open_existingTarget_isReplaced() throws Exception {
        Files.write(joins.target(), new byte[10_000]);
        try (AudioStitcher.Join join = open()) {
            join.append(AudioSource.of("good", WAV));
            join.finish();
        }
        assertThat(WavBytes.data(joins.bytes())).hasSize(100);
    }

    @Test
    void finish_noChunk_isRefused() {
        assertThatThrownBy(() -> joins.join(0))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("there is no chunk to join");
        assertThat(Files.exists(joins.target())).isFalse();
    }

    @Test
    void close_unfinished_deletesTheTarget() {
        AudioStitcher.Join join = open();
        join.append(AudioSource.of("good", WAV));
        join.close();
        assertThat(Files.exists(joins.target())).isFalse();
    }

    @Test
    void close_finished_keepsTheTarget() {
        AudioStitcher.Join join = open();
        join.append(AudioSource.of("good", WAV));
        join.finish();
        join.close();
        assertThat(Files.exists(joins.target())).isTrue();
    }

    @Test
    void close_afterAFailure_leavesWhatStandsThereNow() throws Exception {
        AudioStitcher.Join join = open();
        assertThatThrownBy(() -> join.append(AudioSource.of("bad", new byte[0])))
                .isInstanceOf(AudioProcessingException.class);
        Files.write(joins.target(), new byte[] {1});
        join.close();
        assertThat(Files.exists(joins.target())).isTrue();
    }

    private AudioStitcher.Join open() {
        return AudioStitcher.create().open(joins.target(), StitchOptions.defaults());
    }
}
