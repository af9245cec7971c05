package io.ttsjobs.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An MP3 file: an Info frame that tells length, seek points and what to trim, then frames.
 *
 * <p>The Info frame looks as LAME writes it, down to the encoder's name, because players honour no other.
 */
final class Mp3Output {

    /** From the mark to behind the last checksum. */
    private static final int TAG_BYTES = 156;

    private static final int ALL_FIELDS = 15;
    private static final int METHOD_CBR = 1;
    private static final int METHOD_VBR = 3;

    private final OutputFile out;
    private final int header;
    private final long start;
    private final byte[] info;
    private final Mp3Seeks seeks = new Mp3Seeks();
    private boolean variable;
    private int musicCrc;

    /**
     * Starts a file.
     *
     * @param out where to write
     * @param header that of the first audio frame
     */
    Mp3Output(OutputFile out, int header) {
        this.out = out;
        this.header = header;
        this.start = out.position();
        int plain = Mp3Header.plain(header);
        int infoHeader = Mp3Header.withRoom(plain, 4 + Mp3Header.sideBytes(plain) + TAG_BYTES);
        this.info = silentFrame(infoHeader);
        out.write(info);
    }

    /** {@return whether all frames have one bit rate} */
    boolean isConstant() {
        return !variable;
    }

    /** Writes an audio frame. */
    void frame(byte[] bytes, int offset, int length, int frameHeader) {
        seeks.add(out.position() - start);
        variable |= Mp3Header.bitRateIndex(frameHeader) != Mp3Header.bitRateIndex(header);
        musicCrc = Crc16.arc(musicCrc, bytes, offset, length);
        out.write(bytes, offset, length);
    }

    /** Writes frames without sound, of the shape and bit rate of a given one. */
    void silence(int frameHeader, int count) {
        int plain = Mp3Header.plain(frameHeader);
        byte[] frame = silentFrame(plain);
        for (int i = 0; i < count; i++) {
            frame(frame, 0, frame.length, plain);
        }
    }

    /** Sound needs side information, and all of that is zero here. */
    private static byte[] silentFrame(int plainHeader) {
        return Arrays.copyOf(ByteBuffer.allocate(4).putInt(plainHeader).array(), Mp3Header.frameBytes(plainHeader));
    }

    /**
     * Fills in the Info frame.
     *
     * @param delay sample frames for players to trim at the start, besides the decoder's delay
     * @param padding sample frames for players to trim at the end
     */
    void finish(int delay, int padding) {
        long bytes = out.position() - start;
        int length = (int) Math.min(bytes, 0xFFFFFFFFL);
        ByteBuffer tag = ByteBuffer.wrap(info);
        tag.position(4 + Mp3Header.sideBytes(header));
        tag.put(ascii(variable ? "Xing" : "Info")).putInt(ALL_FIELDS);
        tag.putInt((int) seeks.frames()).putInt(length);
        tag.put(seeks.table(bytes)).putInt(0);
        tag.put(ascii("LAME3.100")).put((byte) (variable ? METHOD_VBR : METHOD_CBR));
        tag.position(tag.position() + 10);
        tag.put((byte) Math.min(255, Mp3Header.bitRate(header) / 1000));
        tag.put((byte) (delay >> 4)).put((byte) (delay << 4 | padding >> 8)).put((byte) padding);
        tag.position(tag.position() + 4);
        tag.putInt(length).putShort((short) musicCrc);
        tag.putShort((short) Crc16.arc(0, info, 0, tag.position()));
        out.patch(start, info);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
