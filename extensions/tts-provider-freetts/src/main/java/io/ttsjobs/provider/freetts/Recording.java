package io.ttsjobs.provider.freetts;

import io.ttsjobs.provider.freetts.SpokenUtterance.Phone;
import io.ttsjobs.speech.WordTiming;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The utterances of one text, one after another, and the sample frames at which each of its words is spoken. */
final class Recording {

    private static final int WAV_HEADER_SIZE = 44;
    private static final int FORMAT_CHUNK_SIZE = 16;
    private static final short PCM = 1;
    private static final short MONO = 1;
    private static final short FRAME_SIZE = 2;
    private static final long UNSPOKEN = -1;

    private final int sampleRate;
    private final long[] starts;
    private final long[] ends;
    private final List<byte[]> pieces = new ArrayList<>();
    private long frames;

    Recording(int sampleRate, int words) {
        this.sampleRate = sampleRate;
        this.starts = new long[words];
        this.ends = new long[words];
        Arrays.fill(starts, UNSPOKEN);
    }

    void append(SpokenUtterance utterance) {
        for (Phone phone : utterance.phones()) {
            int word = phone.word();
            if (starts[word] == UNSPOKEN) {
                starts[word] = frames + phone.start();
            }
            ends[word] = frames + phone.end();
        }
        pieces.add(utterance.samples());
        frames += utterance.frames();
    }

    /** The samples without a header. */
    byte[] raw() {
        byte[] audio = new byte[dataSize()];
        copyTo(ByteBuffer.wrap(audio));
        return audio;
    }

    /** The samples in a RIFF WAVE file. */
    byte[] wav() {
        byte[] audio = new byte[WAV_HEADER_SIZE + dataSize()];
        ByteBuffer file = ByteBuffer.wrap(audio).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(audio.length - 8).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(FORMAT_CHUNK_SIZE).putShort(PCM).putShort(MONO);
        file.putInt(sampleRate).putInt(sampleRate * FRAME_SIZE);
        file.putShort(FRAME_SIZE).putShort((short) (FRAME_SIZE * Byte.SIZE));
        file.put(ascii("data")).putInt(dataSize());
        copyTo(file);
        return audio;
    }

    /**
     * When each word is spoken.
     *
     * <p>A word for which FreeTTS made no sound and no pause either takes no time, at the end of the word before it.
     */
    List<WordTiming> timings(String text, List<Word> words) {
        List<WordTiming> timings = new ArrayList<>(words.size());
        long spoken = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean silent = starts[i] == UNSPOKEN;
            long start = silent ? spoken : starts[i];
            spoken = silent ? spoken : ends[i];
            timings.add(new WordTiming(
                    text.substring(word.start(), word.end()), time(start), time(spoken), word.start(), word.end()));
        }
        return timings;
    }

    private Duration time(long frame) {
        return Duration.ofNanos(frame * 1_000_000_000L / sampleRate);
    }

    private int dataSize() {
        return Math.toIntExact(frames * FRAME_SIZE);
    }

    private void copyTo(ByteBuffer target) {
        pieces.forEach(target::put);
    }

    private static byte[] ascii(String tag) {
        return tag.getBytes(StandardCharsets.US_ASCII);
    }
}
