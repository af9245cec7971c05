package io.ttsjobs.audio;

import fr.delthas.javamp3.Sound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Decodes MPEG-1 by javamp3, which knows no MPEG-2, plays every frame, tag frames as silence, and trims nothing. */
final class Decoded {

    /** Silent frames after which nothing of a chunk is heard any more. */
    private static final int TAIL = 3;

    private Decoded() {}

    /** {@return samples, those of both channels in turn, as a decoder of 16 bits gives them} */
    static int[] decode(byte[] mp3) {
        try (Sound sound = new Sound(new ByteArrayInputStream(mp3))) {
            ByteBuffer bytes = ByteBuffer.wrap(sound.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            int[] samples = new int[bytes.remaining() / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = bytes.getShort();
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return frames alone, and how they fade out after their end} */
    static int[] decodeWithTail(List<byte[]> frames) {
        List<byte[]> all = new ArrayList<>(frames);
        all.addAll(Collections.nCopies(TAIL, Mp3Bytes.silentLike(frames.get(0))));
        return decode(Mp3Bytes.join(all));
    }
}
