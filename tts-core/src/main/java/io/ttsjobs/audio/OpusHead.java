package io.ttsjobs.audio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The first packet of an Opus stream (RFC 7845, section 5.1), of mapping family 0.
 *
 * @param channels 1 or 2
 * @param preSkip sample frames at 48 kHz for players to drop at the start
 * @param inputRate what was recorded, in Hz; says nothing about the stream
 * @param gain what players amplify by, in 256ths of a decibel
 */
record OpusHead(int channels, int preSkip, int inputRate, int gain) {

    private static final String MARK = "OpusHead";
    private static final int BYTES = 19;
    private static final String OPUS_ONLY = ", which cannot be joined; of Ogg, only Opus can";

    /** Reads the packet. */
    static OpusHead read(OggPackets packets, AudioInput chunk) {
        int size = (int) Math.min(packets.size(), OggPackets.MAX_BYTES);
        ByteBuffer head =
                ByteBuffer.wrap(packets.bytes(), packets.offset(), size).slice().order(ByteOrder.LITTLE_ENDIAN);
        if (!startsWith(head, MARK)) {
            throw chunk.error("is " + Other.nameOf(head) + OPUS_ONLY);
        }
        if (size < BYTES || head.get(8) >> 4 != 0) {
            throw chunk.error("has an Opus header of an unknown version, or a broken one; it cannot be joined");
        }
        int channels = head.get(9) & 0xFF;
        int family = head.get(18) & 0xFF;
        if (family != 0) {
            throw chunk.error("is Opus of channel mapping family " + family
                    + ", which cannot be joined; family 0 (mono and stereo) can");
        }
        if (channels < 1 || channels > 2) {
            throw chunk.error("is Opus of " + channels + " channels in mapping family 0, which has 1 or 2");
        }
        return new OpusHead(channels, head.getShort(10) & 0xFFFF, head.getInt(12), head.getShort(16));
    }

    /** {@return whether a packet starts with these characters, all of one byte} */
    static boolean startsWith(ByteBuffer packet, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        return packet.limit() >= wanted.length && packet.slice(0, wanted.length).equals(ByteBuffer.wrap(wanted));
    }

    /** {@return whether the streams of two headers can be one} */
    boolean fits(OpusHead other) {
        return channels == other.channels && gain == other.gain;
    }

    /** Writes down what {@link #restore} reads. */
    void save(DataOutput out) throws IOException {
        out.writeInt(channels);
        out.writeInt(preSkip);
        out.writeInt(inputRate);
        out.writeInt(gain);
    }

    /** {@return the header as it was saved} */
    static OpusHead restore(DataInput in) throws IOException {
        return new OpusHead(
                Saved.number(in, 1, 2),
                Saved.number(in, 0, 0xFFFF),
                in.readInt(),
                Saved.number(in, Short.MIN_VALUE, Short.MAX_VALUE));
    }

    /** {@return the packet} */
    byte[] bytes() {
        ByteBuffer head = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        head.put(MARK.getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) channels);
        head.putShort((short) preSkip).putInt(inputRate).putShort((short) gain);
        return head.array();
    }

    /** {@return what two streams must have in common, in words} */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Opus, %s, gain %.2f dB", channels == 1 ? "mono" : "stereo", gain / 256.0);
    }

    /** What else Ogg carries, by how it begins. */
    private enum Other {
        VORBIS("\u0001vorbis", "Ogg Vorbis"),
        FLAC("\u007FFLAC", "Ogg FLAC"),
        SPEEX("Speex   ", "Ogg Speex"),
        THEORA("\u0080theora", "Ogg Theora"),
        SKELETON("fishead\0", "Ogg of several streams (Skeleton)");

        private final String mark;
        private final String name;

        Other(String mark, String name) {
            this.mark = mark;
            this.name = name;
        }

        private static String nameOf(ByteBuffer packet) {
            for (Other other : values()) {
                if (startsWith(packet, other.mark)) {
                    return other.name;
                }
            }
            return "Ogg, but not Opus";
        }
    }
}
