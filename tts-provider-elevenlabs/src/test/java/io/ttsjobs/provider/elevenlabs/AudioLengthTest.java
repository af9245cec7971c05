package io.ttsjobs.provider.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.http.BodyBuffer;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.testkit.SilentOpus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioLengthTest {

    @ParameterizedTest
    @CsvSource({"pcm_24000, 48000, 1000", "pcm_44100, 44100, 500", "pcm_8000, 3, 0", "ulaw_8000, 8000, 1000"})
    void of_rawSamples_isCounted(String id, int bytes, long millis) {
        assertThat(millis(new byte[bytes], id)).isEqualTo(millis);
    }

    @Test
    void of_wavWithoutARealSize_isTheRestOfTheFile() {
        byte[] wav = Arrays.copyOf(
                "RIFF....WAVEfmt ................LIST....data....".getBytes(StandardCharsets.US_ASCII), 48 + 48_000);
        assertThat(millis(wav, "wav_24000")).isEqualTo(1000);
    }

    @Test
    void of_wavWhoseSamplesAreNotFound_isNotKnown() {
        assertThat(AudioLength.of(buffer("RIFF....WAVE".getBytes(StandardCharsets.US_ASCII)), format("wav_24000")))
                .isEmpty();
    }

    /** With 576 samples before the audio, and after it 576 and half a frame. */
    @ParameterizedTest
    @CsvSource({
        "mp3_44100_128, FFFB90C4, 160496, 9.991",
        "mp3_44100_64, FFFB50C4, 80248, 9.991",
        "mp3_22050_32, FFF340C4, 40124, 9.965"
    })
    void of_mp3_isWhatItsEncoderWasGiven(String id, String frame, int bytes, double seconds) {
        assertThat(millis(Arrays.copyOf(HexFormat.of().parseHex(frame), bytes), id))
                .isEqualTo((long) (seconds * 1000));
    }

    @Test
    void of_mp3OfAnotherBitRate_goesByItsFrame() {
        assertThat(millis(Arrays.copyOf(HexFormat.of().parseHex("FFFB50C4"), 80248), "mp3_44100_128"))
                .isEqualTo(9991);
    }

    @Test
    void of_mp3BehindATag_leavesTheTagOut() {
        byte[] tagged = Arrays.copyOf(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 2, 3}, 10 + 259 + 16_000);
        System.arraycopy(Calls.MP3, 0, tagged, 269, 4);
        assertThat(millis(tagged, "mp3_44100_128")).isEqualTo(millis(Calls.mp3(16_000), "mp3_44100_128"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "FF", "FFFB00C4", "FFFBF0C4", "00000000", "49443304000000007F7F", "494433040000FFFFFFFF"})
    void of_mp3ThatDoesNotTell_isNotKnown(String start) {
        assertThat(AudioLength.of(buffer(HexFormat.of().parseHex(start)), format("mp3_44100_128")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 1000, 61_000})
    void of_opus_isWhatItsLastPageSays(long millis) {
        assertThat(millis(SilentOpus.of(Duration.ofMillis(millis)), "opus_48000_128"))
                .isEqualTo(millis);
    }

    @Test
    void of_opusThatIsCut_isNotKnown() {
        byte[] whole = SilentOpus.of(Duration.ofSeconds(1));
        assertThat(AudioLength.of(buffer(Arrays.copyOf(whole, whole.length - 1)), format("opus_48000_128")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OggS", "OggS.......................", "RIFF......................."})
    void of_noOpus_isNotKnown(String start) {
        assertThat(AudioLength.of(buffer(start.getBytes(StandardCharsets.US_ASCII)), format("opus_48000_128")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp3_44100_128", "wav_24000", "pcm_24000", "opus_48000_128", "ulaw_8000"})
    void of_anyBytes_isNoErrorAndNotNegative(String id) {
        SplittableRandom random = new SplittableRandom(4);
        byte[][] starts = {{}, {'I', 'D', '3'}, {(byte) 0xFF, (byte) 0xFB}, "OggS".getBytes(StandardCharsets.US_ASCII)};
        for (int round = 0; round < 5000; round++) {
            byte[] audio = new byte[random.nextInt(80)];
            random.nextBytes(audio);
            byte[] start = starts[round % starts.length];
            System.arraycopy(start, 0, audio, 0, Math.min(start.length, audio.length));
            assertThat(AudioLength.of(buffer(audio), format(id)).orElse(Duration.ZERO))
                    .isGreaterThanOrEqualTo(Duration.ZERO);
        }
    }

    private static long millis(byte[] audio, String id) {
        return AudioLength.of(buffer(audio), format(id)).orElseThrow().toMillis();
    }

    private static BodyBuffer buffer(byte[] audio) {
        BodyBuffer buffer = new BodyBuffer();
        buffer.write(audio, 0, audio.length);
        return buffer;
    }

    private static AudioFormat format(String id) {
        return OutputFormat.formats().stream()
                .filter(format -> OutputFormat.of(format).id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
