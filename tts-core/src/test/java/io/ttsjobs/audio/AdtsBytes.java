package io.ttsjobs.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes AAC streams with ADTS headers frame by frame, of any shape, with noise for sound. */
final class AdtsBytes {

    static final int MAIN = 0;
    static final int LC = 1;
    static final int SSR = 2;
    static final int LTP = 3;

    private final int mpeg2;
    private final int profile;
    private final int rate;
    private final int channels;
    private final SplittableRandom random;

    AdtsBytes(int mpeg2, int profile, int rate, int channels, SplittableRandom random) {
        this.mpeg2 = mpeg2;
        this.profile = profile;
        this.rate = rate;
        this.channels = channels;
        this.random = random;
    }

    /** AAC LC of MPEG-4. */
    static AdtsBytes of(int rate, int channels) {
        return new AdtsBytes(0, LC, rate, channels, new SplittableRandom(1));
    }

    /** AAC LC of MPEG-4 at 44.1 kHz, mono. */
    static AdtsBytes usual() {
        return of(4, 1);
    }

    byte[] frame(int bodyBytes) {
        return frame(bodyBytes, 1, false);
    }

    /** A frame of noise with so many raw data blocks, 1 to 4. */
    byte[] frame(int bodyBytes, int blocks, boolean crc) {
        byte[] frame = new byte[7 + (crc ? 2 * blocks : 0) + bodyBytes];
        for (int i = 7; i < frame.length; i++) {
            frame[i] = (byte) random.nextInt(255); // never FF, so that the only sync is the frame's own
        }
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) (0xF0 | mpeg2 << 3 | (crc ? 0 : 1));
        frame[2] = (byte) (profile << 6 | rate << 2 | channels >> 2);
        frame[3] = (byte) (channels << 6 | random.nextInt(16) << 2 | frame.length >> 11);
        frame[4] = (byte) (frame.length >> 3);
        frame[5] = (byte) (frame.length << 5 | random.nextInt(31));
        frame[6] = (byte) (random.nextInt(63) << 2 | (blocks - 1));
        return frame;
    }

    List<byte[]> frames(int count) {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(frame(100 + random.nextInt(300)));
        }
        return frames;
    }

    byte[] stream(int count) {
        return Mp3Bytes.join(frames(count));
    }

    /** What must stand between chunks of such a stream. */
    byte[] silent() {
        byte[] block = channels == 1 ? bytes(0, 0, 0, 7) : bytes(0x21, 0, 0, 0, 0, 0x1C);
        int size = 7 + block.length;
        byte[] head = bytes(
                0xFF,
                0xF1 | mpeg2 << 3,
                profile << 6 | rate << 2 | channels >> 2,
                channels << 6,
                size >> 3,
                size << 5 | 0x1F,
                0xFC);
        return Mp3Bytes.join(head, block);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
