package io.ttsjobs.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a finished MP3 file that must have an Info frame and then frames and nothing else; simple rather than fast. */
final class SlowMp3 {

    private static final int[] KBITS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBITS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

    final String mark;
    final int frameCount;
    final int byteCount;
    final byte[] seekTable;
    final String encoder;
    final int delay;
    final int padding;
    final int musicLength;
    final int musicCrc;
    final int tagCrc;
    final int tagCrcFound;
    final List<byte[]> frames = new ArrayList<>();
    final List<Integer> offsets = new ArrayList<>();

    SlowMp3(byte[] file) {
        int header = ByteBuffer.wrap(file).getInt();
        int tag =
                4 + ((header >> 19 & 3) == 3 ? ((header >> 6 & 3) == 3 ? 17 : 32) : ((header >> 6 & 3) == 3 ? 9 : 17));
        ByteBuffer in = ByteBuffer.wrap(file);
        this.mark = new String(file, tag, 4, StandardCharsets.US_ASCII);
        this.frameCount = in.getInt(tag + 8);
        this.byteCount = in.getInt(tag + 12);
        this.seekTable = Arrays.copyOfRange(file, tag + 16, tag + 116);
        this.encoder = new String(file, tag + 120, 9, StandardCharsets.US_ASCII);
        int both = in.getInt(tag + 140) & 0xFFFFFF;
        this.delay = both >> 12;
        this.padding = both & 0xFFF;
        this.musicLength = in.getInt(tag + 148);
        this.musicCrc = in.getShort(tag + 152) & 0xFFFF;
        this.tagCrc = in.getShort(tag + 154) & 0xFFFF;
        this.tagCrcFound = arc(Arrays.copyOf(file, tag + 154));
        frames.addAll(split(file));
        int at = frames.remove(0).length;
        for (byte[] frame : frames) {
            offsets.add(at);
            at += frame.length;
        }
    }

    /** {@return the frames of a file that has nothing else} */
    static List<byte[]> split(byte[] file) {
        List<byte[]> all = new ArrayList<>();
        for (int at = 0; at < file.length; ) {
            int end = at + size(ByteBuffer.wrap(file).getInt(at));
            all.add(Arrays.copyOfRange(file, at, end));
            at = end;
        }
        return all;
    }

    static int size(int header) {
        if ((header & 0xFFE60000) != 0xFFE20000) {
            throw new AssertionError("no Layer III frame: " + Integer.toHexString(header));
        }
        int version = header >> 19 & 3;
        int[] rates = {44_100, 48_000, 32_000};
        int rate = rates[header >> 10 & 3] / (version == 3 ? 1 : version == 2 ? 2 : 4);
        int kbits = (version == 3 ? KBITS_1 : KBITS_2)[header >> 12 & 15];
        return (version == 3 ? 144_000 : 72_000) * kbits / rate + (header >> 9 & 1);
    }

    /** CRC-16/ARC, a bit at a time. */
    static int arc(byte[] bytes) {
        int crc = 0;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xA001;
            }
        }
        return crc;
    }
}
