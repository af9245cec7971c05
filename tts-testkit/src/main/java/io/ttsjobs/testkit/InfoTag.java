package io.ttsjobs.testkit;

import java.nio.charset.StandardCharsets;

/** The frame in front of an MP3 stream that tells its length, and what of it is the encoder's delay and padding. */
final class InfoTag {

    private static final int SIZE = 156;
    private static final int ALL_FIELDS = 0b1111;
    private static final int CONSTANT_BIT_RATE = 1;
    private static final byte[] INFO = "Info".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCODER_NAME = "LAME3.100".getBytes(StandardCharsets.US_ASCII);

    private static final int TABLE_AT = 16;
    private static final int NAME_AT = 120;
    private static final int METHOD_AT = 129;
    private static final int BIT_RATE_AT = 140;
    private static final int DELAY_AT = 141;
    private static final int LENGTH_AT = 148;
    private static final int MUSIC_CRC_AT = 152;
    private static final int TAG_CRC_AT = 154;

    private final Mp3Layout layout;
    private final int frames;
    private final int delay;
    private final int padding;

    InfoTag(Mp3Layout layout, int frames, int delay, int padding) {
        this.layout = layout;
        this.frames = frames;
        this.delay = delay;
        this.padding = padding;
    }

    /** Whether a frame of the stream is large enough; where it is not, LAME writes no tag. */
    static boolean fits(Mp3Layout layout) {
        return layout.plainFrameSize() >= Mp3Layout.HEADER_SIZE + layout.sideInfoSize() + SIZE;
    }

    /** Writes the tag's frame over the zeros in front of the audio frames, which are in place. */
    void write(byte[] mp3) {
        int tag = Mp3Layout.HEADER_SIZE + layout.sideInfoSize();
        int audio = layout.plainFrameSize();
        new BitWriter(mp3, 0).write(layout.header(false), 32);
        put(mp3, tag, INFO);
        new BitWriter(mp3, tag + INFO.length)
                .write(ALL_FIELDS, 32)
                .write(frames, 32)
                .write(mp3.length, 32);
        put(mp3, tag + TABLE_AT, seekTable(mp3.length));
        put(mp3, tag + NAME_AT, ENCODER_NAME);
        new BitWriter(mp3, tag + METHOD_AT).write(CONSTANT_BIT_RATE, 8);
        new BitWriter(mp3, tag + BIT_RATE_AT).write(Math.min(255, layout.bitRate() / 1000), 8);
        new BitWriter(mp3, tag + DELAY_AT).write(delay, 12).write(padding, 12);
        new BitWriter(mp3, tag + LENGTH_AT).write(mp3.length, 32);
        new BitWriter(mp3, tag + MUSIC_CRC_AT).write(crc(mp3, audio, mp3.length), 16);
        new BitWriter(mp3, tag + TAG_CRC_AT).write(crc(mp3, 0, tag + TAG_CRC_AT), 16);
    }

    /** For each hundredth of the time, the place in the file in 256ths. */
    private byte[] seekTable(int size) {
        byte[] table = new byte[100];
        for (int i = 1; i < table.length; i++) {
            long place = layout.plainFrameSize() + layout.frameStart((int) ((long) i * frames / 100));
            table[i] = (byte) Math.min(255, 256 * place / size);
        }
        return table;
    }

    private static void put(byte[] mp3, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, mp3, at, bytes.length);
    }

    /** CRC-16/ARC: polynomial 0x8005 reflected, starting from 0. */
    static int crc(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
            }
        }
        return crc;
    }
}
