package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.http.BodyBuffer;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells how long audio is, without decoding it: by the number of its bytes, and of Opus by its pages.
 *
 * <p>The MP3s of ElevenLabs are of one bit rate throughout, which is read from the first frame. What their encoder puts
 * around the audio is taken off as the library does when it joins them: 576 samples before, and after it 576 and half a
 * frame, the middle of what may be.
 */
final class AudioLength {

    private static final int HEAD = 512;
    private static final int ENCODER_DELAY = 576;
    private static final int ID3_HEADER = 10;
    private static final int FRAME_HEADER = 4;

    /** What the four bits of a Layer III frame header stand for; 0 where they stand for none that is known. */
    private static final int[] KILOBITS_MPEG1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0};

    /** The same for MPEG-2 and MPEG-2.5, the lower sample rates. */
    private static final int[] KILOBITS_MPEG2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0};

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
            case MP3 -> mp3(audio, head, rate);
            case RAW -> Optional.of(time(audio.size() / sampleBytes(format), rate));
            case WAV -> wavData(head).map(from -> time((audio.size() - from) / sampleBytes(format), rate));
            case OGG -> OpusLength.samples(audio).map(samples -> time(samples, rate));
            case ADTS -> Optional.empty();
        };
    }

    private static Optional<Duration> mp3(BodyBuffer audio, byte[] head, int rate) {
        int tag = id3(head);
        if (tag + FRAME_HEADER > head.length) {
            return Optional.empty();
        }
        int frame = ByteBuffer.wrap(head).getInt(tag);
        boolean sync = (frame & 0xFFE0_0000) == 0xFFE0_0000;
        boolean mpeg1 = (frame >> 19 & 3) == 3;
        int kilobits = (mpeg1 ? KILOBITS_MPEG1 : KILOBITS_MPEG2)[frame >> 12 & 0xF];
        if (!sync || kilobits == 0) {
            return Optional.empty();
        }
        long decoded = (audio.size() - tag) * 8 * rate / (kilobits * 1000L);
        int around = 2 * ENCODER_DELAY + (mpeg1 ? 1152 : 576) / 2;
        return Optional.of(time(Math.max(0, decoded - around), rate));
    }

    /** How many bytes the tag before the first frame takes; its size is four times seven bits. */
    private static int id3(byte[] head) {
        if (head.length < ID3_HEADER || !begins(head, 0, "ID3")) {
            return 0;
        }
        int size = 0;
        for (int i = 6; i < ID3_HEADER; i++) {
            size = (size << 7) | (head[i] & 0x7F);
        }
        return ID3_HEADER + size;
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
