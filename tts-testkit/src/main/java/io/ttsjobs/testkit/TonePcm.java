package io.ttsjobs.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes an utterance as 16-bit mono PCM, bare or in a WAV file.
 *
 * <p>Tone {@code t} lies at (t + 1/2) / 64 of the sample rate, in the middle of an MP3 subband, so that MP3 and WAV of
 * one rate sound alike. All tones repeat after 128 samples, hence the table.
 */
final class TonePcm {

    private static final int HEADER_SIZE = 44;
    private static final int PERIOD = 128;
    private static final double AMPLITUDE = 8192;
    private static final short[] SINE = sine();

    private TonePcm() {}

    static double hertz(int tone, int sampleRate) {
        return (tone + 0.5) * sampleRate / 64;
    }

    static byte[] raw(Tones utterance) {
        byte[] pcm = new byte[size(utterance)];
        writeSamples(utterance, littleEndian(pcm));
        return pcm;
    }

    static byte[] wav(Tones utterance) {
        byte[] wav = new byte[Math.addExact(HEADER_SIZE, size(utterance))];
        int rate = utterance.sampleRate();
        ByteBuffer out = littleEndian(wav);
        out.putInt(tag("RIFF")).putInt(wav.length - 8).putInt(tag("WAVE"));
        out.putInt(tag("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        out.putInt(rate).putInt(2 * rate).putShort((short) 2).putShort((short) 16);
        out.putInt(tag("data")).putInt(wav.length - HEADER_SIZE);
        writeSamples(utterance, out);
        return wav;
    }

    private static int size(Tones utterance) {
        return Math.toIntExact(2L * utterance.steps() * utterance.samplesPerStep());
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeSamples(Tones utterance, ByteBuffer out) {
        int perStep = utterance.samplesPerStep();
        for (int step = 0; step < utterance.steps(); step++) {
            int tone = utterance.tone(step);
            // Where the first sample of the step falls in the table, so that a tone goes on smoothly from step to step.
            long sample = (long) step * perStep;
            for (int i = 0; i < perStep; i++) {
                out.putShort(tone == Tones.SILENCE ? 0 : SINE[(int) ((sample + i) * (2 * tone + 1) % PERIOD)]);
            }
        }
    }

    private static int tag(String fourLetters) {
        int tag = 0;
        for (int i = 3; i >= 0; i--) {
            tag = tag << 8 | fourLetters.charAt(i);
        }
        return tag;
    }

    private static short[] sine() {
        short[] sine = new short[PERIOD];
        for (int i = 0; i < PERIOD; i++) {
            // StrictMath: the same bytes on every machine.
            sine[i] = (short) Math.round(AMPLITUDE * StrictMath.sin(2 * StrictMath.PI * i / PERIOD));
        }
        return sine;
    }
}
