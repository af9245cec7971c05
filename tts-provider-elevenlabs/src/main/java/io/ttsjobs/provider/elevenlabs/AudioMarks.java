package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.http.BodyBuffer;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells by its first bytes whether audio is of the format that was asked for. */
final class AudioMarks {

    private static final int OGG_HEADER = 27;

    /** An Ogg page header with all its segments, and the mark after it. */
    private static final int HEAD = 512;

    private AudioMarks() {}

    /**
     * Looks at the audio.
     *
     * @param whole the audio
     * @param format what was asked for
     * @return whether it may be that; raw samples show nothing but what they are not
     */
    static boolean fit(BodyBuffer whole, AudioFormat format) {
        byte[] audio = whole.head(HEAD);
        return switch (format.container()) {
            case MP3 -> has(audio, 0, "ID3") || isMp3Frame(audio);
            case WAV -> has(audio, 0, "RIFF") && has(audio, 8, "WAVE");
            case OGG -> has(audio, 0, "OggS") && has(audio, OGG_HEADER + segments(audio), "OpusHead");
            case RAW -> isWholeSamples(whole.size(), format) && !isPacked(audio);
            case ADTS -> false;
        };
    }

    private static boolean isMp3Frame(byte[] audio) {
        boolean sync = audio.length >= 4 && (audio[0] & 0xFF) == 0xFF && (audio[1] & 0xE0) == 0xE0;
        return sync && (audio[1] >> 1 & 3) == 1;
    }

    private static boolean isWholeSamples(long bytes, AudioFormat format) {
        int sampleBytes = format.codec() == Codec.MULAW ? 1 : 2;
        return bytes > 0 && bytes % sampleBytes == 0;
    }

    private static boolean isPacked(byte[] audio) {
        return has(audio, 0, "ID3") || has(audio, 0, "RIFF") || has(audio, 0, "OggS");
    }

    private static int segments(byte[] page) {
        return page.length < OGG_HEADER ? 0 : page[OGG_HEADER - 1] & 0xFF;
    }

    private static boolean has(byte[] audio, int at, String mark) {
        byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
        return at + bytes.length <= audio.length && Arrays.equals(audio, at, at + bytes.length, bytes, 0, bytes.length);
    }
}
