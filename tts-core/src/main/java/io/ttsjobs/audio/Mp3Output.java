package io.ttsjobs.audio;

import io.ttsjobs.audio.StitchOptions.InfoFrame;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * MP3 frames in a file and, if wanted, before them an Info frame that tells length, seek points and what to trim.
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
    private final InfoFrame kind;
    private final long start;
    private final Mp3Seeks seeks = new Mp3Seeks();
    private boolean variable;
    private int musicCrc;

    /**
     * Starts the frames at the file's position.
     *
     * @param out where to write
     * @param header that of the first audio frame
     * @param kind what stands before it
     */
    Mp3Output(OutputFile out, int header, InfoFrame kind) {
        this(out, header, kind, out.position());
        if (kind != InfoFrame.NONE) {
            out.write(emptyInfo());
        }
    }

    private Mp3Output(OutputFile out, int header, InfoFrame kind, long start) {
        this.out = out;
        this.header = header;
        this.kind = kind;
        this.start = start;
    }

    /** {@return whether all frames have one bit rate} */
    boolean isConstant() {
        return !variable;
    }

    /** Writes an audio frame. */
    void frame(byte[] bytes, int offset, int length, int frameHeader) {
        seeks.add(out.position() - start);
        variable |= Mp3Header.bitRateIndex(frameHeader) != Mp3Header.bitRateIndex(header);
        if (kind == InfoFrame.WITH_CRC) {
            musicCrc = Crc16.arc(musicCrc, bytes, offset, length);
        }
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

    /** {@return the frame that will tell about the others, with nothing told yet} */
    private byte[] emptyInfo() {
        int plain = Mp3Header.plain(header);
        return silentFrame(Mp3Header.withRoom(plain, 4 + Mp3Header.sideBytes(plain) + TAG_BYTES));
    }

    /** Sound needs side information, and all of that is zero here. */
    private static byte[] silentFrame(int plainHeader) {
        return Arrays.copyOf(ByteBuffer.allocate(4).putInt(plainHeader).array(), Mp3Header.frameBytes(plainHeader));
    }

    /** {@return where in the file the first audio frame is} */
    long firstFrame() {
        return kind == InfoFrame.NONE ? start : start + emptyInfo().length;
    }

    /**
     * Makes the Info frame that tells of all frames so far.
     *
     * @param delay sample frames for players to trim at the start, besides the decoder's delay
     * @param padding sample frames for players to trim at the end
     * @return the frame; no bytes if there is to be none
     */
    byte[] info(int delay, int padding) {
        if (kind == InfoFrame.NONE) {
            return new byte[0];
        }
        long bytes = out.position() - start;
        int length = (int) Math.min(bytes, 0xFFFFFFFFL);
        byte[] info = emptyInfo();
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
        return info;
    }

    /** Writes down what {@link #restore} needs. */
    void save(DataOutput to) throws IOException {
        to.writeLong(start);
        to.writeBoolean(variable);
        to.writeInt(musicCrc);
        seeks.save(to);
    }

    /** {@return the output as it was saved, to go on at the end of the file} */
    static Mp3Output restore(OutputFile out, int header, InfoFrame kind, DataInput from) throws IOException {
        Mp3Output output = new Mp3Output(out, header, kind, Saved.count(from, out.position()));
        output.variable = from.readBoolean();
        output.musicCrc = Saved.number(from, 0, 0xFFFF);
        output.seeks.restore(from);
        return output;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
