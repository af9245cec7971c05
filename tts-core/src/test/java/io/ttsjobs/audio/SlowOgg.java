package io.ttsjobs.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a finished Ogg Opus file that must be one sound stream and nothing else; simple rather than fast. */
final class SlowOgg {

    final byte[] head;
    final byte[] tags;
    final int preSkip;
    final List<byte[]> packets = new ArrayList<>();
    final List<Long> granules = new ArrayList<>();
    final List<Integer> packetsAtPageEnd = new ArrayList<>();

    SlowOgg(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> all = new ArrayList<>();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        int serial = in.getInt(14);
        for (int at = 0, number = 0; at < file.length; number++) {
            int segments = file[at + 26] & 0xFF;
            int body = at + 27 + segments;
            int end = body;
            for (int i = 0; i < segments; i++) {
                end += file[at + 27 + i] & 0xFF;
            }
            require(new String(file, at, 4, StandardCharsets.US_ASCII).equals("OggS"), "mark at " + at);
            require(in.getInt(at + 14) == serial && in.getInt(at + 18) == number, "serial and number at " + at);
            int flags = (number == 0 ? 2 : 0) | (end == file.length ? 4 : 0) | (packet.size() > 0 ? 1 : 0);
            require(file[at + 5] == flags, "flags at " + at);
            byte[] page = Arrays.copyOfRange(file, at, end);
            int stored = in.getInt(at + 22);
            Arrays.fill(page, 22, 26, (byte) 0);
            require(crc(page) == stored, "checksum at " + at);
            for (int i = 0; i < segments; i++) {
                int lacing = file[at + 27 + i] & 0xFF;
                packet.write(file, body, lacing);
                body += lacing;
                if (lacing < 255) {
                    all.add(packet.toByteArray());
                    packet.reset();
                }
            }
            if (number > 1) {
                granules.add(in.getLong(at + 6));
                packetsAtPageEnd.add(all.size() - 2);
            } else {
                require(all.size() == number + 1 && packet.size() == 0, "a header does not end its page");
            }
            at = end;
        }
        head = all.get(0);
        tags = all.get(1);
        preSkip = (head[10] & 0xFF) | (head[11] & 0xFF) << 8;
        packets.addAll(all.subList(2, all.size()));
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    long playedSamples() {
        return granules.get(granules.size() - 1) - preSkip;
    }

    /** The checksum, a bit at a time. */
    static int crc(byte[] bytes) {
        int crc = 0;
        for (byte b : bytes) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean subtract = (crc < 0) != ((b >> bit & 1) == 1);
                crc = crc << 1 ^ (subtract ? 0x04C11DB7 : 0);
            }
        }
        return crc;
    }
}
