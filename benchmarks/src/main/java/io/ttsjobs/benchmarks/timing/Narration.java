package io.ttsjobs.benchmarks.timing;

import io.ttsjobs.audio.AudioSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;

/**
 * A chunk as it was spoken.
 *
 * @param audio a WAV file
 * @param length how long it is
 * @param words when each word is spoken, in order
 */
record Narration(AudioSource audio, Duration length, List<Word> words) {

    static final int WAV_HEADER_BYTES = 44;

    static Narration of(byte[] wav, List<Word> words) {
        int bytesPerSecond = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).getInt(28);
        Duration length = Duration.ofNanos((wav.length - WAV_HEADER_BYTES) * 1_000_000_000L / bytesPerSecond);
        return new Narration(AudioSource.of("narration", wav), length, words);
    }

    /**
     * The start of a word.
     *
     * @param startChar where it stands in the chunk
     * @param start when it is spoken, from the start of the chunk
     */
    record Word(int startChar, Duration start) {}
}
