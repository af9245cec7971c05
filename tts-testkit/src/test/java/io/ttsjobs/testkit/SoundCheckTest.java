package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisResult;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SoundCheckTest {

    private static final Utterance FOUR_STEPS = new Utterance("abcd", 24_000, 576);
    private static final Duration FOUR_GRANULES = Duration.ofMillis(96);
    private static final AudioFormat ADTS =
            AudioFormat.builder(Container.ADTS, Codec.AAC).build();

    @Test
    void duration_wav_isThatOfItsSamples() {
        assertThat(duration(TonePcm.wav(FOUR_STEPS), AudioFormat.WAV)).isEqualTo(FOUR_GRANULES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 0x7FFF_FFFF, 2_000_000_000})
    void duration_wavWithPlaceholderSize_readsToTheEnd(int placeholder) {
        byte[] wav = TonePcm.wav(FOUR_STEPS);
        littleEndian(wav).putInt(40, placeholder);
        assertThat(duration(wav, AudioFormat.WAV)).isEqualTo(FOUR_GRANULES);
    }

    @Test
    void duration_wavWithAnotherChunk_skipsIt() {
        byte[] wav = TonePcm.wav(FOUR_STEPS);
        byte[] longer = new byte[wav.length + 12];
        System.arraycopy(wav, 0, longer, 0, 36);
        littleEndian(longer)
                .position(36)
                .put("LIST".getBytes(StandardCharsets.US_ASCII))
                .putInt(3);
        System.arraycopy(wav, 36, longer, 48, wav.length - 36);
        assertThat(duration(longer, AudioFormat.WAV)).isEqualTo(FOUR_GRANULES);
    }

    @Test
    void duration_wavOfAnotherCodec_isRefused() {
        byte[] wav = TonePcm.wav(FOUR_STEPS);
        littleEndian(wav).putShort(20, (short) 3);
        assertRefused(wav, AudioFormat.WAV, "codec is 3");
    }

    @Test
    void duration_wavOfAnotherRate_isRefused() {
        AudioFormat stated = AudioFormat.WAV.toBuilder().sampleRate(16_000).build();
        assertRefused(TonePcm.wav(FOUR_STEPS), stated, "24000 Hz");
    }

    @Test
    void duration_wavWithoutSamples_isRefused() {
        assertRefused(Arrays.copyOf(TonePcm.wav(FOUR_STEPS), 44), AudioFormat.WAV, "only 0 came");
    }

    @Test
    void duration_halfASample_isRefused() {
        AudioFormat raw = AudioFormat.builder(Container.RAW, Codec.PCM_S16LE)
                .sampleRate(24_000)
                .channels(1)
                .build();
        assertRefused(new byte[9], raw, "last sample breaks off");
    }

    @Test
    void duration_rawMulaw_countsBytes() {
        AudioFormat raw = AudioFormat.builder(Container.RAW, Codec.MULAW)
                .sampleRate(8_000)
                .channels(1)
                .build();
        assertThat(duration(new byte[4_000], raw)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void duration_taggedMp3_isThatOfTheSpeech() {
        assertThat(duration(mp3(EncoderMark.INFO_TAG), AudioFormat.MP3)).isEqualTo(FOUR_GRANULES);
    }

    @ParameterizedTest
    @EnumSource(names = {"NAME_ONLY", "NONE"})
    void duration_untaggedMp3_isThatOfAllFrames(EncoderMark mark) {
        assertThat(duration(mp3(mark), AudioFormat.MP3)).isEqualTo(FOUR_GRANULES.plusMillis(48));
    }

    @Test
    void duration_mp3BetweenTags_skipsThem() {
        byte[] mp3 = mp3(EncoderMark.NONE);
        byte[] tagged = new byte[15 + mp3.length + 128];
        System.arraycopy("ID3\4\0\0\0\0\0\5".getBytes(StandardCharsets.ISO_8859_1), 0, tagged, 0, 10);
        System.arraycopy(mp3, 0, tagged, 15, mp3.length);
        System.arraycopy("TAG".getBytes(StandardCharsets.US_ASCII), 0, tagged, 15 + mp3.length, 3);
        assertThat(duration(tagged, AudioFormat.MP3)).isEqualTo(FOUR_GRANULES.plusMillis(48));
    }

    @Test
    void duration_mp3CutAtAnyByte_isRefusedUnlessAFrameEndsThere() {
        byte[] mp3 = mp3(EncoderMark.NONE);
        for (int length = 1; length < mp3.length; length++) {
            if (length % 192 != 0) {
                assertRefused(Arrays.copyOf(mp3, length), AudioFormat.MP3, "breaks off");
            }
        }
    }

    @Test
    void duration_page_isNoMp3() {
        byte[] page = "<html>502</html>".getBytes(StandardCharsets.US_ASCII);
        assertRefused(page, AudioFormat.MP3, "no MP3 frame at byte 0");
    }

    @Test
    void duration_adts_countsFrames() {
        byte[] frames = new byte[40];
        for (int at = 0; at < frames.length; at += 20) {
            // Sync, MPEG-4, no CRC; LC, 24 kHz, one channel; 20 bytes.
            new BitWriter(frames, at)
                    .write(0xFFF1, 16)
                    .write(1, 2)
                    .write(6, 4)
                    .write(0, 1)
                    .write(1, 3)
                    .write(0, 4)
                    .write(20, 13);
        }
        AudioFormat stated = ADTS.toBuilder().sampleRate(24_000).channels(1).build();
        assertThat(duration(frames, stated)).isEqualTo(Duration.ofNanos(85_333_334));
    }

    @Test
    void duration_adtsCut_isRefused() {
        assertRefused(new byte[] {(byte) 0xFF, (byte) 0xF1, 0x58}, ADTS, "breaks off");
    }

    @Test
    void duration_opus_isTheLastPositionWithoutThePreSkip() {
        ByteBuffer ogg = ByteBuffer.allocate(28 + 19 + 28 + 3).order(ByteOrder.LITTLE_ENDIAN);
        page(ogg, 0, 19)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 1);
        ogg.putShort((short) 312).position(28 + 19);
        page(ogg, 48_312, 3);
        assertThat(duration(bytesOf(ogg), AudioFormat.OPUS)).isEqualTo(Duration.ofSeconds(1));
    }

    private static ByteBuffer page(ByteBuffer ogg, long granule, int size) {
        int start = ogg.position();
        ogg.put("OggS".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0).putLong(granule);
        return ogg.position(start + 26).put((byte) 1).put((byte) size);
    }

    private static byte[] bytesOf(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.rewind().get(bytes);
        return bytes;
    }

    private static byte[] mp3(EncoderMark mark) {
        return ToneMp3.encode(FOUR_STEPS, new Mp3Layout(24_000, 64_000), mark);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Duration duration(byte[] audio, AudioFormat format) {
        return SoundCheck.duration(SynthesisResult.builder(audio, format).build());
    }

    private static void assertRefused(byte[] audio, AudioFormat format, String reason) {
        assertThatThrownBy(() -> duration(audio, format))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(reason);
    }
}
