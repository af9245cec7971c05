package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.http.BodyBuffer;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells by the number of its bytes how long audio is.
 *
 * <p>The MP3s of ElevenLabs are of one bit rate throughout. What their encoder puts around the audio is taken off as the
 * library does when it joins them: 576 samples before, and after it 576 and half a frame, the middle of what may be. Opus
 * has no steady bit rate, and its pages are not read for this.
 */
final class AudioLength {

    private static final int HEAD = 512;
    private static final int ENCODER_DELAY = 576;
    private static final int ID3_HEADER = 10;
    private static final int CHUNK_HEADER = 8;
    private static final long NANOS = 1_000_000_000L;

    private AudioLength() {}

    /**
     * The length, as far as the size tells it.
     *
     * @param audio the audio
     * @param format one of ElevenLabs' formats, all of whose figures are known
     * @return the length, or empty if the size does not tell
     */
    static Optional<Duration> of(BodyBuffer audio, AudioFormat format) {
        byte[] head = audio.head(HEAD);
        int rate = format.sampleRate().orElseThrow();
        return switch (format.container()) {
            case MP3 -> Optional.of(time(mp3Samples(audio.size() - id3(head), rate, format), rate));
            case RAW -> Optional.of(time(audio.size() / sampleBytes(format), rate));
            case WAV -> wavData(head).map(from -> time((audio.size() - from) / sampleBytes(format), rate));
            case OGG, ADTS -> Optional.empty();
        };
    }

    private static long mp3Samples(long bytes, int rate, AudioFormat format) {
        int samplesPerFrame = rate < 32_000 ? 576 : 1152;
        long decoded = bytes * 8 * rate / format.bitRate().orElseThrow();
        return Math.max(0, decoded - 2 * ENCODER_DELAY - samplesPerFrame / 2);
    }

    /** How many bytes the tag before the first frame takes; its size is four times seven bits. */
    private static long id3(byte[] head) {
        if (head.length < ID3_HEADER || !begins(head, 0, "ID3")) {
            return 0;
        }
        return ID3_HEADER + ((long) head[6] << 21 | (long) head[7] << 14 | (long) head[8] << 7 | head[9]);
    }

    /** Where the samples begin; the size that stands before them is a placeholder. */
    private static Optional<Integer> wavData(byte[] head) {
        for (int at = 12; at + CHUNK_HEADER <= head.length; at++) {
            if (begins(head, at, "data")) {
                return Optional.of(at + CHUNK_HEADER);
            }
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] bytes, int at, String mark) {
        return new String(bytes, at, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
    }

    private static int sampleBytes(AudioFormat format) {
        return format.codec() == Codec.MULAW ? 1 : 2;
    }

    private static Duration time(long samples, int rate) {
        return Duration.ofSeconds(samples / rate, samples % rate * NANOS / rate);
    }
}
