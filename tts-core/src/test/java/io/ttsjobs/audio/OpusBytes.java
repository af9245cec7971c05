package io.ttsjobs.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes Ogg Opus streams packet by packet, of any shape, with noise for sound. */
final class OpusBytes {

    /** Frame durations in sample frames, by configuration (RFC 6716, table 2). */
    private static final int[] FRAMES = {
        480, 960, 1920, 2880, 480, 960, 1920, 2880, 480, 960, 1920, 2880, 480, 960, 480, 960, 120, 240, 480, 960, 120,
        240, 480, 960, 120, 240, 480, 960, 120, 240, 480, 960
    };

    static final byte[] TAGS = ascii("OpusTags\4\0\0\0test\0\0\0\0");

    int channels = 1;
    int preSkip = 312;
    int gain;
    int serial = 7;
    int segmentsPerPage = 20;
    long startGranule;
    int trim;
    byte[] tags = TAGS;
    List<byte[]> packets = new ArrayList<>();

    /** Mono, five packets of 20 ms each, the last one with 100 sample frames too many. */
    static OpusBytes usual() {
        OpusBytes stream = new OpusBytes();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5; i++) {
            stream.packets.add(packet(9, 0, 1, random));
        }
        stream.trim = 100;
        return stream;
    }

    /** A stream of packets of every kind, in pages of every size. */
    static OpusBytes random(SplittableRandom random) {
        OpusBytes stream = new OpusBytes();
        stream.preSkip = random.nextInt(500);
        stream.segmentsPerPage = 1 + random.nextInt(255);
        for (int i = 5 + random.nextInt(60); i > 0; i--) {
            int config = random.nextInt(32);
            int code = random.nextInt(4);
            int most = Math.min(48, 5760 / FRAMES[config]);
            int count = code == 3 ? 1 + random.nextInt(most) : code == 0 ? 1 : 2;
            stream.packets.add(packet(config, code, count, random));
        }
        stream.packets.add(packet(31, 0, 1, random));
        stream.trim = random.nextInt(960);
        return stream;
    }

    /** A packet of noise. */
    static byte[] packet(int config, int code, int count, SplittableRandom random) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(config << 3 | code);
        boolean sized = code == 2 || (code == 3 && random.nextBoolean());
        int padding = code == 3 && random.nextBoolean() ? random.nextInt(600) : -1;
        if (code == 3) {
            packet.write((sized ? 0x80 : 0) | (padding >= 0 ? 0x40 : 0) | count);
            for (int left = padding; left >= 0; left -= 254) {
                packet.write(left >= 254 ? 255 : left);
            }
        }
        byte[] frames = new byte[0];
        int size = random.nextInt(400);
        for (int i = 0; i < count; i++) {
            if (sized) {
                size = random.nextInt(700);
                if (i < count - 1 && size < 252) {
                    packet.write(size);
                } else if (i < count - 1) {
                    packet.write(252 + size % 4);
                    packet.write((size - 252 - size % 4) / 4);
                }
            }
            byte[] frame = new byte[size];
            random.nextBytes(frame);
            frames = Mp3Bytes.join(frames, frame);
        }
        packet.writeBytes(frames);
        packet.writeBytes(new byte[Math.max(0, padding)]);
        return packet.toByteArray();
    }

    /** {@return the sample frames of a packet that is sound} */
    static int samples(byte[] packet) {
        int frame = FRAMES[(packet[0] & 0xFF) >> 3];
        int code = packet[0] & 3;
        return frame * (code == 3 ? packet[1] & 63 : code == 0 ? 1 : 2);
    }

    long total() {
        return packets.stream().mapToLong(OpusBytes::samples).sum();
    }

    long samples() {
        return total() - preSkip - trim;
    }

    byte[] head() {
        ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        head.put(ascii("OpusHead")).put((byte) 1).put((byte) channels).putShort((short) preSkip);
        return head.putInt(24_000).putShort((short) gain).array();
    }

    byte[] bytes() {
        return Mp3Bytes.join(pages());
    }

    List<byte[]> pages() {
        List<byte[]> pages = new ArrayList<>();
        pages.add(page(2, 0, serial, 0, lacing(List.of(head())), head()));
        List<byte[]> tagPages = split(List.of(tags), pages.size(), false);
        pages.addAll(tagPages);
        pages.addAll(split(packets, pages.size(), true));
        return pages;
    }

    /** Cuts packets into pages of so many segments, wherever that falls. */
    private List<byte[]> split(List<byte[]> all, int firstNumber, boolean audio) {
        List<byte[]> pages = new ArrayList<>();
        byte[] lacing = lacing(all);
        byte[] body = Mp3Bytes.join(all);
        long granule = startGranule;
        int done = 0;
        int bodyAt = 0;
        for (int at = 0; at < lacing.length; at += segmentsPerPage) {
            byte[] ours = Arrays.copyOfRange(lacing, at, Math.min(lacing.length, at + segmentsPerPage));
            int length = 0;
            boolean ends = false;
            for (byte segment : ours) {
                length += segment & 0xFF;
                if ((segment & 0xFF) < 255) {
                    ends = true;
                    granule += audio ? samples(all.get(done)) : 0;
                    done++;
                }
            }
            boolean last = audio && at + segmentsPerPage >= lacing.length;
            int flags = (at > 0 && lacing[at - 1] == -1 ? 1 : 0) | (last ? 4 : 0);
            long stated = last ? granule - trim : ends ? granule : -1;
            byte[] part = Arrays.copyOfRange(body, bodyAt, bodyAt + length);
            pages.add(page(flags, stated, serial, firstNumber + pages.size(), ours, part));
            bodyAt += length;
        }
        return pages;
    }

    static byte[] lacing(List<byte[]> packets) {
        ByteArrayOutputStream lacing = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            for (int i = 0; i < packet.length / 255; i++) {
                lacing.write(255);
            }
            lacing.write(packet.length % 255);
        }
        return lacing.toByteArray();
    }

    static byte[] page(int flags, long granule, int serial, int number, byte[] lacing, byte[] body) {
        ByteBuffer page = ByteBuffer.allocate(27 + lacing.length + body.length).order(ByteOrder.LITTLE_ENDIAN);
        page.put(ascii("OggS\0"))
                .put((byte) flags)
                .putLong(granule)
                .putInt(serial)
                .putInt(number)
                .putInt(0);
        page.put((byte) lacing.length).put(lacing).put(body);
        return page.putInt(22, SlowOgg.crc(page.array())).array();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
