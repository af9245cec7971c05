package io.ttsjobs.provider.openai;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The smallest audio of each kind that has the right marks. */
final class Sounds {

    static final int UNKNOWN = 0xFFFFFFFF;
    private static final int FRAME = 192;

    private Sounds() {}

    /** Frames of MPEG-2 Layer III, 24 kHz, mono, 64 kbit/s. */
    static byte[] mp3() {
        byte[] audio = new byte[2 * FRAME];
        for (int at = 0; at < audio.length; at += FRAME) {
            ByteBuffer.wrap(audio).putInt(at, 0xFFF384C4);
        }
        return audio;
    }

    /** The same behind an ID3 tag. */
    static byte[] taggedMp3() {
        byte[] tag = {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 2, 'x', 'x'};
        return ByteBuffer.allocate(tag.length + mp3().length)
                .put(tag)
                .put(mp3())
                .array();
    }

    static byte[] wav(int sampleRate, int riffSize) {
        return ByteBuffer.allocate(48)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(riffSize)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(sampleRate)
                .putInt(2 * sampleRate)
                .putShort((short) 2)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(UNKNOWN)
                .array();
    }

    static byte[] opus() {
        ByteBuffer page = ByteBuffer.allocate(60).put(ascii("OggS"));
        page.put(26, (byte) 1).put(27, (byte) 19);
        return page.position(28)
                .put(ascii("OpusHead"))
                .put((byte) 1)
                .put((byte) 1)
                .array();
    }

    static byte[] pcm() {
        return new byte[480];
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
