package io.ttsjobs.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes WAV files, sound and odd ones, and reads finished ones. */
final class WavBytes {

    private WavBytes() {}

    static byte[] chunk(String id, byte[] body) {
        return chunk(id, body.length, body);
    }

    /** A chunk that states any size. */
    static byte[] chunk(String id, long size, byte[] body) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + body.length + (body.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(ascii(id)).putInt((int) size).put(body).array();
    }

    static byte[] format(int tag, int channels, int sampleRate, int bits) {
        int frame = channels * bits / 8;
        ByteBuffer format = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        format.putShort((short) tag)
                .putShort((short) channels)
                .putInt(sampleRate)
                .putInt(sampleRate * frame);
        return format.putShort((short) frame).putShort((short) bits).array();
    }

    static byte[] extensible(int tag, int channels, int sampleRate, int bits) {
        byte[] format = Arrays.copyOf(format(0xFFFE, channels, sampleRate, bits), 40);
        format[16] = 22;
        format[24] = (byte) tag;
        return format;
    }

    static byte[] riff(byte[]... chunks) {
        byte[] body = Mp3Bytes.join(chunks);
        return Mp3Bytes.join(chunk("RIFF", body.length + 4L, ascii("WAVE")), body);
    }

    static byte[] wav(int tag, int channels, int sampleRate, int bits, byte[] samples) {
        return riff(chunk("fmt ", format(tag, channels, sampleRate, bits)), chunk("data", samples));
    }

    /** 16-bit mono at 8 kHz. */
    static byte[] usual(byte[] samples) {
        return wav(1, 1, 8000, 16, samples);
    }

    /** The chunks of a finished file, by name, whose sizes must add up; RF64 counts by its ds64. */
    static Map<String, byte[]> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        boolean large = text(file, 0).equals("RF64");
        long riff = large ? in.getLong(20) : Integer.toUnsignedLong(in.getInt(4));
        if (riff != file.length - 8) {
            throw new AssertionError("RIFF size " + riff + " of " + file.length);
        }
        Map<String, byte[]> chunks = new LinkedHashMap<>();
        chunks.put(text(file, 0), new byte[0]);
        for (int at = 12; at < file.length; ) {
            String id = text(file, at);
            long stated = Integer.toUnsignedLong(in.getInt(at + 4));
            int size = Math.toIntExact(large && id.equals("data") ? in.getLong(28) : stated);
            chunks.put(id, Arrays.copyOfRange(file, at + 8, at + 8 + size));
            at += 8 + size + (size & 1);
        }
        return chunks;
    }

    static List<String> ids(byte[] file) {
        return new ArrayList<>(read(file).keySet());
    }

    static byte[] data(byte[] file) {
        return read(file).getOrDefault("data", new byte[0]);
    }

    private static String text(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.US_ASCII);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
