package io.ttsjobs.provider.openai;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The smallest audio of each kind that has the right marks. */
final class Sounds {

    /** What servers write that do not know the size. */
    static final int UNKNOWN = 0xFFFFFFFF;

    private static final int MP3_FRAME = 192;
    private static final int ADTS_FRAME = 16;

    private Sounds() {}

    /** Frames of MPEG-2 Layer III, 24 kHz, mono, 64 kbit/s. */
    static byte[] mp3() {
        byte[] audio = new byte[4 * MP3_FRAME];
        for (int at = 0; at < audio.length; at += MP3_FRAME) {
            ByteBuffer.wrap(audio).putInt(at, 0xFFF384C4);
        }
        return audio;
    }

    /** The same between an ID3v2 tag and an ID3v1 tag. */
    static byte[] taggedMp3() {
        byte[] tag = {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 2, 'x', 'x'};
        return join(tag, mp3(), ascii("TAG" + "x".repeat(125)));
    }

    /** The same behind an ID3v2.4 tag that has a footer, as long as its header. */
    static byte[] mp3BehindAFooter() {
        byte[] tag = {'I', 'D', '3', 4, 0, 0x10, 0, 0, 0, 2, 'x', 'x', '3', 'D', 'I', 4, 0, 0x10, 0, 0, 0, 2};
        return join(tag, mp3());
    }

    /** Frames of AAC LC, 24 kHz, mono. */
    static byte[] aac() {
        return aac(4);
    }

    static byte[] aac(int frames) {
        byte[] header = {(byte) 0xFF, (byte) 0xF1, 0x58, 0x40, 0x02, 0x1F, (byte) 0xFC};
        ByteBuffer audio = ByteBuffer.allocate(frames * ADTS_FRAME);
        for (int i = 0; i < frames; i++) {
            audio.position(i * ADTS_FRAME).put(header);
        }
        return audio.array();
    }

    /** A header of 44 bytes and two samples, mono, 16 bits. */
    static byte[] wav(int sampleRate, int riffSize, int dataSize) {
        return wav(1, 16, sampleRate, riffSize, dataSize);
    }

    static byte[] wav(int sampleRate) {
        return wav(sampleRate, 40, 4);
    }

    static byte[] wav(int tag, int bits, int sampleRate, int riffSize, int dataSize) {
        return ByteBuffer.allocate(48)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(riffSize)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) tag)
                .putShort((short) 1)
                .putInt(sampleRate)
                .putInt(bits / 8 * sampleRate)
                .putShort((short) (bits / 8))
                .putShort((short) bits)
                .put(ascii("data"))
                .putInt(dataSize)
                .array();
    }

    static byte[] opus() {
        return ogg("OpusHead\u0001\u0001");
    }

    /** A page that holds one packet of 19 bytes. */
    static byte[] ogg(String packetStart) {
        ByteBuffer page = ByteBuffer.allocate(47).put(ascii("OggS"));
        page.put(26, (byte) 1).put(27, (byte) 19);
        return page.position(28).put(ascii(packetStart)).array();
    }

    static byte[] flac() {
        return join(ascii("fLaC"), new byte[60]);
    }

    static byte[] pcm() {
        return new byte[480];
    }

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
