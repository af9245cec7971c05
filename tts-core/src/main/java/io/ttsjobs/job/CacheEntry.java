package io.ttsjobs.job;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer as a cache keeps it: the facts, the audio, and the SHA-256 of both.
 *
 * <p>A word is kept by its place, and its letters come from the text that is asked for: so the text is not in it. One that a
 * provider spelt otherwise than the text is kept as it is. What the answer cost is left out, for who finds it pays nothing.
 */
final class CacheEntry {

    private static final String VERSION = "ttsjobs answer 1";
    private static final int CHECKSUM_BYTES = 32;

    private CacheEntry() {}

    static void write(ChunkKey key, SynthesisResult answer, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        OutputStream summed = new DigestOutputStream(out, digest);
        FieldWriter fields = new FieldWriter(summed);
        fields.text(VERSION);
        fields.text(key.sha256());
        fields.format(answer.format());
        fields.optionalText(answer.timingNote());
        fields.optionalText(answer.requestId());
        fields.count(answer.words().size());
        for (WordTiming w : answer.words()) {
            writeTiming(key.text(), w.word(), w.start(), w.end(), w.startChar(), w.endChar(), fields);
        }
        fields.count(answer.sentences().size());
        for (SentenceTiming s : answer.sentences()) {
            writeTiming(key.text(), s.sentence(), s.start(), s.end(), s.startChar(), s.endChar(), fields);
        }
        try (InputStream audio = answer.openAudio()) {
            audio.transferTo(summed);
        }
        out.write(digest.digest());
    }

    /**
     * Reads an answer back.
     *
     * @throws IOException if it is damaged, of another version, or not that of the key; its message tells nothing of the content
     */
    static SynthesisResult read(ChunkKey key, byte[] entry) throws IOException {
        int size = entry.length - CHECKSUM_BYTES;
        if (size < 0 || !sum(entry, size).equals(ByteBuffer.wrap(entry, size, CHECKSUM_BYTES))) {
            throw new IOException("it is not that of its checksum");
        }
        FieldReader fields = new FieldReader(ByteBuffer.wrap(entry, 0, size));
        if (!fields.text().equals(VERSION) || !fields.text().equals(key.sha256())) {
            throw new IOException("it is of another version or key");
        }
        try {
            return read(key.text(), fields);
        } catch (RuntimeException e) {
            throw new IOException("it does not fit its key"); // without the cause, which may quote the text
        }
    }

    private static SynthesisResult read(String text, FieldReader fields) throws IOException {
        AudioFormat format = fields.format();
        Optional<String> timingNote = fields.optionalText();
        Optional<String> requestId = fields.optionalText();
        List<WordTiming> words = readTimings(text, WordTiming::new, fields);
        List<SentenceTiming> sentences = readTimings(text, SentenceTiming::new, fields);
        SynthesisResult.Builder answer =
                SynthesisResult.builder(fields.rest(), format).words(words).sentences(sentences);
        timingNote.ifPresent(answer::timingNote);
        requestId.ifPresent(answer::requestId);
        return answer.build();
    }

    private static void writeTiming(
            String text, String spoken, Duration start, Duration end, int startChar, int endChar, FieldWriter fields)
            throws IOException {
        fields.duration(start);
        fields.duration(end);
        fields.count(startChar);
        fields.count(endChar);
        boolean slice =
                endChar <= text.length() && text.substring(startChar, endChar).equals(spoken);
        fields.optionalText(slice ? Optional.empty() : Optional.of(spoken));
    }

    private static <T> List<T> readTimings(String text, Timing<T> timing, FieldReader fields) throws IOException {
        int count = fields.count();
        List<T> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Duration start = fields.duration();
            Duration end = fields.duration();
            int startChar = fields.count();
            int endChar = fields.count();
            Optional<String> spelt = fields.optionalText();
            String spoken = spelt.isPresent() ? spelt.get() : text.substring(startChar, endChar);
            all.add(timing.of(spoken, start, end, startChar, endChar));
        }
        return all;
    }

    private static ByteBuffer sum(byte[] entry, int size) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(entry, 0, size);
        return ByteBuffer.wrap(digest.digest());
    }

    /** Makes a word or a sentence. */
    private interface Timing<T> {
        T of(String spoken, Duration start, Duration end, int startChar, int endChar);
    }
}
