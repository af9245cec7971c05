package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.spi.ValidationException;
import java.util.List;

/**
 * A format by ElevenLabs' name; all are mono.
 *
 * <p>The list is in order of preference: of the formats that a request leaves open, the first here is taken, so what
 * every plan may use stands before what only some may.
 *
 * @param id the value of {@code output_format}
 * @param audio the format
 */
record OutputFormat(String id, AudioFormat audio) {

    private static final List<OutputFormat> ALL = List.of(
            mp3(44_100, 128),
            mp3(44_100, 96),
            mp3(44_100, 64),
            mp3(44_100, 32),
            mp3(24_000, 48),
            mp3(22_050, 32),
            mp3(44_100, 192),
            samples("pcm", Container.RAW, 24_000),
            samples("pcm", Container.RAW, 22_050),
            samples("pcm", Container.RAW, 16_000),
            samples("pcm", Container.RAW, 8_000),
            samples("pcm", Container.RAW, 32_000),
            samples("pcm", Container.RAW, 48_000),
            samples("pcm", Container.RAW, 44_100),
            samples("wav", Container.WAV, 24_000),
            samples("wav", Container.WAV, 22_050),
            samples("wav", Container.WAV, 16_000),
            samples("wav", Container.WAV, 8_000),
            samples("wav", Container.WAV, 32_000),
            samples("wav", Container.WAV, 48_000),
            samples("wav", Container.WAV, 44_100),
            opus(128),
            opus(96),
            opus(64),
            opus(32),
            opus(192),
            new OutputFormat(
                    "ulaw_8000", mono(Container.RAW, Codec.MULAW, 8_000).build()));

    static List<AudioFormat> formats() {
        return ALL.stream().map(OutputFormat::audio).toList();
    }

    /** The one to answer in where a request names none. */
    static OutputFormat first() {
        return ALL.get(0);
    }

    static OutputFormat of(AudioFormat asked) {
        return ALL.stream()
                .filter(one -> asked.matches(one.audio))
                .findFirst()
                .orElseThrow(() -> new ValidationException("format " + asked + " is not one of " + formats()));
    }

    private static OutputFormat mp3(int rate, int kilobits) {
        return lossy("mp3", mono(Container.MP3, Codec.MP3, rate), rate, kilobits);
    }

    private static OutputFormat opus(int kilobits) {
        return lossy("opus", mono(Container.OGG, Codec.OPUS, 48_000), 48_000, kilobits);
    }

    private static OutputFormat lossy(String name, AudioFormat.Builder format, int rate, int kilobits) {
        return new OutputFormat(
                name + "_" + rate + "_" + kilobits,
                format.bitRate(kilobits * 1000).build());
    }

    private static OutputFormat samples(String name, Container container, int rate) {
        return new OutputFormat(
                name + "_" + rate, mono(container, Codec.PCM_S16LE, rate).build());
    }

    private static AudioFormat.Builder mono(Container container, Codec codec, int rate) {
        return AudioFormat.builder(container, codec).sampleRate(rate).channels(1);
    }
}
