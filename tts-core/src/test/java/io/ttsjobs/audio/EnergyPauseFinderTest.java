package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ttsjobs.speech.AudioFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tones and silences at known places. */
class EnergyPauseFinderTest {

    private static final int RATE = 16_000;

    private final PauseFinder finder = PauseFinder.create();
    private final ByteArrayOutputStream samples = new ByteArrayOutputStream();
    private double noise;
    private double offset;

    @ParameterizedTest
    @CsvSource({"503, 131", "1000, 250", "777, 701"})
    void find_silenceBetweenTones_isFoundToTenMilliseconds(int tone, int silence) {
        List<Pause> pauses = pauses(tone, silence, 900);
        assertThat(pauses).hasSize(1);
        assertThat(pauses.get(0).start().toMillis()).isCloseTo(tone, within(10L));
        assertThat(pauses.get(0).end().toMillis()).isCloseTo(tone + silence, within(10L));
    }

    @Test
    void find_severalSilences_areFoundInOrder() {
        assertThat(pauses(400, 200, 600, 150, 300, 400, 500))
                .extracting(pause -> pause.start().toMillis())
                .containsExactly(400L, 1200L, 1650L);
    }

    @Test
    void find_silenceShorterThanAStop_isNoPause() {
        assertThat(pauses(500, 100, 500)).isEmpty();
    }

    @Test
    void find_silenceAtBothEnds_isAPauseToTheVeryEnds() {
        assertThat(pauses(0, 200, 500, 333))
                .containsExactly(
                        new Pause(Duration.ZERO, Duration.ofMillis(200)),
                        new Pause(Duration.ofMillis(700), Duration.ofMillis(1033)));
    }

    @Test
    void find_backgroundOfARoom_isSilence() {
        noise = 0.004;
        assertThat(pauses(500, 300, 500)).hasSize(1);
    }

    @Test
    void find_loudBackground_isSilenceStill() {
        noise = 0.03;
        assertThat(pauses(500, 300, 500)).hasSize(1);
    }

    @Test
    void find_offsetFromZero_isNoSound() {
        offset = 0.2;
        assertThat(pauses(500, 300, 500)).hasSize(1);
    }

    @Test
    void find_noPause_isNone() {
        assertThat(pauses(2000)).isEmpty();
    }

    @Test
    void find_allSilent_isNone() {
        assertThat(pauses(0, 1000)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void find_everyCoding_findsTheSame(WavShape.Coding coding) {
        byte[] wav = WavBytes.wav(coding.tag(), 1, RATE, coding.bits(), coded(coding, 500, 300, 500));
        assertThat(finder.find(AudioSource.of("x", wav)))
                .containsExactly(new Pause(Duration.ofMillis(500), Duration.ofMillis(800)));
    }

    @Test
    void find_rawSamples_goesByTheStatedFormat() {
        AudioFormat raw = AudioFormat.builder(AudioFormat.Container.RAW, AudioFormat.Codec.PCM_S16LE)
                .sampleRate(RATE)
                .channels(1)
                .build();
        assertThat(finder.find(AudioSource.of("x", samples(500, 300, 500)).withFormat(raw)))
                .hasSize(1);
    }

    @Test
    void find_oneChannelSpeaking_isNoPause() {
        byte[] mono = samples(500, 300, 500);
        ByteBuffer stereo = ByteBuffer.allocate(mono.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < mono.length; i += 2) {
            stereo.put(mono, i, 2).putShort((short) (i / 2 % 16 < 8 ? 9000 : -9000));
        }
        assertThat(finder.find(AudioSource.of("x", WavBytes.wav(1, 2, RATE, 16, stereo.array()))))
                .isEmpty();
    }

    @Test
    void find_offsetsThatDifferByChannel_areNoSound() {
        byte[] mono = samples(500, 300, 500);
        ByteBuffer from = ByteBuffer.wrap(mono).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer stereo = ByteBuffer.allocate(mono.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        while (from.hasRemaining()) {
            short sample = from.getShort();
            stereo.putShort((short) (sample + 3000)).putShort((short) (sample - 3000));
        }
        assertThat(finder.find(AudioSource.of("x", WavBytes.wav(1, 2, RATE, 16, stereo.array()))))
                .containsExactly(new Pause(Duration.ofMillis(500), Duration.ofMillis(800)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void find_audioThatBreaksOffInASampleFrame_endsBeforeIt(int cut) {
        byte[] whole = WavBytes.wav(1, 2, RATE, 24, new byte[RATE * 6]);
        for (int i = whole.length / 2; i < whole.length; i++) {
            whole[i] = (byte) (i * i);
        }
        byte[] broken = Arrays.copyOf(whole, whole.length - cut);
        assertThat(finder.find(AudioSource.of("x", broken))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 24_000, 44_100, 48_000})
    void find_anyRate_countsItsSamples(int rate) {
        byte[] tone = new byte[rate / 2 * 2];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (byte) (i / 2 % 20 < 10 ? 40 : -40);
        }
        byte[] all = Arrays.copyOf(tone, tone.length * 2);
        List<Pause> pauses = finder.find(AudioSource.of("x", WavBytes.wav(1, 1, rate, 16, all)));
        assertThat(pauses).hasSize(1);
        assertThat(pauses.get(0).start().toMillis()).isCloseTo(500, within(10L));
        assertThat(pauses.get(0).end()).isEqualTo(Samples.time(all.length / 2, rate));
    }

    @Test
    void find_mp3_isNone() {
        assertThat(finder.find(AudioSource.of("x", Mp3Bytes.join(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 0}))))
                .isEmpty();
    }

    @Test
    void find_wavWithoutSamples_isRefused() {
        byte[] wav = "RIFF....WAVE".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> finder.find(AudioSource.of("x", wav))).isInstanceOf(AudioProcessingException.class);
    }

    /** Tones and silences in turn, in milliseconds. */
    private List<Pause> pauses(int... lengths) {
        return finder.find(AudioSource.of("x", WavBytes.wav(1, 1, RATE, 16, samples(lengths))));
    }

    private byte[] samples(int... lengths) {
        return coded(WavShape.Coding.S16, lengths);
    }

    private byte[] coded(WavShape.Coding coding, int... lengths) {
        Random random = new Random(1);
        for (int part = 0; part < lengths.length; part++) {
            for (int i = 0; i < lengths[part] * (RATE / 1000); i++) {
                double tone = part % 2 == 0 ? 0.3 * Math.sin(i * 2 * Math.PI * 200 / RATE) : 0;
                double sample = tone + noise * random.nextGaussian() + offset;
                byte[] code = code(coding, sample);
                samples.write(code, 0, code.length);
            }
        }
        return samples.toByteArray();
    }

    /** Companded samples are loud or silent; which loud one it is does not matter here. */
    private static byte[] code(WavShape.Coding coding, double sample) {
        ByteBuffer code = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        switch (coding) {
            case U8 -> code.put((byte) (128 + sample * 127));
            case S16 -> code.putShort((short) (sample * 32767));
            case S24 -> code.putInt((int) (sample * 8388607));
            case S32 -> code.putInt((int) (sample * Integer.MAX_VALUE));
            case F32 -> code.putFloat((float) sample);
            case ALAW -> code.put((byte) (sample == 0 ? 0xD5 : sample > 0 ? 0xAA : 0x2A));
            case MULAW -> code.put((byte) (sample == 0 ? 0xFF : sample > 0 ? 0x80 : 0x00));
        }
        return Arrays.copyOf(code.array(), coding.bits() / 8);
    }
}
