package io.ttsjobs.provider.freetts;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/** What the tests hear in an answer. */
final class Speech {

    private final SynthesisResult result;
    private final int sampleRate;
    private final short[] samples;

    private Speech(SynthesisResult result) {
        this.result = result;
        this.sampleRate = result.format().sampleRate().orElseThrow();
        byte[] audio = bytes(result);
        int header = result.format().container() == AudioFormat.Container.WAV ? 44 : 0;
        this.samples = new short[(audio.length - header) / 2];
        ByteBuffer.wrap(audio, header, audio.length - header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
    }

    static Speech of(SynthesisResult result) {
        return new Speech(result);
    }

    static byte[] bytes(SynthesisResult result) {
        try {
            return result.openAudio().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Duration length() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / sampleRate);
    }

    WordTiming word(String word) {
        return result.words().stream()
                .filter(timing -> timing.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no word " + word + " in " + result.words()));
    }

    /** How loud it is between two moments: the root mean square of the samples. */
    double loudness(Duration from, Duration to) {
        int start = frame(from);
        int end = frame(to);
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return Math.sqrt(sum / Math.max(1, end - start));
    }

    double loudness(WordTiming word) {
        return loudness(word.start(), word.end());
    }

    private int frame(Duration time) {
        return Math.toIntExact(time.toNanos() * sampleRate / 1_000_000_000L);
    }
}
