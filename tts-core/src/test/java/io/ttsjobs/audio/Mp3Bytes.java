package io.ttsjobs.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes MP3 streams frame by frame, of any shape, with noise for sound. */
final class Mp3Bytes {

    /** Version, sample rate index: all nine sample rates. */
    static final int[][] RATES = {{3, 0}, {3, 1}, {3, 2}, {2, 0}, {2, 1}, {2, 2}, {0, 0}, {0, 1}, {0, 2}};

    static final int STEREO = 0;
    static final int JOINT = 1;
    static final int MONO = 3;

    private final int version;
    private final int rate;
    private final int mode;
    private final boolean crc;
    private final SplittableRandom random;

    Mp3Bytes(int version, int rate, int mode, boolean crc, SplittableRandom random) {
        this.version = version;
        this.rate = rate;
        this.mode = mode;
        this.crc = crc;
        this.random = random;
    }

    /** MPEG-1 at 44.1 kHz, mono, without checksums. */
    static Mp3Bytes usual() {
        return new Mp3Bytes(3, 0, MONO, false, new SplittableRandom(1));
    }

    int samplesPerFrame() {
        return version == 3 ? 1152 : 576;
    }

    int sampleRate() {
        int[] rates = {44_100, 48_000, 32_000};
        return rates[rate] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
    }

    int sideBytes() {
        return version == 3 ? (mode == MONO ? 17 : 32) : (mode == MONO ? 9 : 17);
    }

    /** A frame of noise that reaches back over the given number of bytes. */
    byte[] frame(int bitRateIndex, int reach) {
        byte[] frame = silent(bitRateIndex, crc, random.nextInt(2));
        int side = crc ? 6 : 4;
        for (int i = 4; i < frame.length; i++) {
            frame[i] = (byte) random.nextInt(255); // never FF, so that the only sync is the frame's own
        }
        if (version == 3) {
            frame[side] = (byte) (reach >> 1);
            frame[side + 1] = (byte) ((frame[side + 1] & 0x7F) | reach << 7);
        } else {
            frame[side] = (byte) reach;
        }
        if (mode == JOINT) {
            frame[3] |= (byte) (random.nextInt(4) << 4);
        }
        return frame;
    }

    byte[] frame(int bitRateIndex) {
        return frame(bitRateIndex, 0);
    }

    List<byte[]> frames(int count, int bitRateIndex) {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(frame(bitRateIndex));
        }
        return frames;
    }

    byte[] silent(int bitRateIndex, boolean withCrc, int padding) {
        int header = 0xFFE20000
                | version << 19
                | (withCrc ? 0 : 1) << 16
                | bitRateIndex << 12
                | rate << 10
                | padding << 9
                | mode << 6;
        byte[] frame = new byte[SlowMp3.size(header)];
        ByteBuffer.wrap(frame).putInt(header);
        return frame;
    }

    /** A tag frame as LAME writes it. */
    byte[] tag(String mark, int frames, int delay, int padding) {
        byte[] frame = silent(12, false, 0);
        ByteBuffer tag = ByteBuffer.wrap(frame);
        tag.position(4 + sideBytes());
        tag.put(mark.getBytes(StandardCharsets.US_ASCII)).putInt(15).putInt(frames);
        tag.position(tag.position() + 108);
        tag.put("LAME3.100".getBytes(StandardCharsets.US_ASCII));
        tag.position(tag.position() + 12);
        tag.put((byte) (delay >> 4)).put((byte) (delay << 4 | padding >> 8)).put((byte) padding);
        return frame;
    }

    static byte[] id3(int bodyBytes) {
        byte[] body = new byte[bodyBytes];
        Arrays.fill(body, (byte) 0xFF);
        return id3(body);
    }

    static byte[] id3(byte[] body) {
        byte[] head = ascii("ID3\u0004", 10);
        head[8] = (byte) (body.length >> 7);
        head[9] = (byte) (body.length & 0x7F);
        return join(head, body);
    }

    /** An APEv2 tag with a header, whose body stands in the place of items and footer. */
    static byte[] ape(byte[] body) {
        byte[] head = ascii("APETAGEX", 32);
        head[12] = (byte) body.length;
        head[13] = (byte) (body.length >> 8);
        head[23] = (byte) 0xA0;
        return join(head, body);
    }

    /** Up to 700 random bytes of no format. */
    static byte[] junk(SplittableRandom random) {
        byte[] junk = new byte[1 + random.nextInt(700)];
        random.nextBytes(junk);
        junk[0] = 0;
        return junk;
    }

    static byte[] ascii(String start, int length) {
        return Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), length);
    }

    static int header(byte[] frame) {
        return ByteBuffer.wrap(frame).getInt();
    }

    /** A frame without sound, of the shape and bit rate of another, without checksum and padding. */
    static byte[] silentLike(byte[] frame) {
        int header = (header(frame) | 1 << 16) & ~(1 << 9 | 3 << 4);
        byte[] silent = new byte[SlowMp3.size(header)];
        ByteBuffer.wrap(silent).putInt(header);
        return silent;
    }

    /** Whether these characters stand anywhere. */
    static boolean contains(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }

    static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        return join(List.of(parts));
    }
}
