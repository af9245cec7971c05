package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavTrackTest {

    private static final byte[] SOUND = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

    @TempDir
    Path directory;

    private Joins joins;

    @BeforeEach
    void start() {
        joins = new Joins(directory);
    }

    @ParameterizedTest
    @CsvSource({"1,8,128", "1,16,0", "1,24,0", "1,32,0", "3,32,0", "6,8,213", "7,8,255"})
    void append_anyCoding_copiesSamplesAroundSilenceOfThatCoding(int tag, int bits, int silence) {
        byte[] wav = WavBytes.wav(tag, 1, 8000, bits, SOUND);
        joins.join(10, wav, wav);
        byte[] gap = new byte[80 * bits / 8];
        Arrays.fill(gap, (byte) silence);
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(Mp3Bytes.join(SOUND, gap, SOUND));
    }

    @Test
    void append_stereo_placesBySampleFrames() {
        byte[] wav = WavBytes.wav(1, 2, 22_050, 16, SOUND);
        StitchedAudio audio = joins.join(1, wav, wav);
        // 22.05 sample frames round to 22
        assertThat(audio.chunks()).containsExactly(ChunkPlacement.exact(0, 0, 3), ChunkPlacement.exact(1, 25, 3));
        assertThat(audio.totalSamples()).isEqualTo(28);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0x7FFFFFFFL, 0xFFFFFFFFL, 2_000_000_000L, 13, 1_000_000})
    void append_placeholderSize_readsToTheEnd(long size) {
        byte[] wav = WavBytes.riff(
                WavBytes.chunk("fmt ", WavBytes.format(1, 1, 8000, 16)), WavBytes.chunk("data", size, SOUND));
        joins.join(0, wav);
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(SOUND);
    }

    /** As a program writes it to a pipe: no size is known, and a list of tags comes first. */
    @ParameterizedTest
    @ValueSource(longs = {0, 0x7FFFFFFFL, 0xFFFFFFFFL, 2_000_000_000L})
    void append_placeholderSizesAndAListBeforeTheData_readsToTheEnd(long size) {
        byte[] chunks = Mp3Bytes.join(
                WavBytes.ascii("WAVE"),
                WavBytes.chunk("fmt ", WavBytes.format(1, 1, 8000, 16)),
                WavBytes.chunk("LIST", WavBytes.ascii("INFOISFT\16\0\0\0Lavf59.27.100\0")),
                WavBytes.chunk("data", size, SOUND));
        joins.join(0, WavBytes.chunk("RIFF", size, chunks));
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(SOUND);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0x7FFFFFFFL, 0xFFFFFFFFL, 2_000_000_000L, 1_000_000})
    void append_placeholderSizeAndHalfASampleAtTheEnd_dropsIt(long size) {
        byte[] wav = Mp3Bytes.join(
                WavBytes.riff(
                        WavBytes.chunk("fmt ", WavBytes.format(1, 1, 8000, 24)), WavBytes.chunk("data", size, SOUND)),
                new byte[] {13, 14});
        joins.join(0, wav);
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(SOUND);
    }

    @Test
    void append_placeholderSizeInTheMiddle_keepsTheOtherChunks() {
        byte[] piped = WavBytes.riff(
                WavBytes.chunk("fmt ", WavBytes.format(1, 1, 8000, 16)), WavBytes.chunk("data", 0xFFFFFFFFL, SOUND));
        StitchedAudio audio = joins.join(0, WavBytes.usual(SOUND), piped, WavBytes.usual(SOUND));
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(Mp3Bytes.join(SOUND, SOUND, SOUND));
        assertThat(audio.totalSamples()).isEqualTo(18);
    }

    @Test
    void append_oddRealSize_stopsThereBeforePaddingAndChunks() {
        byte[] odd = {1, 2, 3};
        byte[] wav = Mp3Bytes.join(WavBytes.wav(1, 1, 8000, 8, odd), WavBytes.chunk("C2PA", new byte[77]));
        joins.join(0, wav, wav);
        assertThat(WavBytes.data(joins.bytes())).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void append_realSizeThatEndsInHalfASample_stopsAtTheLastWholeOne() {
        byte[] wav = Mp3Bytes.join(
                WavBytes.wav(1, 2, 8000, 16, Arrays.copyOf(SOUND, 11)), WavBytes.chunk("LIST", new byte[500]));
        joins.join(0, wav);
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(Arrays.copyOf(SOUND, 8));
    }

    @Test
    void append_chunksAfterTheData_areNotSound() {
        byte[] wav = Mp3Bytes.join(WavBytes.usual(SOUND), WavBytes.chunk("LIST", new byte[500]));
        joins.join(0, wav);
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(SOUND);
    }

    @Test
    void append_oddChunksBeforeTheData_areSkippedWithTheirPadding() {
        byte[] wav = WavBytes.riff(
                WavBytes.chunk("LIST", new byte[27]),
                WavBytes.chunk("fmt ", WavBytes.extensible(1, 1, 8000, 16)),
                WavBytes.chunk("fact", new byte[4]),
                WavBytes.chunk("data", SOUND));
        joins.join(0, wav);
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(SOUND);
    }

    @ParameterizedTest
    @CsvSource({"1,8", "1,16", "1,24", "1,32", "3,32", "6,8", "7,8"})
    void append_extensibleForm_isTheSameShapeAsThePlainForm(int tag, int bits) {
        byte[] extensible = WavBytes.riff(
                WavBytes.chunk("fmt ", WavBytes.extensible(tag, 1, 8000, bits)), WavBytes.chunk("data", SOUND));
        joins.join(0, WavBytes.wav(tag, 1, 8000, bits, SOUND), extensible);
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(Mp3Bytes.join(SOUND, SOUND));
    }

    @ParameterizedTest
    @CsvSource({"3,32", "6,8", "7,8"})
    void append_formatWithExtensionSizeAndFact_isRead(int tag, int bits) {
        byte[] wav = WavBytes.riff(
                WavBytes.chunk("fmt ", Arrays.copyOf(WavBytes.format(tag, 1, 8000, bits), 18)),
                WavBytes.chunk("fact", new byte[4]),
                WavBytes.chunk("data", SOUND));
        joins.join(0, wav);
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(SOUND);
    }

    @Test
    void append_dataBeforeTheFormat_isRefused() {
        byte[] wav =
                WavBytes.riff(WavBytes.chunk("data", SOUND), WavBytes.chunk("fmt ", WavBytes.format(1, 1, 8000, 16)));
        assertThatThrownBy(() -> joins.join(0, wav))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageContaining("it has no fmt chunk");
    }

    @Test
    void append_halfASampleAtTheEnd_isDropped() {
        joins.join(0, WavBytes.usual(Arrays.copyOf(SOUND, 11)));
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(Arrays.copyOf(SOUND, 10));
    }

    @Test
    void append_cutAtAnyByte_joinsOrRefuses() {
        byte[] wav = WavBytes.usual(SOUND);
        for (int length = 0; length < wav.length; length++) {
            byte[] cut = Arrays.copyOf(wav, length);
            int samples = Math.max(0, (length - 44) / 2);
            if (samples == 0) {
                assertThatThrownBy(() -> joins.join(0, cut))
                        .as("cut to %d", length)
                        .isInstanceOf(AudioProcessingException.class);
            } else {
                assertThat(joins.join(0, cut).totalSamples())
                        .as("cut to %d", length)
                        .isEqualTo(samples);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 417})
    void append_readsOfAnySize_makeTheSameFile(int readBytes) {
        byte[] samples = new byte[3 * 70_000];
        new SplittableRandom(3).nextBytes(samples);
        byte[] wav = WavBytes.wav(1, 1, 8000, 24, samples);
        joins.join(10, List.of(Joins.slowly(wav, readBytes), Joins.slowly(wav, readBytes)));
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(Mp3Bytes.join(samples, new byte[240], samples));
    }

    @Test
    void append_otherShape_namesTheChunkAndBothShapes() {
        assertThatThrownBy(() -> joins.join(0, WavBytes.usual(SOUND), WavBytes.wav(1, 2, 24_000, 24, SOUND)))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 1 (c1) is 24-bit PCM, 24000 Hz, 2 channels, but the chunks before are 16-bit PCM,"
                        + " 8000 Hz, mono");
    }

    @Test
    void append_codingThatIsNotOfSamples_isRefused() {
        assertThatThrownBy(() -> joins.join(0, WavBytes.wav(2, 1, 8000, 4, SOUND)))
                .hasMessageContaining("format tag 2 with 4 bits");
    }

    @Test
    void append_formatThatCannotBe_isRefused() {
        assertThatThrownBy(() -> joins.join(0, WavBytes.wav(1, 5000, 8000, 16, new byte[20_000])))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessageContaining("5000 channels");
    }

    @Test
    void append_rawSamples_becomeAWavFile() {
        AudioFormat raw = AudioFormat.builder(AudioFormat.Container.RAW, AudioFormat.Codec.PCM_S16LE)
                .sampleRate(24_000)
                .channels(1)
                .build();
        StitchedAudio audio = joins.join(0, List.of(AudioSource.of("raw", SOUND).withFormat(raw)));
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(SOUND);
        assertThat(audio.format())
                .isEqualTo(AudioFormat.WAV.toBuilder()
                        .sampleRate(24_000)
                        .channels(1)
                        .build());
    }

    @Test
    void append_rawSamplesOfMoreChannelsThanThereCanBe_isRefused() {
        AudioFormat raw = AudioFormat.builder(AudioFormat.Container.RAW, AudioFormat.Codec.PCM_S16LE)
                .sampleRate(24_000)
                .channels(1_000_000)
                .build();
        assertThatThrownBy(
                        () -> joins.join(0, List.of(AudioSource.of("raw", SOUND).withFormat(raw))))
                .isInstanceOf(AudioProcessingException.class);
    }

    @Test
    void finish_oddNumberOfBytes_padsTheFile() {
        joins.join(0, WavBytes.wav(1, 1, 8000, 8, new byte[] {1, 2, 3}));
        assertThat(joins.bytes().length % 2).isZero();
        assertThat(WavBytes.data(joins.bytes())).containsExactly(1, 2, 3);
    }

    @Test
    void finish_soundOfAnyCoding_isReadByTheJdkToo() throws Exception {
        joins.join(0, WavBytes.wav(7, 1, 8000, 8, SOUND));
        AudioInputStream stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(joins.bytes()));
        assertThat(stream.readAllBytes()).isEqualTo(SOUND);
    }

    @Test
    void finish_pcm_isReadByTheJdkToo() throws Exception {
        joins.join(0, WavBytes.wav(1, 1, 8000, 16, SOUND));
        AudioInputStream stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(joins.bytes()));
        assertThat(stream.readAllBytes()).isEqualTo(SOUND);
    }

    @Test
    void finish_belowTheLimit_leavesTheReserve() {
        assertThat(large(1000)).containsExactly("RIFF", "JUNK", "fmt ", "data");
    }

    @Test
    void finish_aboveTheLimit_becomesRf64() {
        assertThat(large(80)).containsExactly("RF64", "ds64", "fmt ", "data");
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(SOUND);
    }

    @Test
    void append_rf64_readsTheLongSize() {
        large(80);
        byte[] rf64 = Mp3Bytes.join(joins.bytes(), WavBytes.chunk("LIST", new byte[30]));
        joins.join(0, rf64);
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(SOUND);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 12})
    void append_rf64WithALongSize_isReadToItOrToTheEnd(long dataBytes) {
        byte[] sizes = ByteBuffer.allocate(28)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(-1)
                .putLong(dataBytes)
                .array();
        byte[] rf64 = WavBytes.riff(
                WavBytes.chunk("ds64", sizes),
                WavBytes.chunk("fmt ", WavBytes.format(1, 1, 8000, 16)),
                WavBytes.chunk("data", 0xFFFFFFFFL, SOUND));
        System.arraycopy(WavBytes.ascii("RF64"), 0, rf64, 0, 4);
        joins.join(0, rf64);
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(SOUND);
    }

    @Test
    void append_rf64WithAShortSize_believesIt() {
        byte[] rf64 = Mp3Bytes.join(WavBytes.usual(SOUND), WavBytes.chunk("LIST", new byte[30]));
        System.arraycopy(WavBytes.ascii("RF64"), 0, rf64, 0, 4);
        joins.join(0, rf64);
        assertThat(WavBytes.data(joins.bytes())).isEqualTo(SOUND);
    }

    @Test
    void finish_exactlyAtTheLimit_staysRiff() {
        large(1000);
        long riffBytes = joins.bytes().length - 8L;
        assertThat(large(riffBytes)).startsWith("RIFF", "JUNK");
        assertThat(large(riffBytes - 1)).startsWith("RF64", "ds64");
    }

    /** {@return the chunks of a file that was joined with an upper limit to what RIFF may say} */
    private List<String> large(long limit) {
        try (OutputFile out = OutputFile.open(joins.target());
                AudioInput in = new AudioInput(
                        0, AudioSource.of("c", WavBytes.usual(SOUND)), new byte[AudioInput.WINDOW_BYTES])) {
            WavTrack track = new WavTrack(out, Duration.ZERO, limit);
            track.soFar(List.of(track.append(in))).complete(out);
        }
        assertThat(Files.exists(joins.target())).isTrue();
        return WavBytes.ids(joins.bytes());
    }
}
