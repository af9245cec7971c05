package io.ttsjobs.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Real speech, as espeak-ng and LAME made it; the README beside the files says how. */
final class Speech {

    private Speech() {}

    /** {@return the three chunks of a set: {@code tagless-24k}, {@code tagless-44k}, {@code tagged-44k}, {@code vbr-44k} or {@code joint-48k}} */
    static byte[][] chunks(String set) {
        byte[][] chunks = new byte[3][];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = read("speech/" + set + "-" + (i + 1) + ".mp3");
        }
        return chunks;
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(Speech.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the audio frames of a file of nothing but frames, which may start with LAME's tag frame} */
    static List<byte[]> frames(byte[] file) {
        List<byte[]> frames = new ArrayList<>(SlowMp3.split(file));
        byte[] first = frames.get(0);
        if (Mp3Bytes.contains(first, "Info") || Mp3Bytes.contains(first, "Xing")) {
            frames.remove(0);
        }
        return frames;
    }
}
