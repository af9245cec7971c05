package io.ttsjobs.testkit;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProvider.Timings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Speaks: text in, tones and timings out, or what a fault makes of them. */
final class MockSpeech {

    private static final int USUAL_RATE = 24_000;
    private static final byte[] ERROR_PAGE =
            "<!doctype html><title>502 Bad Gateway</title>".getBytes(StandardCharsets.US_ASCII);

    private final Duration pace;
    private final Timings timings;
    private final EncoderMark mark;

    MockSpeech(Duration pace, Timings timings, EncoderMark mark) {
        this.pace = pace;
        this.timings = timings;
        this.mark = mark;
    }

    /**
     * The format with every figure fixed.
     *
     * @throws IllegalArgumentException if the mock cannot write it
     */
    static AudioFormat fix(AudioFormat format, EncoderMark mark) {
        boolean pcm = format.codec() == Codec.PCM_S16LE
                && (format.container() == Container.WAV || format.container() == Container.RAW);
        boolean mp3 = format.codec() == Codec.MP3 && format.container() == Container.MP3;
        if (!(pcm || mp3) || format.channels().orElse(1) != 1) {
            throw new IllegalArgumentException(
                    "formats must be MP3, or 16-bit PCM in WAV or raw, in mono, not " + format);
        }
        int rate = format.sampleRate().orElse(USUAL_RATE);
        AudioFormat.Builder fixed = format.toBuilder().sampleRate(rate).channels(1);
        if (mp3) {
            int bitRate = format.bitRate().orElse(Mp3Layout.usualBitRate(rate));
            if (mark == EncoderMark.INFO_TAG && !InfoTag.fits(new Mp3Layout(rate, bitRate))) {
                throw new IllegalArgumentException("an Info tag does not fit into a frame of " + format);
            }
            fixed.bitRate(bitRate);
        }
        return fixed.build();
    }

    SynthesisResult.Builder speak(SynthesisRequest request, AudioFormat format, Optional<Fault> fault) {
        String text = request.text();
        int rate = format.sampleRate().orElse(USUAL_RATE);
        int step = samplesPerStep(rate, request.speed(), format.container() == Container.MP3);
        boolean half = fault.equals(Optional.of(Fault.HALF_SPOKEN));
        int end = half ? text.offsetByCodePoints(0, (text.codePointCount(0, text.length()) + 1) / 2) : text.length();
        Utterance utterance = new Utterance(text.substring(0, end), rate, step);
        SynthesisResult.Builder result = SynthesisResult.builder(spoil(encode(utterance, format), fault), format);
        addTimings(utterance, fault, result);
        return result;
    }

    private int samplesPerStep(int rate, double speed, boolean mp3) {
        int samples = (int) Math.max(1, Math.round(pace.toNanos() / 1e9 * rate / speed));
        int grain = mp3 ? Mp3Layout.GRANULE : 1;
        return (samples + grain - 1) / grain * grain;
    }

    private byte[] encode(Utterance utterance, AudioFormat format) {
        return switch (format.container()) {
            case WAV -> TonePcm.wav(utterance);
            case RAW -> TonePcm.raw(utterance);
            case MP3 ->
                ToneMp3.encode(
                        utterance,
                        new Mp3Layout(utterance.sampleRate(), format.bitRate().orElseThrow()),
                        mark);
            case OGG, ADTS -> throw new IllegalStateException("not a format of the mock: " + format);
        };
    }

    private static byte[] spoil(byte[] audio, Optional<Fault> fault) {
        if (fault.equals(Optional.of(Fault.GARBAGE_AUDIO))) {
            return ERROR_PAGE.clone();
        }
        if (fault.equals(Optional.of(Fault.TRUNCATED_AUDIO))) {
            int cut = audio.length / 2;
            // Inside a frame, not in front of one, where nobody could tell.
            return Arrays.copyOf(audio, audio[cut] == (byte) 0xFF ? cut + 1 : cut);
        }
        return audio;
    }

    private void addTimings(Utterance utterance, Optional<Fault> fault, SynthesisResult.Builder result) {
        if (fault.equals(Optional.of(Fault.NO_TIMINGS))) {
            result.timingNote("the mock was told to leave them out");
            return;
        }
        boolean late = fault.equals(Optional.of(Fault.TIMINGS_BEYOND_AUDIO));
        Duration delay = late ? utterance.duration() : Duration.ZERO;
        switch (timings) {
            case WORDS -> result.words(delayWords(utterance.wordTimings(), delay));
            case SENTENCES -> result.sentences(delaySentences(utterance.sentenceTimings(), delay));
            case NONE -> {}
        }
    }

    private static List<WordTiming> delayWords(List<WordTiming> words, Duration delay) {
        return words.stream()
                .map(word -> new WordTiming(
                        word.word(),
                        word.start().plus(delay),
                        word.end().plus(delay),
                        word.startChar(),
                        word.endChar()))
                .toList();
    }

    private static List<SentenceTiming> delaySentences(List<SentenceTiming> sentences, Duration delay) {
        return sentences.stream()
                .map(sentence -> new SentenceTiming(
                        sentence.sentence(),
                        sentence.start().plus(delay),
                        sentence.end().plus(delay),
                        sentence.startChar(),
                        sentence.endChar()))
                .toList();
    }
}
